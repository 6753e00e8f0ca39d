"""Find the programme or the task that a person names."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.errors import NotFoundError
from bot.rules.terms import HANDED, LIVELIHOOD, task_number
from bot.store.tables import Programme, Task


def find_programme(session: Session, document: str = "") -> Programme:
    """Return the latest programme, or the one of a document number.

    Raises:
        NotFoundError: there is no such programme.
    """
    wanted = select(Programme).order_by(col(Programme.issued).desc(), col(Programme.id).desc())
    if document:
        wanted = wanted.where(col(Programme.document) == document)
    found = session.exec(wanted).first()
    if found is None:
        named = f" with the number {document}: `programme list` shows them" if document else " yet: import one"
        msg = f"There is no programme{named}."
        raise NotFoundError(msg)
    return found


def find_task(session: Session, number: str, *, document: str = "") -> Task:
    """Return the task in force that people call so: ``12``, ``民12``, ``交办3``, ``附件2 12``.

    Of several documents the latest is meant, unless one is named.

    Raises:
        NotFoundError: there is none, or the number stands in several annexes.
    """
    programme = find_programme(session, document)
    mine = select(Task).where(col(Task.programme_id) == programme.id, col(Task.withdrawn_at).is_(None))
    found = called(session.exec(mine).all(), number)
    if len(found) != 1:
        several = "、".join(f"{task.annex} {task.no}" for task in found)
        hint = f"It stands in {several}: say which." if found else "Write it as 附件1 12, 民12 or 交办3."
        msg = f"{programme.document} has {'several tasks' if found else 'no task'} {number}. {hint}"
        raise NotFoundError(msg)
    return found[0]


def called(tasks: Sequence[Task], number: str) -> list[Task]:
    """Return the tasks that people call so; the annex that is named goes before what a bare number may mean."""
    wanted = "".join(number.split())
    exact = [task for task in tasks if wanted in {f"{task.annex}{task.no}", f"{task.annex}第{task.no}项"}]
    return exact or [task for task in tasks if wanted in _spoken(task)]


def _spoken(task: Task) -> set[str]:
    """Return what people call a task besides its annex and number: 民2, 交办2, of a document's other annexes bare 2."""
    bare = [] if task.annex in {LIVELIHOOD, HANDED} else [str(task.no)]
    return {task_number(task.annex, task.no), *bare}
