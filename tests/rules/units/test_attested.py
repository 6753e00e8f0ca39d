"""Unit names held against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.units.attested import Attested

OTHERS = ("区发改局", "区住建局", "区工信局", "区规划资源局", "石桥镇", "区委", "区公安局", "云溪城投集团", "区教育局")


def strange(name: str, *, people: tuple[str, ...] = ("某甲某",), often: int = 1) -> bool:
    return name in Attested([OTHERS, *[(name,)] * often], people).strange()


@pytest.mark.parametrize(
    "name",
    [
        "区发改局区住建局",
        "区住建局规划资源局",
        "区住建局各镇街",
        "云溪城投集团相关部门",
        "区工信局区直有关部门",
        "区发改局石桥镇",
        "区住建局分别办",
        "教育局区直有关部门",
        "教育局规划资源局",
        "区住建局配",
    ],
)
def test_two_names_in_one_are_strange(name: str) -> None:
    assert strange(name)


@pytest.mark.parametrize(
    "name",
    [
        "区委区直机关工委",
        "区公安局交警大队",
        "区发改局",
        "区委组织部",
        "各镇街",
        "区住建局（区人防办）",
        "石桥镇卫生院",
    ],
)
def test_a_name_that_begins_with_another_may_be_one(name: str) -> None:
    assert not strange(name)


@pytest.mark.parametrize(
    ("name", "is_strange"), [("信局", True), ("划资源局", True), ("教育局", False), ("城投集团", False)]
)
def test_the_end_of_a_name_is_strange_unless_somebody_is_called_so(name: str, *, is_strange: bool) -> None:
    assert strange(name) is is_strange


def test_what_comes_more_than_once_is_nobodys_end() -> None:
    assert not strange("划资源局", often=2)


@pytest.mark.parametrize(
    ("name", "is_strange"), [("某甲某区税务局", True), ("某乙某区税务局", False), ("某甲某石桥镇", True)]
)
def test_a_leader_in_front_of_a_name_is_strange(name: str, *, is_strange: bool) -> None:
    assert strange(name) is is_strange


def test_what_comes_more_often_than_what_it_begins_with_is_a_name_of_its_own() -> None:
    assert not strange("区发改局各镇街", often=2)


@given(st.lists(st.text(alphabet="区县发改局财政各镇街（）委办", min_size=1, max_size=12)))
def test_names_that_are_given_alone_are_never_two_of_others(names: list[str]) -> None:
    assert Attested([names], ()).strange() <= set(names)
