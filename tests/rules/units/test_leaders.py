"""Cells of leaders: padded names, several people, groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.units.leaders import leaders_apart, read_leaders


@pytest.mark.parametrize(
    ("cell", "leaders"),
    [
        ("常务副区长", ("常务副区长",)),
        ("甲 乙", ("甲乙",)),
        ("甲  乙", ("甲乙",)),
        ("甲　乙", ("甲乙",)),
        ("甲乙", ("甲乙",)),
        ("子丑寅 甲 乙", ("子丑寅", "甲乙")),
        ("甲 乙 子丑寅 丙 丁", ("甲乙", "子丑寅", "丙丁")),
        ("甲 乙 丙 丁", ("甲乙", "丙丁")),
        ("甲 乙 丙", ("甲乙丙",)),
        ("子丑寅\n\n甲  乙", ("子丑寅", "甲乙")),
        ("常务副区长、分管工业副区长", ("常务副区长", "分管工业副区长")),
        ("各相关\n\n副区长", ("各相关副区长",)),
        ("相关 副区长", ("相关副区长",)),
        ("甲乙 甲 乙", ("甲乙",)),
        ("", ()),
        ("甲 乙丙", ("甲乙丙",)),
        ("子丑 寅", ("子丑寅",)),
        ("子丑寅 甲 乙丙", ("子丑寅", "甲乙丙")),
        ("区政府分管负责同志", ("区政府分管负责同志",)),
        ("欧阳 子丑", ("欧阳子丑",)),
        ("欧阳 甲", ("欧阳甲",)),
        ("欧阳子丑 甲 乙", ("欧阳子丑", "甲乙")),
        ("子丑· 寅卯", ("子丑·寅卯",)),
        ("子丑•寅卯、甲 乙", ("子丑·寅卯", "甲乙")),
        ("甲××", ("甲××",)),
        ("甲某某、乙某", ("甲某某", "乙某")),
        ("甲乙/丙丁；戊己", ("甲乙", "丙丁", "戊己")),
        ("甲\n乙\n\n子丑寅", ("甲乙", "子丑寅")),
        ("甲乙和子丑寅", ("甲乙", "子丑寅")),
        ("甲和平", ("甲和平",)),
        ("甲乙 副区长", ("甲乙",)),
        ("副区长 甲乙", ("甲乙",)),
        ("副区长甲乙", ("甲乙",)),
        ("甲 乙（副区长）", ("甲乙",)),
        ("甲乙（区委常委、副区长）、丙丁", ("甲乙", "丙丁")),
        ("甲乙 区委常委、副区长", ("甲乙",)),
        ("甲乙 副区长、丙丁 副区长", ("甲乙", "丙丁")),
        ("区委书记 甲乙\n区长 丙丁", ("甲乙", "丙丁")),
        ("甲乙同志", ("甲乙",)),
        ("甲乙、丙丁等", ("甲乙", "丙丁")),
        ("牵头领导：甲乙", ("甲乙",)),
        ("牵头领导：甲乙 配合领导：丙丁", ("甲乙", "丙丁")),
        ("分管领导:常务副区长", ("常务副区长",)),
        ("州委常委、副州长", ("州委常委、副州长",)),
        ("州委常委 副州长", ("州委常委、副州长",)),
        ("市委副书记、市长 常务副市长", ("市委副书记、市长", "常务副市长")),
        ("分管工业 副区长", ("分管工业副区长",)),
        ("常务\n副区长", ("常务副区长",)),
        ("分管工业副区长 分管商务副区长", ("分管工业副区长", "分管商务副区长")),
        ("市长助理", ("市长助理",)),
        ("区政府分管领导", ("区政府分管领导",)),
        ("有关\n领导", ("有关领导",)),
        ("某某甲副区长", ("某某甲",)),
        ("某甲常务副区长", ("某甲",)),
        ("某甲区委常委、副区长", ("某甲",)),
        ("某甲区委常委、副区长、某乙副区长", ("某甲", "某乙")),
        ("某甲副区长 某某乙秘书长", ("某甲", "某某乙")),
        ("某 甲副区长", ("某甲",)),
        ("由某甲副区长", ("某甲",)),
        ("子丑·寅卯副区长", ("子丑·寅卯",)),
        ("副区长子丑·寅卯", ("子丑·寅卯",)),
        ("子丑寅卯副区长", ("子丑寅卯",)),
        ("副区长欧阳子丑", ("欧阳子丑",)),
        ("分管副区长某甲", ("某甲",)),
        ("区委副书记、区长某甲", ("某甲",)),
        ("云溪区副区长", ("云溪区副区长",)),
        ("区政府副区长", ("区政府副区长",)),
        ("云溪区委书记", ("云溪区委书记",)),
        ("城建副区长", ("城建副区长",)),
        ("协管副秘书长", ("协管副秘书长",)),
        ("服务中心主任", ("服务中心主任",)),
    ],
)
def test_a_cell_names(cell: str, leaders: tuple[str, ...]) -> None:
    assert read_leaders(cell) == leaders


@pytest.mark.parametrize(
    ("text", "leaders", "units"),
    [
        ("某甲副区长负责，区教体局牵头，区财政局配合", "某甲副区长", "区教体局牵头，区财政局配合"),
        ("分管副区长、协管副秘书长负责，区教体局牵头", "分管副区长、协管副秘书长", "区教体局牵头"),
        ("由分管副区长某甲总负责；区教体局、区财政局落实", "分管副区长某甲", "区教体局、区财政局落实"),
        ("区教体局牵头，子丑·寅卯副区长负责", "子丑·寅卯副区长", "区教体局牵头"),
        ("某甲区委常委、副区长负责，区教体局牵头", "某甲区委常委、副区长", "区教体局牵头"),
        ("某甲同志牵头，区教体局落实", "某甲同志", "区教体局落实"),
        ("分管领导牵头，区教体局落实", "分管领导", "区教体局落实"),
        ("区长热线办牵头，区委办配合", "", "区长热线办牵头，区委办配合"),
        ("各镇长负责，区教体局牵头", "", "各镇长负责，区教体局牵头"),
        ("某甲负责，区教体局牵头", "", "某甲负责，区教体局牵头"),
        ("区教体局、区财政局", "", "区教体局、区财政局"),
    ],
)
def test_persons_stand_apart_from_the_units_that_answer(text: str, leaders: str, units: str) -> None:
    assert leaders_apart(text) == (leaders, units)


@given(st.lists(st.text("甲乙丙丁", min_size=2, max_size=3), unique=True, min_size=1))
def test_names_that_are_not_padded_come_out_as_they_are(names: list[str]) -> None:
    assert read_leaders(" ".join(names)) == tuple(names)
    assert read_leaders("、".join(names)) == tuple(names)


@given(st.text("甲乙丙丁 \n、，"))
def test_no_character_of_names_is_lost_and_no_blank_is_kept(cell: str) -> None:
    assert {sign for name in read_leaders(cell) for sign in name} == set(cell) - set(" \n、，")


PIECES = st.sampled_from(
    ["甲", "乙丙", "副区长", "区委常委", "各", "（", "）", "、", " ", "·", "欧阳", "牵头领导：", "和", "等"]
)


@given(st.lists(PIECES).map("".join) | st.text())
def test_any_cell_is_read_and_each_leader_stands_in_it(cell: str) -> None:
    leaders = read_leaders(cell)

    assert len(set(leaders)) == len(leaders)
    assert all(leaders)
    assert {sign for name in leaders for sign in name} <= set(cell) | set("、·")


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "区委常委、宣传部部长王某某",
            "区委常委宣传部长王某某",
            "县委常委、县委办主任王某某",
            "区人大常委会副主任王某某",
        ),
        *(
            "区政协副主席王某某",
            "一级调研员王某某",
            "区政府党组成员王某某",
            "县公安局局长王某某",
            "县政府办公室主任王某某",
        ),
    ],
)
def test_whatever_post_stands_before_a_name_it_is_one_leader(cell: str) -> None:
    assert read_leaders(cell) == ("王某某",)


@pytest.mark.parametrize("words", ["市长热线", "人大主席团成员", "党组成员单位", "市委组织部", "区政府办公室"])
def test_what_begins_like_a_post_and_is_an_organ_is_no_person(words: str) -> None:
    assert leaders_apart(f"{words}，区财政局") == ("", f"{words}，区财政局")
