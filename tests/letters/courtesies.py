"""Examples of the short answers that belong to no part of the work."""

from bot.rules.letters.base import Letter
from bot.rules.letters.courtesies import (
    Cancelled,
    GroupChat,
    Help,
    LanguageChanged,
    NotAllowed,
    NotText,
    Outdated,
)

EXAMPLES: list[Letter] = [
    Help("区发改局", "联络员"),
    Help("", "督查一科"),
    Help("", "督查员"),
    Cancelled(0),
    Cancelled(1),
    Cancelled(3),
    Cancelled(0, supervises=True),
    Cancelled(3, supervises=True, begun=("paste", "questions", "reassign")),
    NotText("photo"),
    NotText("photo", captioned=True),
    NotText("voice"),
    NotText("sticker"),
    NotText("a_kind_to_come"),
    GroupChat(),
    Outdated(),
    NotAllowed(),
    LanguageChanged(),
]
