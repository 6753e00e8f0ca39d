"""Letters about answers: what was read out of a free reply, what was kept, what was corrected."""

import datetime as dt
from dataclasses import dataclass

from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.enrolment import NextDue
from bot.rules.letters.periods import Filled, OpenPeriod
from bot.rules.terms import Status


@dataclass(frozen=True)
class Batch:
    """The items of one period that were read out of a reply, and how many are owed besides."""

    period: OpenPeriod
    filled: tuple[Filled, ...]
    left: int


@dataclass(frozen=True)
class ReplyCheck(Letter, kind="reply_check"):
    """Is this what you meant? Confirmed once for all. `aside` are words that go to no item.

    `other` is a period that the items could be meant for as well, empty if there is none. `overtaken` are the numbers
    of items that were reported otherwise since this was first shown.
    """

    draft: int
    version: int
    batches: tuple[Batch, ...]
    aside: tuple[TaskText, ...] = ()
    other: str = ""
    overtaken: tuple[str, ...] = ()

    @property
    def items(self) -> int:
        """How many items there are to check."""
        return sum(len(batch.filled) for batch in self.batches)

    @property
    def hollow(self) -> tuple[Filled, ...]:
        """Those whose words say nothing that can be checked."""
        return tuple(each for batch in self.batches for each in batch.filled if each.hollow)


@dataclass(frozen=True)
class Choice:
    """An item to choose; its period and its unit where the choices differ in them."""

    item_id: int
    number: str
    content: TaskText
    period: str = ""
    unit: str = ""


@dataclass(frozen=True)
class NotOwed:
    """A task of the unit's of which nothing is owed now; `state` and `same_as` are those of `TaskRow`.

    `due` is the deadline of its next report, if one is to come; `unit` is told to who answers for several.
    """

    number: str
    content: TaskText
    state: str
    unit: str
    same_as: str = ""
    due: NextDue | None = None


@dataclass(frozen=True)
class ReplyUnclear(Letter, kind="reply_unclear"):
    """Which item do these words belong to? `reason` as in `replies.Reason`; `understood` items were clear.

    `more` items could be meant besides the `choices`. `not_owed` is the named task, where nothing is owed of it.
    """

    draft: int
    version: int
    text: TaskText
    reason: str
    number: str
    choices: tuple[Choice, ...]
    understood: int = 0
    more: int = 0
    not_owed: NotOwed | None = None


@dataclass(frozen=True)
class ReplyDropped(Letter, kind="reply_dropped"):
    """Nothing of it was kept: as wished, or because it is `unchanged`, in the ledger word for word."""

    unchanged: bool = False


@dataclass(frozen=True)
class Receipt(Letter, kind="receipt"):
    """Kept in the ledger. The counts are the whole period's; `left` are the numbers that are still owed.

    `late_days`: by how many working days what was first reported now is late. `editable`: it came by a message of its
    own, which can be changed.
    """

    unit: str
    period: OpenPeriod
    at: dt.datetime
    saved: tuple[Filled, ...]
    on_track: int
    behind: int
    done: int
    left: tuple[str, ...]
    late_days: int = 0
    editable: bool = False

    @property
    def reported(self) -> int:
        """How many of the period's items are reported."""
        return self.period.total - self.period.owed


@dataclass(frozen=True)
class Change:
    """One text that was corrected: its name as in the ledger (done, problems, causes, next_steps)."""

    field: str
    before: TaskText
    after: TaskText


@dataclass(frozen=True)
class Correction:
    """One item and what was changed in it. `was` is the status before, None if it is still the same."""

    item_id: int
    number: str
    status: Status
    changes: tuple[Change, ...]
    was: Status | None = None


@dataclass(frozen=True)
class Corrected(Letter, kind="corrected"):
    """What was reported has been corrected; the ledger keeps both."""

    unit: str
    period: OpenPeriod
    at: dt.datetime
    corrections: tuple[Correction, ...]


@dataclass(frozen=True)
class NothingOwed(Letter, kind="nothing_owed"):
    """There is nothing to report now. `reported` is the last period that was, `due` the next one, if known.

    `said`: words came that were not put anywhere. `by`: the posts of colleagues who gave some of what was reported.
    """

    unit: str
    reported: OpenPeriod | None = None
    due: NextDue | None = None
    said: bool = False
    by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Acknowledged(Letter, kind="acknowledged"):
    """To 收到, 好的: nothing was kept of it, and this is what is open. `number` is of one item that is owed.

    `sweeping`: to 全部按期推进, which is said of everything at once; each item wants words of its own.
    """

    unit: str
    periods: tuple[OpenPeriod, ...]
    number: str = ""
    sweeping: bool = False


@dataclass(frozen=True)
class Question(Letter, kind="question"):
    """To a question: a person must answer it. `number` is of one item that is owed, to show how to report."""

    number: str = ""
