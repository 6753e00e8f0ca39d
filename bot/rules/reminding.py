"""Who is to be told what in one sweep: at most one message a person, and not two a day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.rules.calendar import ONE_DAY, Calendar
from bot.rules.deadlines import Window
from bot.rules.due import Stage, Step, said_next, stages
from bot.rules.hours import WorkingHours, moment
from bot.rules.terms import Address


@dataclass(frozen=True, slots=True)
class Owed:
    """An obligation that is not met."""

    id: int
    unit_id: int
    kind: str
    window: Window


@dataclass(frozen=True, slots=True)
class Recipient:
    """A contact whom messages reach."""

    address: Address
    language: str


@dataclass(frozen=True, slots=True)
class Saying:
    """One stage of one obligation that is to be said, and the earlier ones that are covered with it."""

    owed: Owed
    stage: Stage
    passed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What an address was told today: how many `times`, and on which `occasions`, also where it did not arrive."""

    times: int = 0
    occasions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """One message to one person: everything that is due for them, most urgent first."""

    recipient: Recipient
    sayings: tuple[Saying, ...]
    occasion: str


@dataclass(frozen=True, slots=True)
class Round:
    """What a sweep decides: the messages, and when to look at each obligation again (None: never)."""

    tellings: tuple[Telling, ...]
    wakes: Mapping[int, dt.datetime | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """When reminders go: the steps of each kind of obligation, working days and hours.

    A person gets at most `messages_a_day` of them; those of the due day come on top when it is `due_day_exempt`.
    """

    reminders: Mapping[str, tuple[Step, ...]]
    calendar: Calendar
    hours: WorkingHours
    zone: ZoneInfo
    messages_a_day: int = 1
    due_day_exempt: bool = True
    _laid: dict[tuple[str, Window], tuple[Stage, ...]] = field(default_factory=dict, repr=False, compare=False)

    def stages(self, kind: str, window: Window) -> tuple[Stage, ...]:
        """Lay out the stages of a window; the many obligations of one period share them."""
        key = (kind, window)
        if key not in self._laid:
            self._laid[key] = stages(
                self.reminders.get(kind, ()), window, calendar=self.calendar, hours=self.hours, zone=self.zone
            )
        return self._laid[key]

    def inside(self, now: dt.datetime) -> bool:
        """Tell whether reminders may go out at a moment."""
        return self.hours.inside(now, calendar=self.calendar, zone=self.zone)

    def next_moment(self, at: dt.datetime) -> dt.datetime:
        """Return the first moment from `at` on at which reminders may go out."""
        return self.hours.next_moment(at, calendar=self.calendar, zone=self.zone)

    def tomorrow(self, now: dt.datetime) -> dt.datetime:
        """Return the first hour of the next working day at which anybody is reminded."""
        first = min((step.at for steps in self.reminders.values() for step in steps if step.at), default=dt.time())
        day = self.calendar.working_day_from(now.astimezone(self.zone).date() + ONE_DAY).date
        return self.next_moment(moment(day, first, self.zone))


@dataclass(frozen=True, slots=True)
class Known:
    """What a sweep must know besides what is owed.

    `recipients`: the contacts of each unit; one person may answer for several. `said`: the stages that were said
    already, by obligation and address as text. `told`: what each address was told today.
    """

    recipients: Mapping[int, Sequence[Recipient]]
    said: Mapping[tuple[int, str], AbstractSet[str]] = field(default_factory=dict)
    told: Mapping[Address, Told] = field(default_factory=dict)


def decide(owed: Sequence[Owed], known: Known, *, timetable: Timetable, now: dt.datetime) -> Round:
    """Decide what is said of these obligations at `now`, a moment within working hours."""
    wakes: dict[int, list[dt.datetime]] = {}
    due: dict[Address, list[Saying]] = {}
    people: dict[Address, Recipient] = {}
    for each in owed:
        laid = timetable.stages(each.kind, each.window)
        wakes[each.id] = [stage.at for stage in laid if stage.at > now][:1]
        for recipient in known.recipients.get(each.unit_id, ()):
            verdict = said_next(laid, frozenset(known.said.get((each.id, str(recipient.address)), ())), now)
            if verdict.say:
                people.setdefault(recipient.address, recipient)
                due.setdefault(recipient.address, []).append(Saying(each, verdict.say, verdict.passed))
    tellings = []
    for address, sayings in due.items():
        told = known.told.get(address, Told())
        exempt = timetable.due_day_exempt and any(saying.stage.kind == "due" for saying in sayings)
        if exempt or told.times < timetable.messages_a_day:
            tellings.append(_telling(people[address], sayings, told, now.astimezone(timetable.zone).date()))
        else:
            for saying in sayings:
                wakes[saying.owed.id].append(timetable.tomorrow(now))
    return Round(tuple(tellings), {id_: min(moments, default=None) for id_, moments in wakes.items()})


def _telling(recipient: Recipient, sayings: list[Saying], told: Told, today: dt.date) -> Telling:
    sayings.sort(key=lambda saying: (saying.owed.window.due_at, saying.owed.id))
    occasion = f"remind:{today}:{sayings[0].stage.name}"
    again = f":{len(told.occasions) + 1}" if occasion in told.occasions else ""
    return Telling(recipient, tuple(sayings), occasion + again)
