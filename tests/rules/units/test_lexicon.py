"""What a document attests: its prefix, its names, how it writes its lists."""

import pytest

from bot.rules.terms import DoubtKind
from bot.rules.units.lexicon import Lexicon, collect, places_of
from bot.rules.units.prefixes import prefix_of


def of(*texts: str) -> Lexicon:
    return collect([(text, "") for text in texts], region="云溪区")


@pytest.mark.parametrize(
    ("name", "prefix"),
    [
        ("区发改局", "区"),
        ("自治区财政厅", "自治区"),
        ("新区财政局", "新区"),
        ("州民族宗教委", "州"),
        ("市民政局", "市"),
        ("市政府办公室", "市"),
        ("市政协", "市"),
        ("市场监管局", ""),
        ("市政设施中心", ""),
        ("区域合作办", ""),
        ("新区管委会", ""),
        ("县级部门", ""),
        ("财政局", ""),
        ("区局", ""),
    ],
)
def test_a_name_begins_with_a_prefix_or_only_looks_so(name: str, prefix: str) -> None:
    assert prefix_of(name) == prefix


def test_the_prefix_is_the_one_that_most_names_carry() -> None:
    assert of("区发改局、区财政局", "市公安局云溪分局").prefix == "区"


def test_a_document_whose_lists_begin_without_prefix_has_none() -> None:
    names = of("发改局、财政局", "财政局牵头", "审计局、市税务局")

    assert names.prefix == ""
    assert names.complete("统计局", ["发改局"]) == ("统计局", None)


def test_a_lost_prefix_is_sure_where_a_name_before_it_carries_it() -> None:
    names = of("区发改局、区财政局")

    assert names.complete("审计局", ["区发改局"]) == ("区审计局", None)
    assert names.complete("地方金融监管局", ["区市场监管局"]) == ("区地方金融监管局", None)
    assert names.complete("审计局", ["云溪镇"]) == ("区审计局", DoubtKind.PREFIX_UNSURE)
    assert names.complete("东湖专班", ["区发改局"]) == ("区东湖专班", DoubtKind.PREFIX_UNSURE)
    assert names.complete("审计局", []) == ("审计局", None)


def test_a_party_organ_belongs_to_the_committee_and_some_only_beside_others() -> None:
    names = of("区发改局、区财政局")

    assert names.complete("组织部", ["区发改局"]) == ("区委组织部", None)
    assert names.complete("编办", ["区委组织部"]) == ("区委编办", None)
    assert names.complete("编办", ["区发改局"]) == ("区编办", DoubtKind.PREFIX_UNSURE)
    assert names.complete("团委", ["区发改局"]) == ("团区委", None)


def test_what_ends_like_no_organ_is_not_understood() -> None:
    names = of("区发改局、区财政局")

    assert names.complete("区甲乙", []) == ("区甲乙", DoubtKind.UNREAD)
    assert names.complete("甲乙", ["区发改局"]) == ("甲乙", DoubtKind.UNREAD)


def test_it_is_remembered_whether_supporters_are_named_by_word() -> None:
    assert of("区发改局牵头，区财政局配合").names_supporters
    assert not of("区发改局牵头，区财政局", "牵头单位：区发改局；配合单位：区财政局").names_supporters


@pytest.mark.parametrize(
    ("region", "places"),
    [
        ("济南市市中区", ("济南", "市中")),
        ("青岛西海岸新区", ("青岛西海岸新", "青岛")),
        ("云溪区", ("云溪",)),
        ("云溪", ("云溪",)),
        ("", ()),
    ],
)
def test_a_region_has_names_that_its_own_organs_carry(region: str, places: tuple[str, ...]) -> None:
    assert places_of(region) == places
