"""Give a task to other units in mid-year, and add a task that no document lists (区委交办, 会议议定)."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.actions.intake.affected import Affected, affected
from bot.actions.intake.arrears import Arrear, owing_parts, settle_arrears
from bot.actions.intake.change_task import change, note
from bot.actions.intake.expand_groups import expand_groups
from bot.actions.intake.parts import Part, Who, described, parts_of, put_parts, wake
from bot.actions.intake.task_ref import task_ref
from bot.actions.intake.understand import understand
from bot.errors import ChoiceError, NotFoundError, UnknownUnitError
from bot.rules.terms import HANDED, LIVELIHOOD, OWING, DoubtKind, Kind, Responsible, Role, task_number
from bot.rules.units.leaders import read_leaders
from bot.rules.units.names import collect
from bot.rules.units.responsibility import read
from bot.rules.week_facts import TaskRef
from bot.store.tables import Programme, Task, UnitGroup
from bot.store.units import Names


@dataclass(frozen=True, slots=True)
class Reassigned:
    """A task, who answered for it before and who does now, as the history has it, and who is affected.

    `arrears` is what fell due before, and nobody reported.
    """

    task: TaskRef
    before: str
    after: str
    affected: tuple[Affected, ...]
    arrears: tuple[Arrear, ...] = ()


def find_task(session: Session, number: str, *, document: str = "") -> Task:
    """Return the task in force that people call so: ``12``, ``民12``, ``交办3``, ``附件2 12``.

    Of several documents the latest is meant, unless one is named.

    Raises:
        NotFoundError: there is none, or the number stands in several annexes.
    """
    wanted = "".join(number.split())
    programme = _programme(session, document)
    tasks = session.exec(
        select(Task).where(col(Task.programme_id) == programme.id, col(Task.withdrawn_at).is_(None))
    ).all()
    exact = [task for task in tasks if wanted in {f"{task.annex}{task.no}", f"{task.annex}第{task.no}项"}]
    spoken = [task for task in tasks if wanted in _spoken(task)]
    found = exact or spoken
    if len(found) != 1:
        several = "、".join(f"{task.annex} {task.no}" for task in found)
        hint = f"It stands in {several}: say which." if found else "Write it as 附件1 12, 民12 or 交办3."
        msg = f"{programme.document} has {'several tasks' if found else 'no task'} {number}. {hint}"
        raise NotFoundError(msg)
    return found[0]


def reassign(  # noqa: PLR0913 -- who gets what, who decides it, and what of before
    session: Session, task: Task, units: str, *, by: str, now: dt.datetime, taken_over: bool = False
) -> Reassigned:
    """Let other units answer for a task; `units` is written as in a document: 区发改局牵头，区工信局配合.

    The history keeps who did before, and what they reported stays theirs. Of the reports that are open and not yet due,
    what is unanswered goes to whoever leads now; what fell due before is still owed by who had it, unless the new unit
    has `taken_over` telling of it: nobody is late with what they were not asked for. Reading the document again does
    not undo this.

    Raises:
        ChoiceError: the words do not say who leads, or cannot be read.
        UnknownUnitError: a unit is not known.
    """
    parts = read_parts(session, units, task)
    before = described(session, parts_of(session, task.id or 0))
    owing = owing_parts(session, [task.id or 0])
    put_parts(session, task, parts, by=by, now=now)
    change(session, task, "unit_text", units.strip(), by=by, now=now)
    session.flush()
    touched = {task.id or 0} | expand_groups(session, now=now).tasks
    arrears = settle_arrears(session, owing, taken_over=taken_over, now=now)
    wake(session, touched, now=now)
    after = described(session, parts_of(session, task.id or 0))
    programme = session.get_one(Programme, task.programme_id)
    named = task_ref(programme.document, task)
    return Reassigned(named, before, after, affected(session, touched, now=now), arrears)


def add_task(  # noqa: PLR0913 -- a task has as many parts
    session: Session,
    content: str,
    units: str,
    *,
    origin: str,
    leaders: str = "",
    due: str = "",
    document: str = "",
    by: str,
    now: dt.datetime,
) -> Reassigned:
    """Add a task in mid-year to the latest programme, or to one that is named; `origin` says where it comes from.

    It has the next number of an annex of its own (交办), and is in force at once.

    Raises:
        ChoiceError: there is no content, or the units do not say who leads.
        UnknownUnitError: a unit is not known.
    """
    programme = _programme(session, document)
    if not content.strip() or not origin.strip():
        msg = "A task needs its content, and where it comes from, such as 区委交办 or 会议议定."
        raise ChoiceError(msg)
    no, position = _next_place(session, programme)
    task = Task(
        programme_id=programme.id or 0,
        annex=HANDED,
        no=no,
        position=position,
        sections=[origin.strip()],
        content=content.strip(),
        leaders=list(read_leaders(leaders)),
        unit_text="",
        due_text=due.strip(),
        doubts=[],
        origin=origin.strip(),
    )
    understand(task, programme)
    session.add(task)
    session.flush()
    note(session, task, "origin", "", origin.strip(), by=by, now=now)
    return reassign(session, task, units, by=by, now=now)


def _next_place(session: Session, programme: Programme) -> tuple[int, int]:
    """Return the next number of the annex of added tasks, and the next position in the programme."""
    mine = select(func.max(col(Task.no)), func.max(col(Task.position))).where(col(Task.programme_id) == programme.id)
    last = session.exec(mine.where(col(Task.annex) == HANDED)).one()[0] or 0
    return last + 1, (session.exec(mine).one()[1] or 0) + 1


def read_parts(session: Session, units: str, task: Task) -> list[Part]:
    """Read who is to do what, with the names that are known; nothing is taken that is in doubt."""
    every = session.exec(select(Task).where(col(Task.programme_id) == task.programme_id)).all()
    lexicon = collect([*((each.unit_text, each.content) for each in every), (units, "")], region="")
    reading = read(units, lexicon)
    names = Names(session)
    groups = {group.name: group.id for group in session.exec(select(UnitGroup))}
    parts = [Part(_who(one, names, groups), one.role) for one in reading.units]
    known = {one.name for one in reading.units if one.name in groups or names.find(one.name)}
    unread = [
        str(doubt)
        for doubt in reading.doubts
        if doubt.kind is DoubtKind.NO_UNIT or (doubt.kind is DoubtKind.UNREAD and doubt.subject not in known)
    ]
    if unread or not any(part.role in OWING for part in parts) or any(part.role is Role.JOINT for part in parts):
        why = "; ".join(unread) or "nobody leads"
        msg = f"“{units}” does not say who does what ({why}). Write it as 区发改局牵头，区工信局配合, or A、B分别办理."
        raise ChoiceError(msg)
    return list({part.who: part for part in reversed(parts)}.values())[::-1]


def _who(one: Responsible, names: Names, groups: dict[str, int | None]) -> Who:
    if one.kind is Kind.GROUP and one.name in groups:
        return Who(None, groups[one.name])
    unit_id = names.find(one.name)
    if unit_id is None:
        raise UnknownUnitError(one.name, names.nearest(one.name))
    return Who(unit_id)


def _programme(session: Session, document: str) -> Programme:
    wanted = select(Programme).order_by(col(Programme.issued).desc(), col(Programme.id).desc())
    if document:
        wanted = wanted.where(col(Programme.document) == document)
    found = session.exec(wanted).first()
    if found is None:
        named = f" with the number {document}: `programme list` shows them" if document else " yet: import one"
        msg = f"There is no programme{named}."
        raise NotFoundError(msg)
    return found


def _spoken(task: Task) -> set[str]:
    """Return what people call a task besides its annex and number: 民2, 交办2, of a document's other annexes bare 2."""
    bare = [] if task.annex in {LIVELIHOOD, HANDED} else [str(task.no)]
    return {task_number(task.annex, task.no), *bare}
