"""What would go out, when, to whom and why: the cycle itself, played on a copy of the books."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from bot.actions.outlook.upcoming import next_look
from bot.actions.reminding.open_periods import open_periods
from bot.actions.reminding.remind import sweep
from bot.actions.reminding.reminder_letter import still_owing
from bot.actions.reminding.timetable import timetable
from bot.actions.week.digest import weekly
from bot.config import Settings
from bot.rules.calendar import Calendar
from bot.rules.hours import moment
from bot.rules.weeks import Weekly, week_name
from bot.store import people
from bot.store.rehearsal import rehearsing
from bot.store.tables import Assignment, Binding, Cover, Obligation, Outbox, Post, Programme, Unit

NOBODY = "nobody"
"""The channel of those who are played where nobody can be reached."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One message: when (UTC), to which unit's post, and about what.

    `unit` is empty for a supervisor; `post` is None where nobody is bound, so nobody is told. `why` holds for each
    report its period, due moment and number of tasks that are owed; `items` are their numbers.
    """

    at: dt.datetime
    unit: str
    post: str | None
    kind: str
    stage: str
    why: str
    items: tuple[str, ...]


def preview(  # noqa: PLR0913 -- a question has as many parts as it has
    session: Session,
    *,
    at: dt.datetime,
    days: int,
    settings: Settings,
    calendar: Calendar,
    as_issued: bool = False,
) -> list[Planned]:
    """Return what would go out in the `days` times 24 hours from `at` on if nobody answered in the meantime.

    Nothing is written: the cycle is played on a copy. With `as_issued` it is played from the beginning, as if every
    programme had been confirmed on its day of issue and nobody had been told anything; what was answered is answered.
    """
    zone, when = settings.office.zone, timetable(settings, calendar)
    with rehearsing(session) as copy:
        _seat_somebody(copy, at)
        start = min(_confirm_on_issue(copy, zone), at) if as_issued else at
        planned: list[Planned] = []
        end = at + dt.timedelta(days=days)
        for now in _moments(copy, start, end):
            open_periods(copy, now=now, calendar=calendar, zone=zone, rules=settings.obligations)
            told = sweep(copy, now=now, timetable=when).messages
            if told and now >= at:
                planned += _told(copy, now, zone)
        planned += _digests(copy, at, end, weekly(settings, calendar))
        return sorted(planned, key=lambda each: each.at)


def _moments(copy: Session, start: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    """Give every moment at which something is looked at; the play goes on between them."""
    now: dt.datetime | None = start
    while now and now < end:
        yield now
        look = next_look(copy)
        now = look if look and look > now else None


def _seat_somebody(copy: Session, now: dt.datetime) -> None:
    """Seat somebody wherever nobody can be reached, to see what they would be told."""
    reached = (
        select(Post.unit_id)
        .join(Binding, col(Binding.post_id) == col(Post.id))
        .where(col(Post.kind) == "contact", col(Post.unit_id).is_not(None), col(Binding.state) == "active")
    )
    for unit in copy.exec(select(Unit).where(col(Unit.id).not_in(reached))).all():
        post = Post(kind="contact", unit_id=unit.id, title=NOBODY)
        copy.add(post)
        copy.flush()
        post_id, chat = post.id or 0, unit.id or 0
        copy.add(
            Binding(
                post_id=post_id, channel=NOBODY, chat=chat, user=chat, language="zh_CN", bound_at=now, state_since=now
            )
        )
    copy.flush()


def _confirm_on_issue(copy: Session, zone: ZoneInfo) -> dt.datetime:
    """Take the copy back to the beginning of its programmes; return when the first of them was issued."""
    copy.execute(delete(Cover))
    copy.execute(delete(Outbox))
    unmet = update(Obligation).where(col(Obligation.met_at).is_(None))
    copy.execute(unmet.values(wake_at=Obligation.opens_at))
    begun = dt.datetime.max.replace(tzinfo=dt.UTC)
    for programme in copy.exec(select(Programme)):
        issued = moment(programme.issued, dt.time(), zone)
        programme.confirmed_at = programme.wake_at = issued
        copy.add(programme)
        begun = min(begun, issued)
    copy.flush()
    copy.execute(update(Assignment).where(col(Assignment.settled_at).is_not(None)).values(settled_at=begun))
    return begun


def _told(copy: Session, now: dt.datetime, zone: ZoneInfo) -> Iterator[Planned]:
    rows = copy.exec(
        select(Outbox, Post.title, Unit.name)
        .join(Binding, (col(Binding.channel) == col(Outbox.channel)) & (col(Binding.chat) == col(Outbox.chat)))
        .join(Post, col(Post.id) == col(Binding.post_id))
        .join(Unit, col(Unit.id) == col(Post.unit_id))
        .where(col(Outbox.created_at) == now, col(Binding.state) == "active")
        .order_by(col(Outbox.id))
    )
    posts = {row.id: (row, title, unit) for row, title, unit in reversed(rows.all())}
    for row, title, unit in reversed(posts.values()):
        owing = still_owing(copy, row)
        yield Planned(
            at=now,
            unit=unit,
            post=None if row.channel == NOBODY else title,
            kind=row.letter,
            stage=row.occasion.split(":", 2)[2],
            why="; ".join(_why(each.obligation, len(each.tasks), zone) for each in owing),
            items=tuple(number for each in owing for number, *_ in each.tasks),
        )


def _digests(copy: Session, at: dt.datetime, end: dt.datetime, weekly: Weekly) -> Iterator[Planned]:
    """Give the supervisors' digests, once a programme is there."""
    begun = min(copy.exec(select(Programme.confirmed_at)).all(), default=end)
    posts: list[str | None] = [each.post.title for each in people.supervisors(copy)]
    now = weekly.next(at - dt.timedelta(microseconds=1))
    while now < end:
        why = f"week {week_name(now.astimezone(weekly.zone).date())}"
        if begun < now:
            yield from (Planned(now, "", post, "digest", "weekly", why, ()) for post in posts or [None])
        now = weekly.next(now)


def _why(owed: Obligation, tasks: int, zone: ZoneInfo) -> str:
    provisional = " (provisional)" if owed.provisional else ""
    return f"{owed.period} is due {owed.due_at.astimezone(zone):%Y-%m-%d %H:%M}{provisional}, {tasks} still owed"
