"""The letter that asks about one doubt: what is in doubt, and the units that may be chosen."""

from collections.abc import Iterator
from typing import Final

from sqlmodel import Session, col, select

from bot.actions.intake.open_doubts import OpenDoubt
from bot.rules.letters.base import TaskText
from bot.rules.letters.doubts import Choice, DoubtAsked
from bot.rules.questions import Key, Questions, View
from bot.rules.terms import DoubtKind
from bot.store.tables import Unit
from bot.store.units import Names

PAGE: Final = 6
"""Units on a page, two a row: with the buttons below them, four rows."""

OFFERED: Final = 2
"""How many units are offered before all of them are shown."""

LONGEST: Final = 160
"""How much of a task's content, and of its units as they are written, is shown."""


def key_of(doubt: OpenDoubt) -> Key:
    """Return what tells a doubt from every other."""
    return Key(doubt.task_id, doubt.assignment_id or 0, doubt.kind)


def several(doubt: OpenDoubt) -> bool:
    """Tell whether several units may be chosen: they lead together, or are a group's members. A name means one."""
    return doubt.assignment_id is None or doubt.kind is DoubtKind.GROUP_WITHOUT_MEMBERS


def wants_units(key: Key) -> bool:
    """Tell whether units answer a question; a row's own words are compared with the document."""
    return bool(key.assignment) or key.kind in {DoubtKind.NO_LEAD, DoubtKind.NO_UNIT}


def choosing(doubt: OpenDoubt, standing: Questions) -> bool:
    """Tell whether units are shown to choose from: when asked for, and always where a group's members are wanted."""
    return standing.view is View.CHOOSE or doubt.kind is DoubtKind.GROUP_WITHOUT_MEMBERS


def letter_of(session: Session, doubt: OpenDoubt, standing: Questions) -> DoubtAsked:
    """Ask about a doubt as far as a person has got with it; which draft and how many are left, the caller adds."""
    all_shown = choosing(doubt, standing)
    units = dict(_units(session, doubt, standing.asked) if all_shown else _likely(doubt))
    pages = max(1, -(-len(units) // PAGE))
    page = min(standing.page, pages - 1)
    shown = list(units.items())[page * PAGE : (page + 1) * PAGE]
    return DoubtAsked(
        document=doubt.document,
        number=doubt.number,
        content=_cut(doubt.content),
        unit_text=_cut(doubt.unit_text),
        doubt=doubt.kind,
        subject=doubt.subject,
        proposed=doubt.proposed[1] if doubt.proposed else "",
        chosen_per_task=doubt.chosen_per_task,
        holds=doubt.holds,
        choosing=all_shown,
        choices=tuple(Choice(unit_id, unit, unit_id in standing.chosen) for unit_id, unit in shown),
        chosen=tuple(units[each] for each in standing.chosen if each in units),
        asked=standing.asked,
        page=page,
        pages=pages,
    )


def _likely(doubt: OpenDoubt) -> tuple[tuple[int, str], ...]:
    """Return the units that are offered beside “yes, as it was read”: those that a name comes near to."""
    return () if several(doubt) else doubt.suggestions[:OFFERED]


def _units(session: Session, doubt: OpenDoubt, asked: str) -> Iterator[tuple[int, str]]:
    """Give the units that can be chosen: those like the names typed, then the likely ones, then all others."""
    names = Names(session)
    for name in filter(None, asked.split("、")):
        yield from (*names.nearest(name), *names.alike(name))
    yield from doubt.suggestions
    rows = session.exec(select(Unit.id, Unit.name).order_by(col(Unit.id)))
    yield from ((unit_id, name) for unit_id, name in rows if unit_id and names.known(unit_id))


def _cut(text: str) -> TaskText:
    text = " ".join(text.split())
    return TaskText(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")
