"""The tables. They hold facts and carry no rules; times are aware and in UTC.

Four shelves: `programmes` (what the document says), `people` (who is who), `reports` (what is owed and what was
answered), `traffic` (what came in and what goes out).
"""

from bot.store.tables.base import Table
from bot.store.tables.people import Binding, GroupMember, Invitation, Post, Unit, UnitGroup, UnitName
from bot.store.tables.programmes import (
    Assignment,
    ChosenMember,
    Programme,
    StagedImport,
    Task,
    TaskChange,
    TaskLink,
)
from bot.store.tables.reports import Draft, Entry, EntryAuthor, Item, LedgerHead, Obligation
from bot.store.tables.traffic import Cover, Inbox, Note, Outbox

__all__ = [
    "Assignment",
    "Binding",
    "ChosenMember",
    "Cover",
    "Draft",
    "Entry",
    "EntryAuthor",
    "GroupMember",
    "Inbox",
    "Invitation",
    "Item",
    "LedgerHead",
    "Note",
    "Obligation",
    "Outbox",
    "Post",
    "Programme",
    "StagedImport",
    "Table",
    "Task",
    "TaskChange",
    "TaskLink",
    "Unit",
    "UnitGroup",
    "UnitName",
]
