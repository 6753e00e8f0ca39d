"""The words of a reminder, made just before it goes: what is owed then, not what was owed when it was put."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sqlmodel import Session, col, select

from bot.actions.compose import composer
from bot.actions.reminding.authors import before, reported_by_others
from bot.actions.reminding.timetable import timetable
from bot.config import Settings
from bot.rules.calendar import Calendar
from bot.rules.deadlines import OnWorkingDay, Window
from bot.rules.document_number import short_name
from bot.rules.due import late_working_days
from bot.rules.letters.reminders import ROOM, Mood, Part, Reminder, excerpt
from bot.rules.reminding import Timetable
from bot.rules.terms import Address, Role, task_number
from bot.store import people
from bot.store.tables import Assignment, Binding, Cover, Item, Obligation, Outbox, Post, Programme, Task, Unit

KIND = Reminder.kind
"""The kind of the rows that are worded here; whoever puts them names it from here, so that it is always known."""


@dataclass(frozen=True, slots=True)
class Owing:
    """One obligation that is not met, the kind of stage that is said, and the missing tasks: number, content, role."""

    obligation: Obligation
    unit: str
    stage: str
    tasks: Sequence[tuple[str, str, Role]]


@composer(KIND)
def reminder_letter(
    session: Session, row: Outbox, *, now: dt.datetime, settings: Settings, calendar: Calendar
) -> Reminder | None:
    """Return the reminder that a row asks for; None when all of it was reported, or a newer reminder stands for it."""
    owing = still_owing(session, row)
    if not owing:
        return None
    when = timetable(settings, calendar)
    counted = {rule.kind: rule.due.working_day for rule in settings.obligations if isinstance(rule.due, OnWorkingDay)}
    parts = [
        _part(each, ROOM // len(owing), working_day=counted.get(each.obligation.kind), when=when, now=now)
        for each in owing
    ]
    parts = _naming_documents(session, owing, _naming_others(session, row, owing, parts))
    nexts = [
        stage.at
        for each in owing
        for stage in when.stages(each.obligation.kind, window_of(each.obligation))
        if stage.at > now
    ]
    return Reminder(tuple(parts), min(nexts, default=None))


def _naming_others(session: Session, row: Outbox, owing: Sequence[Owing], parts: Sequence[Part]) -> list[Part]:
    """Add to each part what the person's colleagues gave of it; to what just opened, of the period before."""
    posts = select(Binding.post_id).where(
        col(Binding.channel) == row.channel, col(Binding.chat) == row.chat, col(Binding.state).in_(people.BOUND)
    )
    asked = {
        each.obligation.id or 0: before(session, each.obligation) if each.stage == "open" else each.obligation
        for each in owing
    }
    given = reported_by_others(session, [each.id or 0 for each in asked.values() if each], session.exec(posts).all())
    named = []
    for part in parts:
        report = asked[part.obligation]
        others = given.get(report.id or 0) if report else None
        if report and others:
            part = replace(  # noqa: PLW2901 -- the same part, with a line more
                part, others=tuple(others.posts), others_items=others.items, others_period=report.period
            )
        named.append(part)
    return named


def _naming_documents(session: Session, owing: Sequence[Owing], parts: Sequence[Part]) -> list[Part]:
    """Name each part's document, where these units have reports of several for these periods."""
    theirs = select(Obligation.programme_id).where(
        col(Obligation.unit_id).in_({each.obligation.unit_id for each in owing}),
        col(Obligation.period).in_({each.obligation.period for each in owing}),
    )
    found = session.exec(select(Programme.id, Programme.document).where(col(Programme.id).in_(theirs)))
    names = {programme_id: short_name(document) for programme_id, document in found}
    if len(names) == 1:
        return list(parts)
    return [
        replace(part, document=names[each.obligation.programme_id]) for part, each in zip(parts, owing, strict=True)
    ]


def still_owing(session: Session, row: Outbox) -> list[Owing]:
    """Return what a reminder's row is about and is still owed, soonest due first.

    Only what units owe whose contact this address still is, and what no newer reminder to it speaks of.
    """
    stages: dict[int, str] = dict(row.body["stages"])
    bound = (
        select(Post.unit_id)
        .join(Binding, col(Binding.post_id) == col(Post.id))
        .where(
            col(Post.kind) == "contact",
            col(Binding.channel) == row.channel,
            col(Binding.chat) == row.chat,
            col(Binding.state) == "active",
        )
    )
    newer = select(Cover.obligation_id).where(
        col(Cover.recipient) == str(Address(row.channel, row.chat)), col(Cover.outbox_id) > (row.id or 0)
    )
    found = session.exec(
        select(Obligation, Unit.name, Task, Assignment.settled_role)
        .join(Unit, col(Unit.id) == col(Obligation.unit_id))
        .join(Item, col(Item.obligation_id) == col(Obligation.id))
        .join(Assignment, col(Assignment.id) == col(Item.assignment_id))
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .where(
            col(Obligation.id).in_(stages),
            col(Obligation.met_at).is_(None),
            col(Item.entry_seq).is_(None),
            col(Assignment.settled_role).is_not(None),
            col(Obligation.unit_id).in_(bound),
            col(Obligation.id).not_in(newer),
        )
        .order_by(col(Obligation.due_at), col(Obligation.id), col(Task.annex), col(Task.no))
    )
    return [
        Owing(obligation, unit, stages[obligation.id or 0], [_task(task, role) for *_, task, role in rows])
        for (obligation, unit), rows in groupby(found, key=lambda row: (row[0], row[1]))
    ]


def window_of(obligation: Obligation) -> Window:
    """Return the window that an obligation was opened with."""
    return Window(obligation.period, obligation.opens_at, obligation.due_at, obligation.provisional, obligation.basis)


def _task(task: Task, role: str | None) -> tuple[str, str, Role]:
    return task_number(task.annex, task.no), task.content, Role(str(role))


def _part(owing: Owing, room: int, *, working_day: int | None, when: Timetable, now: dt.datetime) -> Part:
    obligation = owing.obligation
    late = late_working_days(
        obligation.due_at, now, calendar=when.calendar, zone=when.zone, provisional=obligation.provisional
    )
    due_today = obligation.due_at.astimezone(when.zone).date() == now.astimezone(when.zone).date()
    begins = Mood.OPENING if owing.stage == "open" else Mood.OWING
    return Part(
        obligation=obligation.id or 0,
        unit=owing.unit,
        period=obligation.period,
        mood=Mood.LATE if late else Mood.TODAY if due_today else begins,
        owed=len(owing.tasks),
        lines=excerpt([(number, content) for number, content, _ in owing.tasks], room),
        due_at=obligation.due_at,
        working_day=working_day,
        provisional=obligation.provisional,
        late_days=late,
        roles=tuple(dict.fromkeys(role for *_, role in owing.tasks)),
    )
