"""Units are found by every name they answer to, and only what is really near is offered for one that nobody has."""

import pytest
from sqlmodel import Session, select

from bot.errors import UnknownUnitError
from bot.store.door import Store
from bot.store.tables import Unit, UnitName
from bot.store.units import OFFERED, Names, named
from tests import cast


def made(session: Session, *names: str) -> list[int]:
    return [cast.unit(session, name).id or 0 for name in names]


def shown(found: list[tuple[int, str]]) -> list[str]:
    return [name for _, name in found]


@pytest.mark.parametrize("asked", ["区发展和改革局", "发改局", "发 改 局", "\u3000区发展和\n改革局 "])
def test_a_unit_is_found_by_each_of_its_names_whatever_blanks_stand_in_them(store: Store, asked: str) -> None:
    with store.writing() as session:
        made(session, "区工信局")
        unit = cast.unit(session, "区发展和改革局", aliases=["发改局"])
        assert named(session, asked) == unit
        assert Names(session).find(asked) == unit.id


def test_a_name_that_nobody_has_is_none_and_its_near_ones_are_offered(store: Store) -> None:
    with store.writing() as session:
        made(session, "区工信局", "区发展和改革局")
        assert Names(session).find("区发展改革局") is None
        with pytest.raises(UnknownUnitError, match="Did you mean 区发展和改革局") as unknown:
            named(session, "区 发展改革局")
        assert unknown.value.asked == "区发展改革局"


def test_what_is_far_from_every_name_is_offered_nothing(store: Store) -> None:
    with store.writing() as session:
        made(session, "区工信局", "区水利局")
        assert Names(session).nearest("区老干部处") == []
        assert Names(session).nearest("区水务局") == []


def test_a_unit_near_by_two_names_is_offered_once_by_its_own(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区发展和改革局", aliases=["区发展改革和统计局"])
        assert shown(Names(session).nearest("区发展改革局")) == ["区发展和改革局"]


def test_the_unit_that_asks_is_not_offered_to_itself(store: Store) -> None:
    with store.writing() as session:
        first, second = made(session, "区大数据局", "区大数据中心")
        names = Names(session)
        assert {number for number, _ in names.nearest("区大数据管理局")} >= {first}
        assert first not in {number for number, _ in names.nearest("区大数据管理局", but=first)}
        assert names.known(first)
        assert names.known(second)


def test_a_unit_that_answers_to_no_name_any_more_is_not_known(store: Store) -> None:
    with store.writing() as session:
        (unit,) = made(session, "区统计局")
        for row in session.exec(select(UnitName)):
            session.delete(row)
        session.flush()
        assert session.get(Unit, unit) is not None
        assert not Names(session).known(unit)


def test_those_to_look_through_come_likest_first_and_are_few(store: Store) -> None:
    with store.writing() as session:
        made(session, "区妇联", "青山镇", "青山街道", "青石镇", "青山湖镇")
        found = shown(Names(session).alike("青山镇"))
        assert found[0] == "青山镇"
        assert len(found) == OFFERED
        assert "区妇联" not in found
