"""Find the programme or the task that a person names."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.errors import ChoiceError, NotFoundError
from bot.rules.document_number import is_called
from bot.rules.terms import HANDED, LIVELIHOOD, task_number
from bot.store.tables import Programme, Task


def find_programme(session: Session, document: str = "") -> Programme:
    """Return the programme of a document number (whole, or as much as people write: 21号), or the only one.

    Raises:
        NotFoundError: there is no such programme.
        ChoiceError: several may be meant.
    """
    every = programmes(session)
    found = named(every, document) if document else every
    if len(found) == 1:
        return found[0]
    if not every:
        msg = "There is no programme yet: import one."
        raise NotFoundError(msg)
    if not found:
        msg = f"There is no programme with the number {document}: `programme list` shows them."
        raise NotFoundError(msg)
    raise ChoiceError(_several(found))


def named(every: Sequence[Programme], document: str) -> list[Programme]:
    """Return the programmes that a number may mean; one that is written in full means itself."""
    exact = [each for each in every if each.document == document]
    return exact or [each for each in every if is_called(each.document, document)]


def programmes(session: Session) -> list[Programme]:
    """Return every programme, the latest first."""
    return list(session.exec(select(Programme).order_by(col(Programme.issued).desc(), col(Programme.id).desc())))


def find_task(session: Session, number: str, *, document: str = "") -> Task:
    """Return the task in force that people call so: ``12``, ``民12``, ``交办3``, ``附件2 12``.

    Raises:
        NotFoundError: there is none, or the number stands in several annexes.
        ChoiceError: it stands in several documents, and none is named.
    """
    every = programmes(session)
    among = [find_programme(session, document)] if document or not every else every
    having = [(each, found) for each in among if (found := called(_in_force(session, each), number))]
    if len(having) > 1:
        raise ChoiceError(_several([programme for programme, _ in having], f"Task {number} stands in"))
    found = having[0][1] if having else []
    if len(found) != 1:
        several = "、".join(f"{task.annex} {task.no}" for task in found)
        hint = f"It stands in {several}: say which." if found else "Write it as 附件1 12, 民12 or 交办3."
        whose = "、".join(each.document for each in ([having[0][0]] if having else among))
        msg = f"{whose} has {'several tasks' if found else 'no task'} {number}. {hint}"
        raise NotFoundError(msg)
    return found[0]


def _in_force(session: Session, programme: Programme) -> Sequence[Task]:
    return session.exec(
        select(Task).where(col(Task.programme_id) == programme.id, col(Task.withdrawn_at).is_(None))
    ).all()


def _several(found: Sequence[Programme], what: str = "There are") -> str:
    return f"{what} several documents: say which one with --document: {'、'.join(each.document for each in found)}."


def called(tasks: Sequence[Task], number: str) -> list[Task]:
    """Return the tasks that people call so; the annex that is named goes before what a bare number may mean."""
    wanted = "".join(number.split())
    exact = [task for task in tasks if wanted in {f"{task.annex}{task.no}", f"{task.annex}第{task.no}项"}]
    return exact or [task for task in tasks if wanted in _spoken(task)]


def _spoken(task: Task) -> set[str]:
    """Return what people call a task besides its annex and number: 民2, 交办2, of a document's other annexes bare 2."""
    bare = [] if task.annex in {LIVELIHOOD, HANDED} else [str(task.no)]
    return {task_number(task.annex, task.no), *bare}
