"""A short form that a document defines is a name of its unit from then on: the next document may use it alone."""

from dataclasses import replace

import pytest
from sqlmodel import Session

from bot.actions.intake.import_programme import Imported
from bot.actions.intake.stage_import import stage
from bot.store.door import Store
from bot.store.units import Names
from tests import cast
from tests.actions.decomposed import FIRST, LATER, decomposition, roles, taken

DEFINES = "区发展和改革局（以下简称区发改局）牵头，区财政局配合"


def next_document(session: Session, *unit_texts: str) -> Imported:
    return taken(session, replace(decomposition(*unit_texts), document="云溪政办发〔2026〕9号"), LATER)


def test_the_next_document_may_use_the_short_form_alone(store: Store) -> None:
    with store.writing() as session:
        imported = taken(session, decomposition(DEFINES))
        assert imported.aliases == (("区发改局", "区发展和改革局"),)
        again = next_document(session, "区发改局牵头，区财政局配合")
        assert again.in_doubt.doubts == 0
        assert again.aliases == ()
        assert Names(session).find("区发改局") == Names(session).find("区发展和改革局")


def test_a_unit_of_the_roster_gets_the_short_form(store: Store) -> None:
    with store.writing() as session:
        known = cast.unit(session, "区发展和改革局")
        assert taken(session, decomposition(DEFINES)).aliases == (("区发改局", "区发展和改革局"),)
        assert Names(session).find("区发改局") == known.id


def test_a_unit_that_is_known_by_the_short_form_gets_the_whole_name_and_nothing_is_asked(store: Store) -> None:
    with store.writing() as session:
        known = cast.unit(session, "区发改局")
        imported = taken(session, decomposition(DEFINES))
        assert imported.aliases == (("区发展和改革局", "区发改局"),)
        assert (Names(session).find("区发展和改革局"), imported.in_doubt.doubts) == (known.id, 0)
        assert roles(session) == {"区发改局": "lead", "区财政局": "support"}


def test_two_units_that_are_known_apart_stay_two(store: Store) -> None:
    with store.writing() as session:
        units = [cast.unit(session, name) for name in ("区发展和改革局", "区发改局")]
        assert taken(session, decomposition(DEFINES)).aliases == ()
        assert [Names(session).find(unit.name) for unit in units] == [unit.id for unit in units]


def test_a_short_form_without_its_prefix_is_known_with_it_as_well(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区财政局、发展和改革局（以下简称发改局）分别办理", "区发展和改革局"))
        found = [Names(session).find(name) for name in ("发改局", "区发改局", "区发展和改革局")]
        assert found[0] is not None
        assert len(set(found)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "区发改局牵头，各镇街及灵山岛自然保护区（以下简称各镇街）配合",
        "区发改局牵头，创建工作领导小组（以下简称专班）配合",
    ],
)
def test_a_groups_short_form_and_one_that_is_made_of_other_words_are_none(store: Store, text: str) -> None:
    with store.writing() as session:
        assert taken(session, decomposition(text)).aliases == ()


def test_while_the_import_waits_nothing_is_noted(store: Store) -> None:
    with store.writing() as session:
        waits = stage(session, decomposition(DEFINES), name="方案.docx", by="督查员", now=FIRST)
        assert waits.would.aliases == (("区发改局", "区发展和改革局"),)
        assert Names(session).find("区发改局") is None


@pytest.mark.parametrize(("known", "asked"), [("区财政局", "區財政局"), ("區財政局", "区财政局")])
def test_a_unit_is_known_in_traditional_characters_as_in_simplified_ones(store: Store, known: str, asked: str) -> None:
    with store.writing() as session:
        unit = cast.unit(session, known)
        imported = taken(session, decomposition(f"{asked}牵头"))

        assert imported.in_doubt.doubts == 0
        assert roles(session) == {unit.name: "lead"}
