"""What a supervisor is told about documents that they send: how to, what is wrong with one, what was read."""

import datetime as dt
from dataclasses import dataclass

from bot.rules.in_doubt import InDoubt
from bot.rules.letters.base import Letter, TaskText
from bot.rules.terms import DoubtKind

DIFFERENCES, UNITS, ALIASES = 8, 12, 6
"""How many differences, units and short names a preview names; of the first two it gives the number."""

LONGEST_VALUE = 40
"""How much of a changed field is shown."""


def shortened(text: str, longest: int = LONGEST_VALUE) -> TaskText:
    """Return as much of a field as a letter shows."""
    return TaskText(text if len(text) <= longest else f"{text[: longest - 1]}…")


def shortened_units(text: str, longest: int = LONGEST_VALUE) -> TaskText:
    """Return as many units of a line of the history (``区发改局 lead、各镇街 support``) as a letter shows, whole."""
    if len(text) <= longest:
        return TaskText(text)
    first, *others = text.split("、")
    shown = [first]
    for each in others:
        if len("、".join([*shown, each])) >= longest:
            break
        shown.append(each)
    return TaskText("、".join([*shown, "…"]))


@dataclass(frozen=True)
class HowToImport(Letter, kind="how_to_import"):
    """How a decomposition gets in: as a file, or pasted."""


@dataclass(frozen=True)
class Pasted(Letter, kind="pasted"):
    """Text was pasted, perhaps only its first part. `draft` is where it is kept until it is read."""

    draft: int


@dataclass(frozen=True)
class PasteDropped(Letter, kind="paste_dropped"):
    """The pasted text was thrown away, unread."""


@dataclass(frozen=True)
class Unreadable(Letter, kind="unreadable"):
    """A file or a pasted text is no decomposition. `code` is a `DocumentError`'s, `detail` its sentence."""

    name: str
    code: str
    detail: str


@dataclass(frozen=True)
class AnnexCount:
    """How many tasks an annex has."""

    annex: str
    tasks: int


@dataclass(frozen=True)
class Changed:
    """One field of one task that will be another: `field` is the store's name of it."""

    number: str
    field: str
    before: TaskText
    after: TaskText


@dataclass(frozen=True)
class Named:
    """A task by its number and the beginning of its words."""

    number: str
    content: TaskText


@dataclass(frozen=True)
class Concerned:
    """A unit, how many of the changed tasks are or were its own, and whether anybody is bound to hear of it."""

    unit: str
    tasks: int
    bound: bool


@dataclass(frozen=True)
class ImportPreview(Letter, kind="import_preview"):
    """What an import would do; nothing of it is in force before it is confirmed.

    `first`: nothing of this document is known yet. `differences` and `units` are the first few of `differing` and
    `concerned`; `fresh` are tasks that a known document did not have before, the first few of `added`, and `gone` those
    that it no longer has, the first few of `removed`.
    """

    staged: int
    name: str
    document: str
    title: str
    first: bool
    annexes: tuple[AnnexCount, ...]
    added: int
    changed: int
    removed: int
    differences: tuple[Changed, ...]
    differing: int
    fresh: tuple[Named, ...]
    gone: tuple[Named, ...]
    units: tuple[Concerned, ...]
    concerned: int
    in_doubt: InDoubt
    """Of the tasks that it adds or changes, and what comes into doubt by that in others: all else was asked before."""
    anew: bool = False
    """The books changed since it was last shown: this is the new difference."""
    unnumbered: bool = False
    """The document does not say its number; its title, or its file's name, stands for it."""
    dated: dt.date | None = None
    """What was taken for its date of issue, which it does not say."""
    renumbered: str = ""
    """Where tasks have other numbers than are printed: 二、城市建设 1→5."""
    left_out: int = 0
    """So many rows in front of all annexes were not read as tasks; `left_out_first` is how the first begins."""
    left_out_first: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    """The first few of the names that units get by it, each with the unit's own."""
    instead_of: str = ""
    """The file that waited before, and that this one takes the place of; `sent_by` the post of who sent it."""
    sent_by: str = ""
    asks: str = ""
    """It has no number, and may be a new version of this document, though few of its tasks are the same."""

    @property
    def names_nobody(self) -> bool:
        """Whether none of its tasks says who answers for it, as in a draft that is yet to be completed."""
        without = sum(each.doubts for each in self.in_doubt.kinds if each.kind is DoubtKind.NO_UNIT)
        return self.first and without == sum(each.tasks for each in self.annexes)


@dataclass(frozen=True)
class WaitingImport:
    """A document that was read and waits to be confirmed: its file, who sent it, and when."""

    staged: int
    document: str
    name: str
    by: str
    at: dt.datetime


@dataclass(frozen=True)
class ImportsWaiting(Letter, kind="imports_waiting"):
    """/doubts, and what was read is not in force yet: the first few of so many `total` imports."""

    imports: tuple[WaitingImport, ...]
    total: int


@dataclass(frozen=True)
class ImportDone(Letter, kind="import_done"):
    """An import is in force, as this `programme` of the store.

    `in_doubt` is of the whole document, `new` of these doubts came with this import;
    `elsewhere` so many doubts of other documents are open, which /doubts asks about, too.
    """

    document: str
    added: int
    changed: int
    removed: int
    in_doubt: InDoubt
    new: int
    elsewhere: int
    units: int
    """Units that owe reports on tasks of the document, and to which nobody is bound yet."""
    repeated: int = 0
    """Tasks that seem to stand twice."""
    programme: int = 0


@dataclass(frozen=True)
class ImportDropped(Letter, kind="import_dropped"):
    """An import was thrown away."""

    document: str


@dataclass(frozen=True)
class ImportReplaced(Letter, kind="import_replaced"):
    """The file that a supervisor sent was replaced, unconfirmed, by a colleague's of the same document.

    `name` is the file that they sent, `other` the one that took its place, `by` the post of who sent that.
    """

    document: str
    name: str
    other: str
    by: str
    replaced: int


@dataclass(frozen=True)
class ImportSettled(Letter, kind="import_settled"):
    """A button of an import that is decided already: confirmed, dropped, or replaced by another file."""

    document: str
    name: str
    state: str
    by: str
    at: dt.datetime
    replaced: int = 0
    """The id of this import, if another one of the document waits in its place."""


@dataclass(frozen=True)
class NothingNew(Letter, kind="nothing_new"):
    """The document says what it said before."""

    document: str
    tasks: int
