"""What a free reply says: which items, in which words. Pure; the bot shows its reading back before anything is kept."""

from bot.rules.replies.courtesy import asks, courteous, disowns, greets
from bot.rules.replies.hollow import bare, hollow, sweeping
from bot.rules.replies.pending import IDLE, Pending, merged
from bot.rules.replies.reading import OpenItem, Part, Reading, Reason, Unclear, likely, part_of, read
from bot.rules.replies.sections import Sections, split
from bot.rules.replies.status import judge

__all__ = [
    "IDLE",
    "OpenItem",
    "Part",
    "Pending",
    "Reading",
    "Reason",
    "Sections",
    "Unclear",
    "asks",
    "bare",
    "courteous",
    "disowns",
    "greets",
    "hollow",
    "judge",
    "likely",
    "merged",
    "part_of",
    "read",
    "split",
    "sweeping",
]
