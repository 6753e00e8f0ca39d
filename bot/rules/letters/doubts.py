"""What a supervisor is asked about a decomposition: one doubt at a time."""

from dataclasses import dataclass

from bot.rules.letters.base import Letter, TaskText
from bot.rules.tasks.duplicates import Overlap
from bot.rules.terms import DoubtKind


@dataclass(frozen=True)
class Choice:
    """A unit that can be chosen, or is."""

    unit_id: int
    unit: str
    chosen: bool = False


@dataclass(frozen=True)
class DoubtAsked(Letter, kind="doubt_asked"):
    """One doubt. `left` are the open ones, this one among them, `later` those that were put off.

    `subject` names a unit, a group or words; `proposed` is the unit that “as it was read” means, if there is one.
    `choices` is a page of units while they are to be chosen from (`choosing`), before that the nearest ones; `chosen`
    are the names of all that are chosen. `asked` are the typed names that no unit has. `leads` is for how many tasks
    the first unit is proposed as lead.
    """

    document: str
    number: str
    content: TaskText
    unit_text: TaskText
    doubt: DoubtKind
    subject: str
    proposed: str
    chosen_per_task: bool
    holds: bool
    choosing: bool = False
    choices: tuple[Choice, ...] = ()
    chosen: tuple[str, ...] = ()
    asked: str = ""
    page: int = 0
    pages: int = 1
    leads: int = 0
    left: int = 1
    later: int = 0
    draft: int = 0
    version: int = 0


@dataclass(frozen=True)
class LeadsAsked(Letter, kind="leads_asked"):
    """Ask once before every first unit is made lead: of so many tasks."""

    draft: int
    version: int
    tasks: int


@dataclass(frozen=True)
class DoubtsDone(Letter, kind="doubts_done"):
    """No question is open, but for those that were put off; `settled`: something was answered just now."""

    later: int
    settled: bool


@dataclass(frozen=True)
class Twin:
    """A task, by its number and its words."""

    number: str
    content: TaskText


@dataclass(frozen=True)
class LinkAsked(Letter, kind="link_asked"):
    """Two tasks seem to be one. `left` pairs are open behind and with this one; `overlap` says what they share."""

    link: int
    left: int
    task: Twin
    same_as: Twin
    overlap: Overlap = Overlap.ALIKE


@dataclass(frozen=True)
class LinksDone(Letter, kind="links_done"):
    """No pair is open, but for those that were put off."""

    later: int
