"""Doubts, one by one: what is asked, what may be chosen, and what comes of the answer."""

from dataclasses import replace

import pytest
from sqlmodel import Session, col, select

from bot.actions.intake.choose_members import choose_members
from bot.actions.intake.confirm_leads import confirm_proposed_leads
from bot.actions.intake.open_doubts import OpenDoubt, find_doubt, open_doubts
from bot.actions.intake.settle_doubt import settle_doubt
from bot.errors import ChoiceError, OutdatedError
from bot.rules.terms import Doubt, DoubtKind
from bot.store.door import Store
from bot.store.tables import TaskChange, Unit
from tests import cast
from tests.actions.decomposed import LATER, decomposition, programme, roles, taken, with_row

CUT = (Doubt(DoubtKind.ROW_CUT, "…完成"), Doubt(DoubtKind.ROW_CUT, "after it comes 3"))


def kinds(session: Session) -> list[tuple[int, DoubtKind, str]]:
    return [(each.no, each.kind, each.subject) for each in open_doubts(session)]


def only(session: Session, kind: DoubtKind) -> OpenDoubt:
    (doubt,) = [each for each in open_doubts(session) if each.kind is kind]
    return doubt


def unit_id(session: Session, name: str) -> int:
    return session.exec(select(Unit.id).where(col(Unit.name) == name)).one() or 0


def settle(session: Session, doubt: OpenDoubt, *names: str) -> frozenset[int]:
    choice = [unit_id(session, name) for name in names]
    return settle_doubt(session, doubt, choice, by="督查员", now=LATER)


# -- what is asked -----------------------------------------------------------------------------------------------


def test_doubts_come_in_the_order_of_the_document_and_of_each_row(store: Store) -> None:
    document = decomposition("区发改局牵头，各镇街、创新中心配合", "区发改局、财政局", "区财政局")
    with store.writing() as session:
        taken(session, with_row(document, 3, doubts=CUT))

        assert kinds(session) == [
            (1, DoubtKind.GROUP_WITHOUT_MEMBERS, "各镇街"),
            (1, DoubtKind.PREFIX_UNSURE, "区创新中心"),
            (2, DoubtKind.NO_LEAD, ""),
            (3, DoubtKind.ROW_CUT, "…完成；after it comes 3"),
        ]


def test_a_proposed_lead_is_offered_with_the_other_units_of_the_row(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局、财政局"))
        doubt = only(session, DoubtKind.NO_LEAD)

        assert doubt.proposed == (unit_id(session, "区发改局"), "区发改局")
        assert [name for _, name in doubt.suggestions] == ["区发改局", "区财政局"]
        assert doubt.holds
        assert (doubt.document, doubt.number, doubt.unit_text) == ("云溪政办发〔2026〕3号", "1", "区发改局、财政局")


def test_what_hinders_nobody_from_reporting_does_not_hold(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局牵头，创新中心配合", "区发改局、创新中心分别办理"))

        assert [each.holds for each in open_doubts(session)] == [False, True]


def test_units_of_the_kind_that_a_group_names_are_offered_as_its_members(store: Store) -> None:
    with store.writing() as session:
        for name in ("石桥街道办事处", "区财政局", "柳河镇"):
            cast.unit(session, name)
        taken(session, decomposition("区发改局牵头，相关街道办事处配合"))
        doubt = only(session, DoubtKind.GROUP_WITHOUT_MEMBERS)

        assert [name for _, name in doubt.suggestions] == ["石桥街道办事处", "柳河镇"]
        assert doubt.chosen_per_task


def test_who_was_chosen_for_a_group_before_is_offered_first(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "柳河镇")
        bridge = cast.unit(session, "区城管局")
        taken(session, decomposition("区发改局牵头，相关街道办事处配合", "区财政局牵头，相关街道办事处配合"))
        first, _ = open_doubts(session)
        choose_members(session, first.assignment_id or 0, [bridge.id or 0], by="督查员", now=LATER)

        assert [name for _, name in only(session, DoubtKind.GROUP_WITHOUT_MEMBERS).suggestions] == [
            "区城管局",
            "柳河镇",
        ]


def test_units_with_a_name_like_the_doubtful_one_are_offered(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "市创新中心")
        taken(session, decomposition("区发改局、创新中心分别办理"))
        doubt = only(session, DoubtKind.PREFIX_UNSURE)

        assert doubt.proposed == (unit_id(session, "区创新中心"), "区创新中心")
        assert doubt.suggestions[0] == (unit_id(session, "市创新中心"), "市创新中心")
        assert doubt.proposed not in doubt.suggestions


def test_withdrawn_tasks_and_other_documents_are_not_asked_about(store: Store) -> None:
    document = decomposition("区发改局", "区发改局、财政局")
    with store.writing() as session:
        taken(session, document)
        taken(session, replace(document, document="云溪政办发〔2026〕4号"))
        assert [each.document for each in open_doubts(session, document="云溪政办发〔2026〕4号")] == [
            "云溪政办发〔2026〕4号"
        ]

        taken(session, replace(document, rows=document.rows[:1]), LATER)
        assert [each.document for each in open_doubts(session)] == ["云溪政办发〔2026〕4号"]


# -- no lead named -----------------------------------------------------------------------------------------------


def test_the_proposed_lead_is_taken_as_it_was_read(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局、财政局"))
        programme(session).wake_at = None
        settle(session, only(session, DoubtKind.NO_LEAD))

        assert roles(session) == {"区发改局": "lead", "区财政局": "support"}
        assert open_doubts(session) == []
        assert programme(session).wake_at == LATER


def test_another_unit_may_lead_and_reading_the_document_again_does_not_undo_it(store: Store) -> None:
    document = decomposition("区发改局、财政局")
    with store.writing() as session:
        taken(session, document)
        settle(session, only(session, DoubtKind.NO_LEAD), "区财政局")
        again = taken(session, document, LATER)
        confirm_proposed_leads(session, now=LATER)

        assert roles(session) == {"区发改局": "support", "区财政局": "lead"}
        assert again.changed_nothing
        assert open_doubts(session) == []


def test_a_unit_that_the_row_does_not_name_may_lead(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区工信局")
        taken(session, decomposition("各镇街、区财政局"))
        assert only(session, DoubtKind.NO_LEAD).proposed is None
        settle(session, only(session, DoubtKind.NO_LEAD), "区工信局")

        assert roles(session) == {"区工信局": "lead", "各镇街": "support", "区财政局": "support"}


def test_where_nothing_is_proposed_a_lead_must_be_chosen(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("各镇街、区财政局"))

        with pytest.raises(ChoiceError, match="Choose the unit that leads"):
            settle(session, only(session, DoubtKind.NO_LEAD))


def test_a_supporter_with_an_unsure_prefix_stays_in_doubt_when_the_lead_is_settled(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局、创新中心"))
        settle(session, only(session, DoubtKind.NO_LEAD))

        assert roles(session) == {"区发改局": "lead", "区创新中心": "support"}
        assert kinds(session) == [(1, DoubtKind.PREFIX_UNSURE, "区创新中心")]


# -- names -------------------------------------------------------------------------------------------------------


def test_a_name_that_was_read_rightly_is_settled_wherever_it_stands(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局、创新中心分别办理", "区财政局、创新中心分别办理"))
        first, _ = open_doubts(session)
        touched = settle(session, first)

        assert roles(session, 2) == {"区财政局": "separate", "区创新中心": "separate"}
        assert open_doubts(session) == []
        assert len(touched) == 2


def test_a_name_that_means_another_unit_becomes_one_of_its_names(store: Store) -> None:
    document = decomposition("区发改局、创新中心分别办理", "区财政局、创新中心分别办理")
    with store.writing() as session:
        women = cast.unit(session, "市创新中心")
        taken(session, document)
        settle(session, open_doubts(session)[0], "市创新中心")

        assert roles(session, 1) == {"区发改局": "separate", "市创新中心": "separate"}
        assert roles(session, 2) == {"区财政局": "separate", "市创新中心": "separate"}
        assert open_doubts(session) == []
        assert taken(session, document, LATER).changed_nothing
        assert women.name in roles(session, 2)


def test_one_name_may_stand_for_several_units(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区妇儿工委")
        cast.unit(session, "市创新中心")
        taken(session, decomposition("区发改局、创新中心分别办理"))
        settle(session, only(session, DoubtKind.PREFIX_UNSURE), "市创新中心", "区妇儿工委")

        assert roles(session) == {"区发改局": "separate", "市创新中心": "separate", "区妇儿工委": "separate"}


# -- groups ------------------------------------------------------------------------------------------------------


def test_members_that_are_chosen_for_one_task_have_the_groups_part_in_that_task_alone(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "石桥街道办事处")
        taken(session, decomposition("区发改局牵头，相关街道办事处配合", "区财政局牵头，相关街道办事处配合"))
        first, second = open_doubts(session)
        settle(session, first, "石桥街道办事处")

        assert roles(session, 1) == {"区发改局": "lead", "相关街道办事处": "support", "石桥街道办事处": "support"}
        assert "石桥街道办事处" not in roles(session, 2)
        assert open_doubts(session) == [replace(second, suggestions=first.suggestions)]


def test_a_group_that_owes_is_asked_once_its_members_are_chosen(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "石桥街道办事处")
        taken(session, decomposition("区食安委牵头，相关街道办事处分别办理"))
        assert only(session, DoubtKind.GROUP_WITHOUT_MEMBERS).holds
        settle(session, only(session, DoubtKind.GROUP_WITHOUT_MEMBERS), "石桥街道办事处")

        assert roles(session)["石桥街道办事处"] == "separate"


def test_members_may_be_chosen_again_and_who_is_left_out_gives_the_task_back(store: Store) -> None:
    with store.writing() as session:
        bridge, river = (cast.unit(session, name).id or 0 for name in ("石桥街道办事处", "柳河镇"))
        taken(session, decomposition("区发改局牵头，相关街道办事处配合"))
        part = only(session, DoubtKind.GROUP_WITHOUT_MEMBERS).assignment_id or 0
        choose_members(session, part, [bridge], by="督查员", now=LATER)
        touched = choose_members(session, part, [river], by="督查员", now=LATER)

        assert set(roles(session)) == {"区发改局", "相关街道办事处", "柳河镇"}
        assert touched
        assert choose_members(session, part, [river], by="督查员", now=LATER) == frozenset()


def test_the_members_of_a_fixed_group_are_its_members_everywhere(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "柳河镇")
        taken(session, decomposition("区发改局牵头，各镇街配合", "区财政局牵头，各镇街配合"))
        settle(session, open_doubts(session)[0], "柳河镇")

        assert roles(session, 2)["柳河镇"] == "support"
        assert open_doubts(session) == []


def test_a_group_is_not_settled_without_members(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局牵头，各镇街配合"))

        with pytest.raises(ChoiceError, match="各镇街"):
            settle(session, only(session, DoubtKind.GROUP_WITHOUT_MEMBERS))


# -- the row itself ----------------------------------------------------------------------------------------------


def test_a_row_that_is_whole_after_all_is_not_asked_about_again(store: Store) -> None:
    document = with_row(decomposition("区发改局"), 1, doubts=CUT)
    with store.writing() as session:
        taken(session, document)
        settle(session, only(session, DoubtKind.ROW_CUT))
        assert open_doubts(session) == []

        taken(session, document, LATER)
        assert open_doubts(session) == []


def test_a_row_that_names_nobody_gets_who_was_chosen(store: Store) -> None:
    document = with_row(decomposition("区发改局"), 1, unit_text="", units=(), doubts=(Doubt(DoubtKind.NO_UNIT),))
    with store.writing() as session:
        cast.unit(session, "区财政局")
        taken(session, document)
        settle(session, only(session, DoubtKind.NO_UNIT), "区财政局")

        assert roles(session) == {"区财政局": "lead"}
        assert open_doubts(session) == []


# -- whoever decides ---------------------------------------------------------------------------------------------


def test_a_doubt_is_settled_once(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局、财政局"))
        doubt = only(session, DoubtKind.NO_LEAD)
        settle(session, doubt)

        with pytest.raises(OutdatedError, match="settled already"):
            settle(session, doubt)
        assert find_doubt(session, task_id=doubt.task_id, assignment_id=None, kind=doubt.kind) is None


def test_the_history_keeps_what_was_asked_what_was_decided_and_by_whom(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局、创新中心分别办理"))
        cast.unit(session, "市创新中心")
        settle(session, only(session, DoubtKind.PREFIX_UNSURE), "市创新中心")
        history = session.exec(select(TaskChange).order_by(col(TaskChange.id))).all()

        assert [(each.field, each.before, each.after, each.by) for each in history] == [
            ("settled", "prefix unsure: 区创新中心", "市创新中心", "督查员"),
            ("units", "区发改局 separate、区创新中心 separate", "区发改局 separate、市创新中心 separate", "督查员"),
        ]


def test_a_unit_that_is_gone_cannot_be_chosen(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局、财政局"))

        with pytest.raises(ChoiceError, match="not there any more"):
            settle_doubt(session, only(session, DoubtKind.NO_LEAD), [999], by="督查员", now=LATER)


def test_settling_one_task_leaves_what_others_are_asked_as_it_is(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局、财政局", "区财政局、商务局"))
        first, *others = open_doubts(session)

        assert settle(session, first) == {first.task_id}
        assert open_doubts(session) == others
        assert set(roles(session, 2).values()) == {None}
