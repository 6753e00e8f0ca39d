"""Importing a decomposition again: nothing doubles, what changed is shown, what was confirmed stays."""

import datetime as dt
from dataclasses import replace

from sqlmodel import Session, col, select

from bot.actions.intake.confirm_leads import confirm_proposed_leads
from bot.rules.terms import Role
from bot.store.door import Store
from bot.store.tables import Assignment, GroupMember, TaskChange, Unit, UnitGroup
from tests.actions.decomposed import FIRST, LATER, decomposition, programme, roles, taken, tasks, with_row


def test_importing_the_same_again_changes_nothing_and_wakes_nobody(store: Store) -> None:
    document = decomposition("区发改局、财政局", "区食安委牵头，各成员单位分别办理", "区发改局、创新中心分别办理")
    with store.writing() as session:
        taken(session, document)
        programme(session).wake_at = None
        again = taken(session, document, LATER)

        assert (again.first, again.added, again.changed, again.removed, again.unchanged) == (False, 0, 0, 0, 3)
        assert again.differences == ()
        assert programme(session).wake_at is None
        assert programme(session).confirmed_at == FIRST
        assert not session.exec(select(TaskChange)).all()
        assert len(session.exec(select(Assignment)).all()) == 6


def test_a_changed_field_is_shown_before_and_after_and_its_history_kept(store: Store) -> None:
    document = decomposition("区发改局", "区财政局")
    with store.writing() as session:
        taken(session, document)
        again = taken(session, with_row(document, 2, content="完成预算。", leaders=("区长", "常务副区长")), LATER)
        history = session.exec(select(TaskChange).order_by(col(TaskChange.id))).all()

        assert (again.changed, again.unchanged) == (1, 1)
        assert [(each.no, each.field, each.before, each.after) for each in again.differences] == [
            (2, "content", "完成第2项。", "完成预算。"),
            (2, "leaders", "常务副区长", "区长 / 常务副区长"),
        ]
        assert [(each.at, each.field, each.before) for each in history] == [
            (LATER, "content", "完成第2项。"),
            (LATER, "leaders", "常务副区长"),
        ]


def test_a_change_of_words_alone_wakes_nobody(store: Store) -> None:
    document = decomposition("区发改局")
    with store.writing() as session:
        taken(session, document)
        programme(session).wake_at = None
        taken(session, with_row(document, 1, content="另一项。"), LATER)

        assert programme(session).wake_at is None


def test_a_unit_that_leaves_is_withdrawn_and_one_that_comes_is_added(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局牵头，财政局配合"))
        again = taken(session, decomposition("区发改局牵头，工信局配合"), LATER)

        assert roles(session) == {"区发改局": "lead", "区工信局": "support"}
        assert programme(session).wake_at == LATER
        assert [(each.field, each.before, each.after) for each in again.differences] == [
            ("unit_text", "区发改局牵头，财政局配合", "区发改局牵头，工信局配合"),
            ("units", "区发改局 lead、区财政局 support", "区发改局 lead、区工信局 support"),
        ]


def test_a_unit_that_comes_back_has_its_old_assignment(store: Store) -> None:
    with store.writing() as session:
        for text in ("区发改局牵头，财政局配合", "区发改局", "区发改局牵头，财政局配合"):
            taken(session, decomposition(text))

        assert roles(session) == {"区发改局": "lead", "区财政局": "support"}
        assert len(session.exec(select(Assignment)).all()) == 2


def test_a_changed_role_is_settled_anew(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局牵头，财政局配合"))
        taken(session, decomposition("区发改局、财政局分别办理"), LATER)
        finance = session.exec(select(Assignment).where(col(Assignment.position) == 1)).one()

        assert (finance.role, finance.settled_role, finance.settled_at) == (Role.SEPARATE, Role.SEPARATE, LATER)


def test_what_was_confirmed_stays_confirmed(store: Store) -> None:
    document = decomposition("区发改局、财政局")
    with store.writing() as session:
        taken(session, document)
        confirm_proposed_leads(session, now=FIRST)
        again = taken(session, with_row(document, 1, content="另一项。"), LATER)

        assert roles(session) == {"区发改局": "lead", "区财政局": "support"}
        assert again.in_doubt.holding == 0


def test_a_prefix_that_a_later_text_writes_out_is_no_longer_unsure(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局、创新中心分别办理"))
        again = taken(session, decomposition("区发改局、区创新中心分别办理"), LATER)

        assert roles(session) == {"区发改局": "separate", "区创新中心": "separate"}
        assert again.in_doubt.holding == 0


def test_a_unit_that_was_certain_before_is_certain_in_a_new_row(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区创新中心"))
        taken(session, replace(decomposition("区发改局、创新中心分别办理"), document="云溪政办发〔2026〕4号"))

        assert roles(session) == {"区创新中心": "separate", "区发改局": "separate"}


def test_a_row_that_is_gone_is_withdrawn_and_may_come_back(store: Store) -> None:
    document = decomposition("区发改局", "区财政局")
    with store.writing() as session:
        taken(session, document)
        gone = taken(session, replace(document, rows=document.rows[:1]), LATER)
        withdrawn = [task.withdrawn_at for task in tasks(session)]
        back = taken(session, document, LATER)

        assert (gone.removed, gone.removed_tasks, gone.unchanged) == (1, (("附件1", 2),), 1)
        assert withdrawn == [None, LATER]
        assert (back.added, back.unchanged) == (1, 1)
        assert [task.withdrawn_at for task in tasks(session)] == [None, None]
        assert programme(session).wake_at == LATER


def test_a_withdrawn_row_holds_nothing_back(store: Store) -> None:
    document = decomposition("区发改局", "区发改局、财政局")
    with store.writing() as session:
        taken(session, document)

        assert taken(session, replace(document, rows=document.rows[:1]), LATER).in_doubt.holding == 0


def test_a_corrected_title_and_date_are_taken_over(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局"))
        taken(session, replace(decomposition("区发改局"), title="关于印发分解方案的通知", issued=dt.date(2026, 2, 26)))

        assert (programme(session).title, programme(session).issued) == ("关于印发分解方案的通知", dt.date(2026, 2, 26))


# -- groups ------------------------------------------------------------------------------------------------------


def members(session: Session, group: str, *names: str) -> None:
    row = session.exec(select(UnitGroup).where(col(UnitGroup.name) == group)).one()
    for name in names:
        unit = session.exec(select(Unit).where(col(Unit.name) == name)).one()
        session.add(GroupMember(group_id=row.id or 0, unit_id=unit.id or 0))
    session.flush()


def test_members_of_a_group_get_its_tasks_of_a_later_import_too(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区食安委", "区发改局牵头，各镇街配合"))
        members(session, "各镇街", "区发改局", "区食安委")
        again = taken(session, decomposition("区食安委牵头，各镇街分别办理", "区发改局牵头，各镇街配合"), LATER)

        assert roles(session, 1) == {"区食安委": "lead", "各镇街": "separate", "区发改局": "separate"}
        assert again.in_doubt.holding == 0


def test_importing_the_same_again_leaves_the_members_parts_alone(store: Store) -> None:
    document = decomposition("区食安委牵头，各镇街分别办理", "区发改局")
    with store.writing() as session:
        taken(session, document)
        members(session, "各镇街", "区发改局")
        taken(session, document, LATER)
        programme(session).wake_at = None
        again = taken(session, document, LATER)

        assert again.unchanged == 2
        assert programme(session).wake_at is None
        assert roles(session, 1) == {"区食安委": "lead", "各镇街": "separate", "区发改局": "separate"}


def test_a_member_that_the_row_comes_to_name_itself_has_its_own_role(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区食安委牵头，各镇街分别办理", "区发改局"))
        members(session, "各镇街", "区发改局")
        taken(session, decomposition("区食安委牵头，各镇街分别办理", "区发改局"))
        taken(session, decomposition("区发改局牵头，各镇街分别办理", "区发改局"), LATER)
        own = session.exec(select(Assignment).where(col(Assignment.settled_role) == Role.LEAD)).first()

        assert roles(session, 1)["区发改局"] == "lead"
        assert own is not None
        assert own.via_id is None
