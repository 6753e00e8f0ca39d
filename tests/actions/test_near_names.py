"""A new name that is nearly that of a known unit: asked about, never taken in silence."""

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


def test_nothing_is_near_where_nothing_was_known(store: Store) -> None:
    with store.writing() as session:
        assert not taken(session, decomposition("区发改局", "区发展和改革局")).in_doubt.kinds


def test_two_names_that_one_document_uses_are_two_units(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区发展和改革局")

        assert not taken(session, decomposition("区发改局", "区发展和改革局")).in_doubt.kinds


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
