"""The facts of a week, as they stood at one moment: what the digest is counted from, line by line."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.in_doubt import NOTHING, InDoubt
from bot.rules.terms import DoubtKind, Light, Role, Status, task_number


@dataclass(frozen=True, slots=True, order=True)
class TaskRef:
    """Which task: document, annex, number, and its words."""

    document: str
    annex: str
    no: int
    content: str

    @property
    def number(self) -> str:
        """Its number as people see it: ``12``, ``民12``."""
        return task_number(self.annex, self.no)


@dataclass(frozen=True, slots=True)
class Owed:
    """A report on one task that is not there yet; `late_days` in working days."""

    unit: str
    period: str
    task: TaskRef
    due_at: dt.datetime
    provisional: bool
    late_days: int


@dataclass(frozen=True, slots=True)
class Reported:
    """A report on one task that is there: the latest entry of the ledger for it."""

    unit: str
    period: str
    task: TaskRef
    seq: int
    at: dt.datetime
    status: Status
    done: str
    late: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one unit stands with one task: its light, and what that rests on; `last` is None before any report.

    `same_as` is the task that it repeats, if the unit reports on both with that one.
    """

    unit: str
    task: TaskRef
    light: Light
    late_days: int
    last: Reported | None
    same_as: TaskRef | None = None

    @property
    def done(self) -> bool:
        """Whether the unit says that it is completed."""
        return self.last is not None and self.last.status is Status.DONE


@dataclass(frozen=True, slots=True)
class Held:
    """An assignment that may owe and is held back from the cycle, and why. `name` is a unit's or a group's."""

    task: TaskRef
    unit_text: str
    name: str
    role: Role
    proposed: Role | None
    reason: DoubtKind


class TroubleKind(StrEnum):
    """What can go wrong between us and people."""

    UNREACHABLE = "unreachable"  # bound, but no message arrives
    UNBOUND = "unbound"  # a unit that owes, and nobody is bound
    AWAY = "away"  # a contact is away, and nobody in their place
    UNKNOWN = "unknown"  # a message of which nobody knows whether it arrived
    TWICE = "twice"  # a message that may have arrived twice
    REFUSED = "refused"  # a message that the channel did not take
    ASIDE = "aside"  # a message of theirs that could not be handled


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that went wrong: with whom (unit and post, empty if not known), when, and why; until when, if away."""

    kind: TroubleKind
    unit: str
    post: str = ""
    at: dt.datetime | None = None
    reason: str = ""
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A report that falls due."""

    period: str
    due_at: dt.datetime
    provisional: bool


@dataclass(frozen=True, slots=True)
class Week:
    """The facts at the moment `as_of`; `since` is the digest before. `before` are the standings then.

    `held` are the assignments that are held back by a doubt, `in_doubt` counts the doubts and their tasks.
    """

    as_of: dt.datetime
    since: dt.datetime
    owed: tuple[Owed, ...] = ()
    reported: tuple[Reported, ...] = ()
    standings: tuple[Standing, ...] = ()
    before: tuple[Standing, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    held: tuple[Held, ...] = ()
    in_doubt: InDoubt = NOTHING
    deadlines: tuple[Deadline, ...] = ()
