"""Importing a decomposition for the first time."""

from dataclasses import replace

from sqlmodel import select

from bot.rules.in_doubt import InDoubt, KindCount
from bot.rules.terms import Doubt, DoubtKind
from bot.store.door import Store
from bot.store.tables import Unit, UnitGroup, UnitName
from tests.actions.decomposed import FIRST, decomposition, programme, roles, taken, tasks, with_row


def test_a_first_import_confirms_the_programme_and_wakes_the_cycle(store: Store) -> None:
    with store.writing() as session:
        imported = taken(session, decomposition("区发改局", "区财政局"))

        assert (imported.first, imported.added, imported.unchanged) == (True, 2, 0)
        assert programme(session).confirmed_at == FIRST
        assert programme(session).wake_at == FIRST
        assert [(task.no, task.content, task.unit_text) for task in tasks(session)] == [
            (1, "完成第1项。", "区发改局"),
            (2, "完成第2项。", "区财政局"),
        ]


def test_roles_that_are_certain_are_in_force_at_once(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局牵头，财政局、各镇街配合", "区发改局、财政局分别办理"))

        assert roles(session, 1) == {"区发改局": "lead", "区财政局": "support", "各镇街": "support"}
        assert roles(session, 2) == {"区发改局": "separate", "区财政局": "separate"}


def test_joint_units_wait_until_the_lead_is_confirmed(store: Store) -> None:
    with store.writing() as session:
        imported = taken(session, decomposition("区发改局、财政局"))

        assert roles(session) == {"区发改局": None, "区财政局": None}
        assert (imported.in_doubt.holding, imported.in_doubt.leads) == (1, 1)


def test_who_owes_and_has_an_unsure_prefix_waits(store: Store) -> None:
    with store.writing() as session:
        imported = taken(session, decomposition("区发改局、创新中心分别办理", "区发改局牵头，创新中心配合"))

        assert roles(session, 1) == {"区发改局": "separate", "区创新中心": None}
        assert roles(session, 2) == {"区发改局": "lead", "区创新中心": "support"}
        assert (imported.in_doubt.holding, imported.in_doubt.leads) == (1, 0)


def test_a_group_that_owes_waits_while_the_lead_beside_it_is_firm(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区食安委牵头，各成员单位分别办理"))

        assert roles(session) == {"区食安委": "lead", "各成员单位": None}


def test_groups_that_are_chosen_for_each_task_are_known_as_such(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局牵头，各镇街、相关街道办事处配合"))
        groups = {group.name: group.chosen_per_task for group in session.exec(select(UnitGroup))}

        assert groups == {"各镇街": False, "相关街道办事处": True}


def test_doubts_are_counted_by_task_and_kept_with_it(store: Store) -> None:
    document = with_row(decomposition("区发改局、财政局", "区财政局"), 2, doubts=(Doubt(DoubtKind.ROW_CUT, "…"),) * 2)

    with store.writing() as session:
        imported = taken(session, document)

        counts = (KindCount(DoubtKind.NO_LEAD, 1), KindCount(DoubtKind.ROW_CUT, 1))
        assert imported.in_doubt == imported.newly == InDoubt(tasks=2, holding=1, leads=1, kinds=counts)
        assert imported.in_doubt.doubts == 2
        assert [task.doubts for task in tasks(session)] == [[["no lead named", ""]], [["row cut", "…"]] * 2]


def test_the_same_number_in_two_annexes_is_two_tasks(store: Store) -> None:
    document = decomposition("区发改局", "区财政局")
    document = replace(document, rows=(document.rows[0], replace(document.rows[1], annex="附件2", no=1)))

    with store.writing() as session:
        assert taken(session, document).added == 2
        assert [(task.annex, task.no) for task in tasks(session)] == [("附件1", 1), ("附件2", 1)]


def test_a_name_that_the_roster_knows_is_the_unit_that_answers_to_it(store: Store) -> None:
    with store.writing() as session:
        reform = Unit(name="区发展改革局")
        session.add(reform)
        session.flush()
        session.add(UnitName(name="区发改局", unit_id=reform.id or 0))
        taken(session, decomposition("区发改局牵头，财政局配合"))

        assert roles(session) == {"区发展改革局": "lead", "区财政局": "support"}


def test_two_names_of_one_unit_in_a_row_are_one_assignment_in_the_first_role(store: Store) -> None:
    with store.writing() as session:
        reform = Unit(name="区发改局")
        session.add(reform)
        session.flush()
        session.add_all(UnitName(name=name, unit_id=reform.id or 0) for name in ("区发改局", "区物价局"))
        taken(session, decomposition("区发改局牵头，财政局、区物价局配合"))

        assert roles(session) == {"区发改局": "lead", "区财政局": "support"}


def test_what_was_guessed_of_the_document_itself_is_told_until_a_person_puts_it_right(store: Store) -> None:
    guessed = (Doubt(DoubtKind.NO_DATE, "2026-02-25"),)
    document = replace(decomposition("区发改局"), doubts=guessed)
    with store.writing() as session:
        assert taken(session, document).head == guessed

        programme(session).corrected = {"issued": "2026-02-25"}
        assert taken(session, document).head == ()
