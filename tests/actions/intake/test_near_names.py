"""A new name that is nearly that of a known unit: asked about, never taken in silence."""

import pytest
from sqlmodel import select

from bot.actions.intake.open_doubts import open_doubts
from bot.actions.intake.settle_doubt import settle_doubt
from bot.actions.posts.roster import import_roster
from bot.rules.in_doubt import KindCount
from bot.rules.roster import Roster, UnitRow
from bot.rules.terms import DoubtKind
from bot.store.door import Store
from bot.store.tables import Unit
from tests import cast
from tests.actions.decomposed import FIRST, LATER, decomposition, roles, taken, tasks


def test_a_near_miss_waits_and_the_known_unit_is_offered(store: Store) -> None:
    with store.writing() as session:
        known = cast.unit(session, "区发展和改革局")
        imported = taken(session, decomposition("区发改局牵头，区财政局配合"))
        (doubt,) = open_doubts(session)

        assert roles(session) == {"区发改局": None, "区财政局": "support"}
        assert imported.in_doubt.kinds == (KindCount(DoubtKind.DID_YOU_MEAN, 1),)
        assert tasks(session)[0].doubts == [["did you mean", "区发改局"]]
        assert (doubt.kind, doubt.subject, doubt.holds) == (DoubtKind.DID_YOU_MEAN, "区发改局", True)
        assert doubt.suggestions[0] == (known.id, "区发展和改革局")


def test_nothing_is_near_where_all_names_are_unlike(store: Store) -> None:
    with store.writing() as session:
        assert not taken(session, decomposition("区发改局", "区审计局", "区统计局")).in_doubt.kinds


def test_of_two_names_that_one_document_uses_the_rarer_is_asked_about(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区工信局", "区工业和信息化局", "区工业和信息化局"))
        (doubt,) = open_doubts(session)

        assert (doubt.kind, doubt.subject, doubt.no) == (DoubtKind.DID_YOU_MEAN, "区工信局", 1)
        assert [name for _, name in doubt.suggestions] == ["区工业和信息化局"]
        assert roles(session, 1) == {"区工信局": None}
        assert roles(session, 2) == {"区工业和信息化局": "lead"}


def test_beside_a_known_unit_the_new_name_is_asked_about_however_often_it_stands(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区发展和改革局")
        taken(session, decomposition("区发改局", "区发改局", "区发展和改革局"))

        assert {(each.subject, each.no) for each in open_doubts(session)} == {("区发改局", 1), ("区发改局", 2)}


def test_one_decision_makes_an_alias_of_the_second_name_in_every_row(store: Store) -> None:
    with store.writing() as session:
        document = decomposition("区工业和信息化局", "区工信局", "区工业和信息化局", "区工信局", "区工业和信息化局")
        taken(session, document)
        doubt = open_doubts(session)[0]
        settle_doubt(session, doubt, (doubt.suggestions[0][0],), by="督查员", now=LATER)
        again = taken(session, document, now=LATER)

        assert not open_doubts(session)
        assert again.changed_nothing
        assert [roles(session, no) for no in (2, 4)] == [{"区工业和信息化局": "lead"}] * 2


@pytest.mark.parametrize(
    ("misprint", "meant"),
    [("区民证局", "区民政局"), ("区发该局", "区发改局"), ("区商局", "区商务局"), ("区统计", "区统计局")],
)
def test_a_misprint_of_a_known_unit_waits(store: Store, misprint: str, meant: str) -> None:
    with store.writing() as session:
        known = cast.unit(session, meant)
        taken(session, decomposition(misprint))
        (doubt,) = open_doubts(session)

        assert (doubt.kind, doubt.subject, doubt.holds) == (DoubtKind.DID_YOU_MEAN, misprint, True)
        assert (known.id, meant) in doubt.suggestions


@pytest.mark.parametrize(
    ("misprint", "meant"),
    [("区民证局", "区民政局"), ("区商局", "区商务局"), ("区统计", "区统计局")],
)
def test_a_misprint_of_a_name_in_the_same_document_waits(store: Store, misprint: str, meant: str) -> None:
    with store.writing() as session:
        taken(session, decomposition(misprint, meant))
        (doubt,) = open_doubts(session)

        assert (doubt.kind, doubt.subject) == (DoubtKind.DID_YOU_MEAN, misprint)


def test_a_name_that_was_not_understood_is_asked_no_more_once_it_is_an_alias(store: Store) -> None:
    with store.writing() as session:
        document = decomposition("区统计", "区统计局")
        taken(session, document)
        (doubt,) = open_doubts(session)
        settle_doubt(session, doubt, (doubt.suggestions[0][0],), by="督查员", now=LATER)
        taken(session, document, now=LATER)

        assert not open_doubts(session)


def test_the_same_document_again_leaves_the_question_open(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区发展和改革局")
        taken(session, decomposition("区发改局"))
        again = taken(session, decomposition("区发改局"), now=LATER)

        assert (again.changed, again.unchanged) == (0, 1)
        assert roles(session) == {"区发改局": None}


def test_it_is_settled_for_good_when_a_person_says_that_it_is_right_as_it_was_read(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区发展和改革局")
        taken(session, decomposition("区发改局"))
        settle_doubt(session, open_doubts(session)[0], by="督查员", now=LATER)
        again = taken(session, decomposition("区发改局"), now=LATER)

        assert roles(session) == {"区发改局": "lead"}
        assert not open_doubts(session)
        assert not again.in_doubt.kinds


def test_choosing_the_known_unit_makes_one_of_two(store: Store) -> None:
    with store.writing() as session:
        known = cast.unit(session, "区发展和改革局")
        taken(session, decomposition("区发改局"))
        settle_doubt(session, open_doubts(session)[0], (known.id or 0,), by="督查员", now=LATER)

        assert roles(session) == {"区发展和改革局": "lead"}
        assert not open_doubts(session)


def test_being_in_the_roster_says_that_it_is_a_unit_of_its_own(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区发展和改革局")
        taken(session, decomposition("区发改局"))
        import_roster(session, Roster((UnitRow("区发改局"),)), now=LATER)

        assert roles(session) == {"区发改局": "lead"}
        assert not open_doubts(session)


def test_a_name_that_is_only_like_another_is_a_new_unit(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区水利局")
        imported = taken(session, decomposition("区水务局"), now=FIRST)

        assert not imported.in_doubt.kinds
        assert {unit.name for unit in session.exec(select(Unit))} == {"区水利局", "区水务局"}
