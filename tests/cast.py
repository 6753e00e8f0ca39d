"""A small cast: plain builders of rows, for tests. Each adds, flushes, and returns the row with its id.

The district is made up (云溪区), and so is its document; people are posts. 2026-03-06, the 5th working day of March,
is a Friday, as it was in 2020.
"""

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from bot.actions.reminding.timetable import timetable as configured
from bot.config import Settings
from bot.config.settings import Office
from bot.documents.notices import china
from bot.rules.calendar import Calendar, Override
from bot.rules.reminding import Timetable
from bot.rules.terms import OWING, Address, Role
from bot.store.tables import (
    Assignment,
    Binding,
    GroupMember,
    Item,
    Obligation,
    Post,
    Programme,
    Table,
    Task,
    Unit,
    UnitGroup,
    UnitName,
)

ZONE = ZoneInfo("Asia/Shanghai")
DOCUMENT = "云溪政办发〔2026〕3号"

Row = TypeVar("Row", bound=Table)


def at(text: str) -> dt.datetime:
    """Read a moment of Shanghai, such as ``2026-03-06 09:00``, in UTC as the store has it."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(dt.UTC)


def _added(session: Session, row: Row) -> Row:
    session.add(row)
    session.flush()
    return row


# -- what the office has fixed -----------------------------------------------------------------------------------


def settings() -> Settings:
    """The settings of the made-up office; all else is the default: the monthly report by the 5th working day."""
    return Settings(office=Office(name="云溪区政府督查室", region="云溪区"))


def calendar(*overrides: Override) -> Calendar:
    """The calendar of mainland China, with the office's own days before it."""
    return china(overrides)


def timetable(calendar: Calendar | None = None) -> Timetable:
    """When reminders go, by these settings."""
    return configured(settings(), calendar or china())


# -- what the document says --------------------------------------------------------------------------------------


def programme(
    session: Session,
    document: str = DOCUMENT,
    *,
    issued: dt.date = dt.date(2026, 2, 25),
    year: int = 2026,
    confirmed_at: dt.datetime | None = None,
) -> Programme:
    """A programme, confirmed at nine on its day of issue and awake since then, unless told otherwise."""
    confirmed_at = confirmed_at or at(f"{issued} 09:00")
    title = f"{year}年《政府工作报告》主要任务分解方案"
    row = Programme(document=document, title=title, year=year, issued=issued, confirmed_at=confirmed_at)
    row.wake_at = confirmed_at
    return _added(session, row)


def unit(session: Session, name: str = "区发改局", *, aliases: Sequence[str] = ()) -> Unit:
    """A unit, known by its name and its aliases; the one that is there already, if it is."""
    known = session.exec(select(Unit).where(Unit.name == name)).first()
    if known:
        return known
    row = _added(session, Unit(name=name))
    for word in (name, *aliases):
        _added(session, UnitName(name=word, unit_id=_id(row)))
    return row


def group(
    session: Session, name: str = "各镇街", members: Sequence[Unit] = (), *, chosen_per_task: bool = False
) -> UnitGroup:
    """A group and its members."""
    row = _added(session, UnitGroup(name=name, chosen_per_task=chosen_per_task))
    for member in members:
        _added(session, GroupMember(group_id=_id(row), unit_id=_id(member)))
    return row


def task(
    session: Session,
    programme: Programme,
    no: int,
    content: str = "",
    *,
    annex: str = "附件1",
    unit_text: str = "区发改局",
    leaders: Sequence[str] = ("分管副区长",),
    sections: Sequence[str] = ("一、推动经济稳中向好",),
) -> Task:
    """One numbered row of the programme."""
    row = Task(
        programme_id=_id(programme),
        annex=annex,
        no=no,
        position=no,
        sections=list(sections),
        content=content or f"完成第{no}项工作目标。",
        leaders=list(leaders),
        unit_text=unit_text,
        doubts=[],
    )
    return _added(session, row)


def assignment(
    session: Session,
    task: Task,
    who: Unit | UnitGroup,
    role: Role = Role.LEAD,
    *,
    settled: bool = True,
    settled_at: dt.datetime | None = None,
    doubt: str | None = None,
    proposed: Role | None = None,
) -> Assignment:
    """What a unit is to a task: in force since the programme was confirmed, or held back (`settled=False`)."""
    programme = session.get_one(Programme, task.programme_id)
    earlier = session.exec(select(Assignment).where(Assignment.task_id == task.id)).all()
    row = Assignment(task_id=_id(task), position=len(earlier), role=role, doubt=doubt, proposed_role=proposed)
    if isinstance(who, Unit):
        row.unit_id = who.id
    else:
        row.group_id = who.id
    if settled:
        row.settled_role = role
        row.settled_at = settled_at or programme.confirmed_at
    return _added(session, row)


# -- who is who --------------------------------------------------------------------------------------------------


def bind_contact(
    session: Session,
    unit: Unit,
    chat: int = 101,
    *,
    title: str = "联络员",
    language: str = "zh_CN",
    bound_at: dt.datetime | None = None,
    state: str = "active",
) -> Binding:
    """A person on a contact's post of the unit; the post is made when it is not there."""
    return _bound(session, "contact", unit.id, title, chat, language, bound_at, state)


def binding_of(session: Session, chat: int) -> Binding:
    """The only binding of a chat."""
    return session.exec(select(Binding).where(Binding.chat == chat)).one()


def bind_deputy(session: Session, of: Binding, chat: int = 102) -> Binding:
    """A person who stands in for another (AB角)."""
    post = session.get_one(Post, of.post_id)
    row = _bound(session, "contact", post.unit_id, f"{post.title}（AB角）", chat, "zh_CN", None, "active")
    session.get_one(Post, row.post_id).deputy_of = post.id
    session.flush()
    return row


def bind_supervisor(
    session: Session,
    title: str = "督查员",
    chat: int = 900,
    *,
    language: str = "zh_CN",
    bound_at: dt.datetime | None = None,
    state: str = "active",
) -> Binding:
    """A person on a supervisor's post."""
    return _bound(session, "supervisor", None, title, chat, language, bound_at, state)


def _bound(  # noqa: PLR0917 -- a row has as many columns as it has
    session: Session,
    kind: str,
    unit_id: int | None,
    title: str,
    chat: int,
    language: str,
    bound_at: dt.datetime | None,
    state: str,
) -> Binding:
    post = session.exec(select(Post).where(Post.kind == kind, Post.unit_id == unit_id, Post.title == title)).first()
    post = post or _added(session, Post(kind=kind, unit_id=unit_id, title=title))
    since = bound_at or at("2026-02-25 09:00")
    row = Binding(
        post_id=_id(post),
        channel="telegram",
        chat=chat,
        user=chat,
        language=language,
        bound_at=since,
        state_since=since,
    )
    row.state = state
    return _added(session, row)


def address(chat: int = 101) -> Address:
    """The address of a chat."""
    return Address("telegram", chat)


# -- what is owed ------------------------------------------------------------------------------------------------


def obligation(
    session: Session,
    programme: Programme,
    unit: Unit,
    assignments: Sequence[Assignment],
    *,
    period: str = "2026-02",
    opens_at: dt.datetime | None = None,
    due_at: dt.datetime | None = None,
    provisional: bool = False,
    wake_at: dt.datetime | None = None,
) -> Obligation:
    """One monthly report that a unit owes, with an item for each assignment; February's, due 6 March, unless told."""
    opens_at = opens_at or at("2026-03-01 00:00")
    row = Obligation(
        programme_id=_id(programme),
        unit_id=_id(unit),
        kind="monthly",
        period=period,
        opens_at=opens_at,
        due_at=due_at or at("2026-03-06 17:30"),
        provisional=provisional,
        wake_at=wake_at or opens_at,
    )
    _added(session, row)
    for each in assignments:
        _added(session, Item(obligation_id=_id(row), assignment_id=_id(each)))
    return row


def items(session: Session, obligation: Obligation) -> list[Item]:
    """The items of an obligation, in order."""
    wanted = select(Item).where(Item.obligation_id == obligation.id).order_by(Item.assignment_id)  # type: ignore[arg-type]
    return list(session.exec(wanted))


def owes(
    session: Session, programme: Programme, unit: Unit, numbers: Sequence[int], role: Role = Role.LEAD
) -> list[Assignment]:
    """Tasks of these numbers, each assigned to the unit."""
    assert role in OWING
    return [assignment(session, task(session, programme, no, unit_text=unit.name), unit, role) for no in numbers]


def _id(row: Programme | Task | Unit | UnitGroup | Post | Obligation | Assignment) -> int:
    assert row.id is not None
    return row.id
