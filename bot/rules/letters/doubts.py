"""What a supervisor is asked about a decomposition: one doubt at a time."""

import datetime as dt
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
class Answered:
    """A question that was answered: of which task, by which post, when, and with which units.

    `units` are as in the history (``区发改局 lead、区财政局 support``), or names alone; empty: right as it was read.
    `by` and `at` are empty where the roster answered it, of which a task's history says nothing.
    """

    number: str
    doubt: DoubtKind
    by: str
    at: dt.datetime | None
    units: TaskText


@dataclass(frozen=True)
class DoubtAsked(Letter, kind="doubt_asked"):
    """One doubt. `left` are the open ones, this one among them, `later` those that were put off.

    `subject` names a unit, a group or words; `proposed` is the unit that “as it was read” means, if there is one.
    `choices` is a page of units while they are to be chosen from (`choosing`), before that the nearest ones; `chosen`
    are the names of all that are chosen. `asked` are the typed names that no unit has. `leads` is for how many tasks
    the first unit is proposed as lead.

    `answered`: this one was, and is shown once more; `overtaken`: somebody else answered the one before while it stood
    there; `also` so many others were settled with it. `back`: there is one to go back to. `left` and `later` are of
    this document while its doubts come first, then `elsewhere` is of all others; `past` is the document whose doubts
    came first and of which none is left.
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
    elsewhere: int = 0
    draft: int = 0
    version: int = 0
    answered: Answered | None = None
    overtaken: Answered | None = None
    also: int = 0
    back: bool = False
    past: str = ""


@dataclass(frozen=True)
class Lead:
    """A task, and the unit that would lead it."""

    document: str
    number: str
    unit: str


@dataclass(frozen=True)
class LeadsAsked(Letter, kind="leads_asked"):
    """Ask once before every first unit is made lead: of so many tasks, the first few of which are named."""

    draft: int
    version: int
    tasks: int
    named: tuple[Lead, ...] = ()


@dataclass(frozen=True)
class DoubtsDone(Letter, kind="doubts_done"):
    """No question is open, but for those that were put off; `settled`: something was answered just now.

    `overtaken`: the last question was answered by somebody else. `back`: there is one to go back to.
    """

    later: int
    settled: bool
    draft: int = 0
    version: int = 0
    overtaken: Answered | None = None
    back: bool = False


@dataclass(frozen=True)
class Twin:
    """A task, by its number and its words; `units` are who answers for it, as in the history."""

    number: str
    content: TaskText
    document: str = ""
    units: TaskText = TaskText("")  # noqa: RUF009 -- a NewType: the text itself


@dataclass(frozen=True)
class LinkAsked(Letter, kind="link_asked"):
    """Two tasks seem to be one. `left` pairs are open behind and with this one; `overlap` says what they share.

    `of`: only the pairs of this programme are asked about; 0: of every one. `state` is proposed, confirmed or refused,
    the last two with who decided it and when. `back` is the pair before this one; 0: none.
    """

    link: int
    left: int
    task: Twin
    same_as: Twin
    overlap: Overlap = Overlap.ALIKE
    of: int = 0
    state: str = "proposed"
    by: str = ""
    at: dt.datetime | None = None
    back: int = 0


@dataclass(frozen=True)
class LinksDone(Letter, kind="links_done"):
    """No pair is open, but for those that were put off. `back` is the last pair, decided or not; 0: there is none."""

    later: int
    back: int = 0
    of: int = 0
