"""Tasks that stand twice: proposed as links, decided by a supervisor. What a confirmed one means: `twins`."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.actions.intake.parts import wake
from bot.actions.intake.task_ref import task_ref
from bot.errors import OutdatedError
from bot.rules.tasks.duplicates import Overlap, Text, find_twins, overlap
from bot.rules.week_facts import TaskRef
from bot.store.tables import Programme, Task, TaskLink


@dataclass(frozen=True, slots=True)
class ListedLink:
    """A link: a task, and the one it repeats. `state` is proposed, confirmed or refused.

    `likeness`, up to 100, says how much of the shorter text stands in the longer one: 100 only where they are equal.
    """

    id: int
    task: TaskRef
    same_as: TaskRef
    state: str
    likeness: int
    overlap: Overlap


def propose_links(session: Session, programme: Programme) -> int:
    """Propose the tasks of a programme that repeat one of an earlier annex; return how many proposals are open.

    What was decided stays decided. A proposal that no longer holds, since one of the tasks was changed or withdrawn, is
    taken back.
    """
    session.flush()
    tasks = session.exec(
        select(Task)
        .where(col(Task.programme_id) == programme.id, col(Task.withdrawn_at).is_(None))
        .order_by(col(Task.position), col(Task.id))
    ).all()
    twins = find_twins(Text(task.id or 0, task.annex, task.stem + task.content) for task in tasks)
    wanted = {(twin.key, twin.same_as): round(100 * twin.likeness) for twin in twins}
    mine = select(TaskLink).join(Task, col(Task.id) == col(TaskLink.task_id))
    decided: set[int] = set()
    for link in session.exec(mine.where(col(Task.programme_id) == programme.id)).all():
        likeness = wanted.pop((link.task_id, link.same_as_id), None)
        if link.state == "confirmed":
            decided.add(link.task_id)
        elif link.state == "proposed" and likeness is None:
            session.delete(link)
    session.add_all(
        TaskLink(task_id=task_id, same_as_id=same_as, likeness=likeness)
        for (task_id, same_as), likeness in wanted.items()
        if task_id not in decided
    )
    session.flush()
    return len(list_links(session, document=programme.document, state="proposed"))


def list_links(session: Session, *, document: str = "", state: str = "") -> list[ListedLink]:
    """Return the links between tasks that are in force, of one document or in one state if so asked; by task."""
    first, second = aliased(Task), aliased(Task)
    found = (
        select(TaskLink, first, second, Programme.document)
        .join(first, col(first.id) == col(TaskLink.task_id))
        .join(second, col(second.id) == col(TaskLink.same_as_id))
        .join(Programme, col(Programme.id) == col(first.programme_id))
        .where(col(first.withdrawn_at).is_(None), col(second.withdrawn_at).is_(None))
        .order_by(col(Programme.id), col(first.position), col(TaskLink.id))
    )
    if document:
        found = found.where(col(Programme.document) == document)
    if state:
        found = found.where(col(TaskLink.state) == state)
    return [_listed(link, task, same_as, name) for link, task, same_as, name in session.exec(found)]


def _listed(link: TaskLink, task: Task, same_as: Task, document: str) -> ListedLink:
    both = overlap(task.stem + task.content, same_as.stem + same_as.content)
    likeness = 100 if both is Overlap.EQUAL else min(link.likeness, 99)
    return ListedLink(link.id or 0, task_ref(document, task), task_ref(document, same_as), link.state, likeness, both)


def decide_link(session: Session, link_id: int, accept: bool, *, by: str, now: dt.datetime) -> None:  # noqa: FBT001 -- what was pressed
    """Confirm or refuse a proposed link. Confirmed, open reports on the repeated task are released for who owes both.

    A task that repeats another one that is itself a repetition is linked to the first of them.

    Raises:
        OutdatedError: it is decided already, or is no longer proposed.
    """
    link = session.get(TaskLink, link_id)
    if link is None or link.state != "proposed":
        msg = "This link is decided already, or its tasks are no longer alike."
        raise OutdatedError(msg)
    link.state, link.decided_at, link.decided_by = ("confirmed" if accept else "refused"), now, by
    session.add(link)
    session.flush()
    if accept:
        _lead_to_the_first(session, link)
        wake(session, [link.task_id], now=now)
        session.flush()


def reopen_link(session: Session, link_id: int) -> None:
    """Ask again about a pair that was refused; nothing followed from the refusal.

    Raises:
        OutdatedError: it is not refused, or its task was meanwhile found to repeat another one.
    """
    link = session.get(TaskLink, link_id)
    others = select(TaskLink.id).where(col(TaskLink.state) == "confirmed")
    if link is None or link.state != "refused" or session.exec(others.where(TaskLink.task_id == link.task_id)).first():
        msg = "This link is not refused any more, or its task repeats another one."
        raise OutdatedError(msg)
    link.state, link.decided_at, link.decided_by = "proposed", None, ""
    session.add(link)
    session.flush()


def confirm_links(session: Session, *, document: str = "", by: str, now: dt.datetime) -> int:
    """Confirm every proposed link, of one document if so asked; return how many."""
    proposed = list_links(session, document=document, state="proposed")
    for each in proposed:
        decide_link(session, each.id, accept=True, by=by, now=now)
    return len(proposed)


def _lead_to_the_first(session: Session, link: TaskLink) -> None:
    """Leave no chains: every repetition of a task leads to one that repeats nothing."""
    confirmed = col(TaskLink.state) == "confirmed"
    onward = session.exec(select(TaskLink).where(confirmed, col(TaskLink.task_id) == link.same_as_id)).first()
    if onward is not None:
        _move(session, link, onward.same_as_id)
    for each in session.exec(select(TaskLink).where(confirmed, col(TaskLink.same_as_id) == link.task_id)).all():
        _move(session, each, link.same_as_id)
    for each in session.exec(
        select(TaskLink).where(
            col(TaskLink.state) == "proposed",
            or_(col(TaskLink.task_id) == link.task_id, col(TaskLink.same_as_id) == link.task_id),
        )
    ).all():
        session.delete(each)


def _move(session: Session, link: TaskLink, same_as_id: int) -> None:
    """Let a link lead to another task; what was decided of the two before no longer matters."""
    same = (col(TaskLink.task_id) == link.task_id, col(TaskLink.same_as_id) == same_as_id)
    for before in session.exec(select(TaskLink).where(*same)).all():
        session.delete(before)
    session.flush()
    link.same_as_id = same_as_id
    session.add(link)
    session.flush()
