"""Finish an import by its review workbook: what a person corrected or looked through is settled."""

import datetime as dt
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.actions.intake.affected import Affected, affected
from bot.actions.intake.change_task import IN_WORKBOOK, SETTLED, change, note
from bot.actions.intake.choose_members import replace_members
from bot.actions.intake.collect_review import review_of
from bot.actions.intake.expand_groups import expand_groups
from bot.actions.intake.import_programme import programme_of
from bot.actions.intake.parts import parts_of, put_parts, wake
from bot.actions.intake.review_plan import Planner, RowPlan
from bot.actions.intake.settle_units import confirm_units
from bot.actions.intake.shelf import Difference, Key
from bot.actions.intake.stage_import import confirm_staged
from bot.actions.intake.tell_changes import telling
from bot.errors import ReviewError
from bot.rules.in_doubt import InDoubt
from bot.rules.review import BEFORE_MEMBERS, EDITABLE, Heading, Returned, ReviewRow, Sheet, heading_of
from bot.rules.roster import Complaint, told
from bot.rules.terms import Doubt, DoubtKind
from bot.store.tables import Obligation, Programme, Task, Unit, UnitGroup, UnitName


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review workbook did: rows looked through, corrections, how many doubts are gone, and what is left."""

    document: str
    title: str
    checked: int
    differences: tuple[Difference, ...]
    settled: int
    left: InDoubt
    units_added: tuple[str, ...]
    affected: tuple[Affected, ...]


def finish_review(session: Session, returned: Returned, *, by: str, now: dt.datetime) -> Reviewed:
    """Take a review workbook; taking the same one again changes nothing.

    A staged import is confirmed by it. What a person changed is changed, with its history; whoever is responsible by
    it is in force. A row marked 已核对 has no doubts left. What nobody touched stays as it is.

    Raises:
        ReviewError: something in it cannot be: every complaint, a line each; nothing is stored.
        OutdatedError: the staged import that it belongs to was decided otherwise.
    """
    with session.begin_nested():
        return _Finishing(session, returned, by, now).finish()


def finish_and_tell(session: Session, returned: Returned, *, by: str, today: dt.date, now: dt.datetime) -> Reviewed:
    """Take a review workbook, and tell the units whose part changes by it.

    Before anything was asked of anybody, the corrections of a first import tell nobody.
    """
    programme = programme_of(session, returned.document)
    asked = select(Obligation.id).where(col(Obligation.programme_id) == (programme.id if programme else None))
    heard = returned.staged or session.exec(asked).first() is not None
    with telling(session, today=today, now=now) if heard else nullcontext():
        return finish_review(session, returned, by=by, now=now)


@dataclass(slots=True)
class _Finishing:
    """One workbook on its way into the books."""

    session: Session
    returned: Returned
    by: str
    now: dt.datetime

    def finish(self) -> Reviewed:
        if self.returned.staged:
            confirm_staged(self.session, self.returned.staged, by=self.by, now=self.now)
        programme = programme_of(self.session, self.returned.document)
        if programme is None:
            msg = f"没有文号为{self.returned.document}的方案，请先导入。"
            raise ReviewError(msg)
        review = review_of(self.session, programme)
        before = {(row.annex, row.no): row for row in review.rows}
        added = self._add_units()
        plans = self._plans(programme, before)
        tasks = {
            (task.annex, task.no): task
            for task in self.session.exec(select(Task).where(col(Task.programme_id) == programme.id))
        }
        touched = self._carry_out(plans, tasks)
        reviewed = review_of(self.session, programme)
        after = {(row.annex, row.no): row for row in reviewed.rows}
        return Reviewed(
            document=programme.document,
            title=programme.title,
            checked=sum(plan.row.checked for plan in plans),
            differences=tuple(_differences(before, after, plans)),
            settled=review.in_doubt.doubts - reviewed.in_doubt.doubts,
            left=reviewed.in_doubt,
            units_added=tuple(added),
            affected=affected(self.session, touched, now=self.now),
        )

    def _plans(self, programme: Programme, before: Mapping[Key, ReviewRow]) -> list[RowPlan]:
        planner = Planner(self.session, self.returned)
        plans = []
        for row in self.returned.rows:
            current = before.get((row.annex, row.no))
            if current is None:
                planner.complaints.append(
                    Complaint(Sheet.TASKS, row.row, "", "导出之后这一项已经撤销，请重新导出复核表。")
                )
            elif plan := planner.plan(row, current.cells):
                plans.append(plan)
        head = planner.head()
        other = programme_of(self.session, str(head.get("document", programme.document)))
        if other is not None and other.id != programme.id:
            said = f"文号“{other.document}”已属于另一个方案。"
            planner.complaints.append(Complaint(Sheet.HEAD, 0, "", said))
        if complaints := [*self.returned.complaints, *planner.complaints]:
            raise ReviewError(told(complaints, Sheet))
        self._correct_head(programme, head)
        return plans

    def _correct_head(self, programme: Programme, head: Mapping[str, str | int | dt.date]) -> None:
        for name, value in head.items():
            said = getattr(programme, name)
            plain = said.isoformat() if isinstance(said, dt.date) else said
            programme.corrected = {name: plain} | programme.corrected
            setattr(programme, name, value)
            programme.wake_at = self.now
        self.session.add(programme)

    def _add_units(self) -> list[str]:
        """Enter the units that were added to the list; a name that a group or a unit has already is none."""
        known = {*self.session.exec(select(UnitName.name)), *self.session.exec(select(UnitGroup.name))}
        new = [name for name in self.returned.units if name not in known]
        units = [Unit(name=name) for name in new]
        self.session.add_all(units)
        self.session.flush()
        self.session.add_all(UnitName(name=unit.name, unit_id=unit.id or 0) for unit in units)
        self.session.flush()
        return new

    def _carry_out(self, plans: list[RowPlan], tasks: Mapping[Key, Task]) -> set[int]:
        touched: set[int] = set()
        recognised: set[int] = set()
        for plan in plans:
            task = tasks[plan.row.annex, plan.row.no]
            if self._one(plan, task):
                touched.add(task.id or 0)
            recognised |= {part.who.unit_id for part in plan.parts or () if part.who.unit_id is not None}
            recognised |= {unit_id for members in plan.members.values() for unit_id in members}
        confirmed = confirm_units(self.session, recognised, now=self.now)
        touched |= {each.task_id for each in confirmed}
        self.session.flush()
        touched |= expand_groups(self.session, now=self.now).tasks
        wake(self.session, touched, now=self.now)
        self.session.flush()
        return touched

    def _one(self, plan: RowPlan, task: Task) -> bool:
        """Carry out what is wanted of one row; False if it was so already."""
        changed = [
            change(self.session, task, field, value, by=self.by, now=self.now) for field, value in plan.fields.items()
        ]
        if plan.parts is not None:
            places = {(each.unit_id, each.group_id): each.position for each in parts_of(self.session, task.id or 0)}
            parts = sorted(plan.parts, key=lambda part: places.get(part.who, len(places)))  # as in the document
            changed.append(put_parts(self.session, task, parts, by=self.by, now=self.now))
        changed += [
            replace_members(self.session, part, members, by=self.by, now=self.now)
            for part in (parts_of(self.session, task.id or 0) if plan.members else ())
            if (members := plan.members.get(part.group_id or 0))
        ]
        changed.append(self._settle(plan, task))
        return any(changed)

    def _settle(self, plan: RowPlan, task: Task) -> bool:
        """Take the doubts of a row away: all of them if it was looked through, else those of the cells that changed."""
        headings = set(plan.row.changed())
        settled = [
            [kind, subject]
            for kind, subject in task.doubts
            if [kind, subject] not in task.settled
            and (plan.row.checked or heading_of(DoubtKind(kind), subject, plan.row.before) in headings)
        ]
        for kind, subject in settled:
            asked = str(Doubt(DoubtKind(kind), subject))
            note(self.session, task, SETTLED, asked, IN_WORKBOOK, by=self.by, now=self.now)
        task.settled = [*task.settled, *settled]
        self.session.add(task)
        return bool(settled)


def _differences(
    before: Mapping[Key, ReviewRow], after: Mapping[Key, ReviewRow], plans: list[RowPlan]
) -> list[Difference]:
    """Return what is other than before. The members of a fixed group are shown where they were filled in."""
    filled = {(plan.row.annex, plan.row.no): plan.row.cells[Heading.MEMBERS] for plan in plans if plan.members}
    return [
        Difference(*key, _FIELDS[heading], had, has)
        for key, row in after.items()
        for heading in EDITABLE
        if (had := before[key].cells[heading]) != row.cells[heading]
        and ((has := row.cells[heading] or (filled.get(key, "") if heading is Heading.MEMBERS else "")) or _kept(had))
    ]


def _kept(had: str) -> bool:
    """Tell whether a cell that is empty now held more than a group that waited for its members."""
    return not had.endswith(BEFORE_MEMBERS)


_FIELDS = {heading: heading.name.lower() for heading in Heading}
