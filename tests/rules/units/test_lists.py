"""Lists of units: what neighbours share, and what stays together."""

import pytest

from bot.rules.units.lists import items, names
from bot.rules.units.tidying import tidy


def read(text: str) -> list[tuple[str, bool]]:
    """The names of a list, and whether each is sure."""
    return [(name.text, name.sure) for name in names(list(items(tidy(text))))]


@pytest.mark.parametrize("called", ["以下简称", "以下统称", "以下称", "下称", "简称", "统称", "以下简称为", "下称："])
@pytest.mark.parametrize("marks", ["{}", "“{}”"])
def test_a_short_name_in_brackets_is_no_other_unit(called: str, marks: str) -> None:
    found = names(list(items(f"各镇街及云山自然保护区（{called}{marks.format('各镇街')}）、区财政局")))

    assert [(name.defines, name.is_group) for name in found] == [("各镇街", True), ("", False)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("石桥村、云山街道办事处", [("石桥村", False), ("云山街道办事处", True)]),
        ("区民政局、石桥村、云山街道", [("区民政局", True), ("石桥村", False), ("云山街道", True)]),
        ("王家村、李家村、石桥镇", [("王家村", True), ("李家村", True), ("石桥镇", True)]),
    ],
)
def test_villages_do_not_borrow_from_a_street_office(text: str, found: list[tuple[str, bool]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text", ["杆石桥、四里村、大观园街道办事处", "张村、李村街道办事处", "四里村、八里洼、七里山街道办事处"]
)
def test_a_street_that_is_called_a_village_borrows_beside_other_streets(text: str) -> None:
    assert all(name.endswith("街道办事处") and sure for name, sure in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "各盟行政公署、市人民政府",
        "各地区行政公署、市政府",
        "各地区行署、自治州人民政府",
        "各市（地）人民政府、行政公署",
    ],
)
def test_regions_that_share_their_quantifier_are_one_group(text: str) -> None:
    assert read(text) == [(text, True)]


def test_regions_with_quantifiers_of_their_own_are_two_groups() -> None:
    assert [name for name, _ in read("各盟行政公署、各市人民政府")] == ["各盟行政公署", "各市人民政府"]
