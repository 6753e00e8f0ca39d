"""Tell the units whose part in a task has changed: what they are to it now, and what they still owe of it."""

import datetime as dt

from sqlmodel import Session

from bot.actions.intake.reassign import Moved, Reassigned
from bot.rules.letters.base import TaskText
from bot.rules.letters.intake import shortened, shortened_units
from bot.rules.letters.reassign import TaskMoved
from bot.rules.standing_in import written_to
from bot.store import outbox, people
from bot.store.tables import Unit

CONTENT, UNITS = 200, 200
"""How much of a task's words, and of its units, is told."""


def tell_units(session: Session, done: Reassigned, *, today: dt.date, now: dt.datetime) -> tuple[list[str], list[str]]:
    """Put a notice for each of them, to go out in working hours; return the units told, and those with nobody bound.

    `today` is the office's day: who is away then has a deputy.
    """
    seats = people.seats(session, [each.unit_id for each in done.moved])
    told: list[str] = []
    unbound: list[str] = []
    for each in done.moved:
        name = session.get_one(Unit, each.unit_id).name
        recipients = written_to(seats.get(each.unit_id, ()), today)
        (told if recipients else unbound).append(name)
        for recipient in recipients:
            outbox.put(
                session,
                _letter(done, each, name),
                address=recipient.address,
                occasion=f"moved:{each.unit_id}:{done.task.document}:{done.task.number}:{now.isoformat()}",
                language=recipient.language,
                now=now,
                quiet=True,
            )
    return told, unbound


def _letter(done: Reassigned, moved: Moved, unit: str) -> TaskMoved:
    mine = [each for each in done.arrears if each.unit == unit]
    return TaskMoved(
        unit=unit,
        document=done.task.document,
        number=done.task.number,
        content=shortened(done.task.content, CONTENT),
        before=moved.before,
        after=moved.after,
        units=TaskText(shortened_units(done.after, UNITS)),
        overdue=tuple(each.period for each in mine),
        taken_over=any(each.lapses for each in mine),
    )
