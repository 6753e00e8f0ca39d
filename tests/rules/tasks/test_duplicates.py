"""Which tasks are proposed as the same one: by their words, wherever both have them by their figures, too."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.decomposition import read_file
from bot.rules.tasks.duplicates import Overlap, Text, find_twins, overlap
from tests.conftest import TODAY
from tests.documents.reading import SHIZHONG

# By hand: 附件2's tasks that repeat one of 附件1, or a part of it (市中政办发〔2020〕1号).
BY_HAND = {
    1: 37,
    2: 38,
    3: 32,
    4: 69,
    6: 56,
    9: 88,
    10: 90,
    11: 89,
    25: 94,
    27: 93,
    28: 95,
    70: 58,
    74: 58,
    82: 73,
    83: 73,
    84: 74,
    85: 75,
    86: 72,
    97: 56,
    100: 59,
}
OTHERS = [
    "加快推进公立街棚户区改造。",
    "完善食品药品安全监管体系，加快推进检测中心建设。",
    "加快推进社会诚信体系建设。",
    "办好老年食堂，关爱独居老人。",
]


def proposed(first: list[str], second: list[str]) -> list[tuple[int, int]]:
    """The proposals, as places in the two annexes."""
    texts = [Text(no, "附件1", words) for no, words in enumerate(first)]
    texts += [Text(1000 + no, "附件2", words) for no, words in enumerate(second)]
    return [(twin.key - 1000, twin.same_as) for twin in find_twins(texts)]


def test_the_repetitions_of_2020_are_found_as_they_were_by_hand(sources: Path) -> None:
    rows = read_file(sources / SHIZHONG, today=TODAY).rows
    keys = {row.no if row.annex == "附件1" else -row.no: row for row in rows}
    twins = find_twins(Text(key, row.annex, row.stem + row.content) for key, row in keys.items())
    found = {-twin.key: twin.same_as for twin in twins}

    assert found == BY_HAND


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("新建12处口袋公园。", "新建口袋公园12处。"),
        ("持续推进老旧小区整治，对七一社区等13个老旧小区进行改造。", "对七一社区等13个老旧小区进行改造。"),
        ("对七一社区等13个老旧小区进行改造。", "持续推进老旧小区整治，对七一社区等13个老旧小区进行改造。"),
        ("新增停车位2000个、充电桩310个。", "新增停车位2000个。"),
    ],
)
def test_the_same_in_other_words_or_a_part_of_it_is_proposed(first: str, second: str) -> None:
    assert proposed([*OTHERS[:2], first], [*OTHERS[2:], second]) == [(2, 2)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("新增停车位2000个。", "新增停车位300个。"),
        ("加快推进公园路道路建设。", "加快推进学校建设。"),
        ("开工。", "开工。"),
    ],
)
def test_other_figures_or_other_things_are_other_tasks(first: str, second: str) -> None:
    assert proposed([*OTHERS[:2], first], [*OTHERS[2:], second]) == []


def test_an_annex_whose_first_task_has_no_words_stands_where_it_begins() -> None:
    rows = [("附件2", ""), ("附件1", "新建口袋公园12处。"), ("附件2", "新建12处口袋公园。"), ("附件2", "改造图书馆。")]
    twins = find_twins(Text(key, annex, words) for key, (annex, words) in enumerate(rows))
    assert [(twin.key, twin.same_as) for twin in twins] == [(1, 2)]


@pytest.mark.parametrize(
    ("task", "same_as", "found"),
    [
        ("新建口袋公园12处。", "新建口袋公园12处", Overlap.EQUAL),
        ("新建口袋公园12处。", "新建口袋公园12处，改造图书馆。", Overlap.CONTAINED),
        ("新建口袋公园12处，改造图书馆。", "新建口袋公园12处。", Overlap.CONTAINS),
        ("新建12处口袋公园。", "新建口袋公园12处。", Overlap.ALIKE),
    ],
)
def test_how_much_of_the_one_stands_in_the_other(task: str, same_as: str, found: Overlap) -> None:
    assert overlap(task, same_as) is found


def test_tasks_of_one_annex_are_never_proposed_as_one() -> None:
    assert proposed(["新建口袋公园12处。", "新建口袋公园12处。"], OTHERS) == []


def test_of_several_that_are_alike_the_likest_is_proposed() -> None:
    first = ["提升社区综合文化活动中心10个，改造图书馆。", "提升社区综合性文化服务中心10个。"]

    assert proposed([*first, *OTHERS[:2]], ["提升社区综合文化服务中心10个。"]) == [(0, 1)]


@given(st.lists(st.tuples(st.sampled_from(["附件1", "附件2", "附件3"]), st.text(max_size=40)), max_size=12))
def test_whatever_stands_there_each_task_repeats_at_most_one_of_an_earlier_annex(rows: list[tuple[str, str]]) -> None:
    texts = [Text(key, annex, words) for key, (annex, words) in enumerate(rows)]
    order = list(dict.fromkeys(annex for annex, _ in rows))
    twins = find_twins(texts)

    assert len({twin.key for twin in twins}) == len(twins)
    for twin in twins:
        assert order.index(rows[twin.same_as][0]) < order.index(rows[twin.key][0])
        assert 0 < twin.likeness <= 1 + 1e-9
