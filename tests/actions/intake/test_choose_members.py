"""Who is meant by a group: for one task, or in all of them."""

from sqlmodel import select

from bot.actions.intake.choose_members import choose_members
from bot.store.door import Store
from bot.store.tables import Assignment, Task, UnitGroup
from tests import cast
from tests.actions.decomposed import LATER, decomposition, roles, taken


def test_members_of_one_body_get_none_of_another_body_s_tasks(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区食安委牵头，各成员单位分别办理", "区安委会牵头，各成员单位分别办理"))
        group = session.exec(select(UnitGroup)).one()
        part = session.exec(
            select(Assignment.id).where(
                Assignment.group_id == group.id,
                Assignment.task_id == session.exec(select(Task.id).where(Task.no == 1)).one(),
            )
        ).one()
        market = cast.unit(session, "区市场监管局")
        choose_members(session, part or 0, [market.id or 0], by="督查员", now=LATER)

        assert group.chosen_per_task
        assert roles(session, 1) == {"区食安委": "lead", "各成员单位": "separate", "区市场监管局": "separate"}
        assert roles(session, 2) == {"区安委会": "lead", "各成员单位": None}
