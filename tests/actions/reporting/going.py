"""Items go while words for them wait: to another unit, or into a task that is the same."""

from dataclasses import dataclass

from sqlmodel import col, select

from bot.actions.intake.link_tasks import decide_link
from bot.store.door import Store
from bot.store.tables import Assignment, Task, TaskLink
from tests.chat import NOW
from tests.cycle import opens


@dataclass(frozen=True)
class Going:
    """What takes items from a unit; `cycled`: the cycle has seen it before the person goes on."""

    store: Store
    cycled: bool

    def links(self) -> None:
        """The supervisor confirms that 民2 is 8."""
        with self.store.writing() as session:
            ids = {task.annex: task.id or 0 for task in session.exec(select(Task).where(col(Task.no).in_([2, 8])))}
            link = TaskLink(task_id=ids["附件2"], same_as_id=ids["附件1"], likeness=90)
            session.add(link)
            session.flush()
            decide_link(session, link.id or 0, accept=True, by="督查室", now=NOW)
        self._cycles()

    def withdraws(self, no: int) -> None:
        """The tasks of a number are given to others."""
        with self.store.writing() as session:
            for part in session.exec(select(Assignment).join(Task).where(col(Task.no) == no)).all():
                part.withdrawn_at = NOW
                session.add(part)
        self._cycles()

    def _cycles(self) -> None:
        if self.cycled:
            with self.store.writing() as session:
                opens(session, NOW)
