"""Units that are merged, renamed or split in mid-year: what was reported stays, what is open goes over."""

import datetime as dt

import pytest
from sqlmodel import Session, col, select

from bot.actions.intake.find_task import find_task
from bot.actions.intake.reorganise import Reorganised, merge, rename, split
from bot.actions.posts.list_units import list_units
from bot.actions.posts.roster import collect
from bot.errors import ChoiceError, UnknownUnitError
from bot.store import ledger, people
from bot.store.door import Store
from bot.store.tables import Item, Obligation, TaskChange, Unit
from bot.store.units import named
from tests import cast
from tests.actions.decomposed import LATER, decomposition, roles, taken
from tests.cast import at
from tests.cycle import answers, opens

OPEN, LATE = at("2026-03-02 09:30"), at("2026-03-20 09:00")


def merged(session: Session, name: str, into: str, now: dt.datetime = LATER) -> Reorganised:
    return merge(session, name, into, by="督查员", now=now)


def given(session: Session, name: str, into: str, *numbers: str) -> Reorganised:
    tasks = [find_task(session, number) for number in numbers]
    return split(session, name, into, tasks, by="督查员", now=LATER)


def owed(session: Session) -> list[tuple[str, str, int, bool]]:
    """Which unit is asked for how many tasks of which period, and whether it answered all."""
    rows = session.exec(
        select(Unit.name, Obligation, Item)
        .join(Obligation, col(Obligation.unit_id) == col(Unit.id))
        .join(Item, col(Item.obligation_id) == col(Obligation.id))
        .order_by(col(Obligation.period), col(Unit.id))
    )
    found: dict[tuple[str, str], list[bool]] = {}
    for unit, obligation, item in rows:
        found.setdefault((unit, obligation.period), []).append(item.entry_seq is not None)
    return [(unit, period, len(answers), all(answers)) for (unit, period), answers in found.items()]


def answered(session: Session, unit: str) -> None:
    """Answer all that a unit is asked."""
    items = session.exec(
        select(Item)
        .join(Obligation, col(Obligation.id) == col(Item.obligation_id))
        .join(Unit, col(Unit.id) == col(Obligation.unit_id))
        .where(col(Unit.name) == unit)
    ).all()
    for item in items:
        answers(session, item, now=OPEN)


# -- merging -----------------------------------------------------------------------------------------------------


def test_two_names_of_one_unit_that_owed_nothing_yet_become_one(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局牵头，区物价局配合", "区物价局"))
        done = merged(session, "区物价局", "区发改局")

        assert roles(session, 1) == {"区发改局": "lead"}
        assert roles(session, 2) == {"区发改局": "lead"}
        assert session.exec(select(Unit.name)).all() == ["区发改局"]
        assert named(session, "区物价局").name == "区发改局"
        assert (done.unit, done.now, done.tasks) == ("区物价局", "区发改局", 2)
        assert [(each.before, each.after) for each in session.exec(select(TaskChange))] == [
            ("区发改局 lead、区物价局 support", "区发改局 lead"),
            ("区物价局 lead", "区发改局 lead"),
        ]


def test_a_unit_that_reported_stays_with_its_entries_and_the_other_goes_on(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局", "区物价局"))
        opens(session, OPEN)
        answered(session, "区物价局")
        merged(session, "区物价局", "区发改局")
        opens(session, LATER)

        assert owed(session) == [("区发改局", "2026-02", 2, False), ("区物价局", "2026-02", 1, True)]
        assert [unit.name for unit in list_units(session)] == ["区发改局"]
        assert [row.name for row in collect(session).units] == ["区发改局"]
        assert named(session, "区物价局").name == "区发改局"
        assert ledger.verify(session) == 1


def test_what_is_open_goes_over_though_it_is_overdue(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局牵头，区物价局配合", "区物价局"))
        opens(session, OPEN)
        merged(session, "区物价局", "区发改局", LATE)
        opens(session, LATE)

        assert [each for each in owed(session) if each[1] == "2026-02"] == [("区发改局", "2026-02", 2, False)]


def test_of_two_parts_in_one_task_the_one_that_owes_goes_on(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区物价局牵头，区发改局配合", "区物价局"))
        opens(session, OPEN)
        merged(session, "区物价局", "区发改局")

        assert roles(session, 1) == {"区发改局": "lead"}


def test_contacts_and_memberships_come_along(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局", "区物价局"))
        opens(session, OPEN)
        reform, price = named(session, "区发改局"), named(session, "区物价局")
        cast.bind_contact(session, price, title="价格科")
        cast.group(session, "各部门", [price])
        cast.group(session, "各单位", [price, reform])
        merged(session, "区物价局", "区发改局")

        assert [each.post.title for each in people.contacts_of(session, reform.id or 0)] == ["价格科"]
        assert [unit.groups for unit in list_units(session)] == [("各部门", "各单位")]


def test_a_unit_is_not_merged_into_itself_or_one_that_nobody_knows(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区发改局", aliases=["区物价局"])

        with pytest.raises(ChoiceError, match="one unit already"):
            merged(session, "区物价局", "区发改局")
        with pytest.raises(UnknownUnitError):
            merged(session, "区物价局", "区体育局")


# -- renaming ----------------------------------------------------------------------------------------------------


def test_a_renamed_unit_answers_to_both_names(store: Store) -> None:
    document = decomposition("区工信局")
    with store.writing() as session:
        taken(session, document)
        done = rename(session, "区工信局", "区工业和信息化局", now=LATER)

        assert roles(session) == {"区工业和信息化局": "lead"}
        assert named(session, "区工信局") == named(session, "区工业和信息化局")
        assert (done.unit, done.now, done.tasks) == ("区工信局", "区工业和信息化局", 1)
        assert taken(session, document, LATER).changed_nothing


def test_a_unit_may_take_one_of_its_own_names_and_none_of_others(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区工信局", aliases=["区经信局"])
        cast.unit(session, "区财政局")
        cast.group(session, "各镇街")
        rename(session, "区工信局", "区经信局", now=LATER)
        assert named(session, "区工信局").name == "区经信局"

        for taken_name in ("区财政局", "各镇街", " "):
            with pytest.raises(ChoiceError, match="is taken"):
                rename(session, "区经信局", taken_name, now=LATER)


# -- splitting ---------------------------------------------------------------------------------------------------


def test_a_new_unit_takes_over_the_tasks_that_are_named(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区工信局牵头，财政局配合", "区工信局", "区工信局"))
        done = given(session, "区工信局", "区大数据局", "1", "3")

        assert roles(session, 1) == {"区大数据局": "lead", "区财政局": "support"}
        assert roles(session, 2) == {"区工信局": "lead"}
        assert roles(session, 3) == {"区大数据局": "lead"}
        assert done.tasks == 2
        assert {each.unit for each in done.affected} == {"区工信局", "区大数据局", "区财政局"}


def test_of_two_parts_in_one_task_the_known_unit_keeps_the_one_that_owes(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区财政局牵头，区工信局配合", "区工信局牵头，区财政局配合"))
        given(session, "区工信局", "区财政局", "1", "2")

        assert roles(session, 1) == {"区财政局": "lead"}
        assert roles(session, 2) == {"区财政局": "lead"}


def test_open_reports_go_over_with_the_tasks(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区工信局", "区工信局"))
        opens(session, OPEN)
        given(session, "区工信局", "区大数据局", "2")
        opens(session, LATER)

        assert owed(session) == [("区工信局", "2026-02", 1, False), ("区大数据局", "2026-02", 1, False)]


@pytest.mark.parametrize(
    ("name", "into"), [("区工信局", "区工信局"), ("区财政局", "区大数据局"), ("区工信局", "各镇街")]
)
def test_what_cannot_be_split_is_refused(store: Store, name: str, into: str) -> None:
    with store.writing() as session:
        cast.group(session, "各镇街")
        taken(session, decomposition("区工信局", "区财政局"))

        with pytest.raises(ChoiceError):
            given(session, name, into, "1")
