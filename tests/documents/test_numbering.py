"""Numbers of rows: as they are written, and as they must be when the document gives no row one of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.columns import RawRow
from bot.documents.numbering import identified, number, renumbered
from tests.documents.layouts import text as read_text


def rows(*numbers: int) -> list[RawRow]:
    return [RawRow(no=no, line=line, content=f"事项{line}。") for line, no in enumerate(numbers, start=1)]


def numbered(*numbers: int) -> list[int]:
    return [row.no for row in identified(rows(*numbers))]


def told(*numbers: int) -> list[int]:
    """The lines of the rows that carry a doubt."""
    return [row.line for row in identified(rows(*numbers)) if row.cut]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *(("12", 12), ("１２．", 12), ("（3）", 3), ("第4项", 4), (" 5、", 5), ("1 1", 11), ("007", 7)),
        *(("十二", 12), ("（三）", 3), ("二十五", 25), ("一百零三", 103), ("⑫", 12)),
        *(("1.2", 0), ("3-1", 0), ("A-03", 0), ("民生12", 0)),
        *(("", None), ("事项", None), ("新建学校3所。", None), ("99999", 0)),
    ],
)
def test_numbers_are_written_in_many_ways(text: str, meant: int | None) -> None:
    assert number(text) == meant


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ((1, 2, 3), [1, 2, 3]),
        ((4, 5, 9), [4, 5, 9]),
        ((3, 1, 2), [3, 1, 2]),
        ((1, 2, 1, 2, 3, 1), [1, 2, 3, 4, 5, 6]),
        ((0, 0, 0), [1, 2, 3]),
        ((1, 0, 0, 2, 0), [1, 2, 3, 4, 5]),
    ],
)
def test_regular_numbers_are_kept_or_counted_through_without_a_doubt(written: tuple[int, ...], kept: list[int]) -> None:
    assert numbered(*written) == kept
    assert told(*written) == []


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ((1, 2, 3), []),
        ((0, 0), []),
        ((1, 2, 2, 4), []),
        ((1, 2, 1, 2, 1), ["1→3", "1→5"]),
        ((1, 0, 0, 2), ["2→4"]),
    ],
    ids=["kept", "none", "a doubt", "from 1 in each part", "merged cells"],
)
def test_where_numbers_are_others_than_those_that_are_printed_is_told(
    written: tuple[int, ...], moved: list[str]
) -> None:
    assert renumbered(identified(rows(*written))) == moved


def test_a_part_that_begins_again_is_named() -> None:
    task = "1.{}（责任单位：区教体局）\n"
    read = read_text(f"一、教育\n{task.format('新建学校3所。')}二、住房\n{task.format('新建住房3套。')}")

    assert [str(doubt) for doubt in read.doubts] == ["renumbered: 二、住房 1→2"]


def test_a_number_that_comes_twice_gets_a_free_one_and_is_told() -> None:
    assert numbered(1, 2, 2, 4) == [1, 2, 5, 4]
    assert told(1, 2, 2, 4) == [3]


def test_a_number_that_is_missing_among_many_is_filled_in_and_told() -> None:
    written = [*range(1, 11), 0, *range(12, 21)]

    assert numbered(*written) == list(range(1, 21))
    assert told(*written) == [11]


def test_a_row_repeated_word_for_word_is_one_row() -> None:
    row = RawRow(no=7, line=1, content="建成一座桥。")

    assert identified([row, RawRow(no=7, line=9, content="建成一座桥。")]) == [row]


@given(st.lists(st.integers(0, 9), max_size=30))
def test_every_row_has_a_number_of_its_own(written: list[int]) -> None:
    found = identified(rows(*written))

    assert len({row.no for row in found}) == len(found) == len(written)
    assert all(row.no > 0 for row in found)


def test_printed_numbers_stay_where_one_is_missing_and_one_is_repeated_across_sections() -> None:
    written = [("一、工业", no) for no in (1, 2, 3, 4, 5, 7, 8)] + [("二、民生", no) for no in (8, 9, 10)]
    found = identified(
        [
            RawRow(no=no, line=line, content=f"事项{line}。", sections=(section,))
            for line, (section, no) in enumerate(written, start=1)
        ]
    )

    assert [row.no for row in found] == [1, 2, 3, 4, 5, 7, 8, 11, 9, 10]
    assert [row.cut for row in found if row.cut] == [("numbered 8 like another row",)]


def test_the_free_number_of_a_repeated_one_leaves_no_gap_behind_the_row_above_it() -> None:
    lines = [f"{no}.完成事项{at}个。（责任单位：区教体局）" for at, no in enumerate((1, 2, 4, 4, 5), start=1)]

    assert [(row.no, [str(doubt) for doubt in row.doubts]) for row in read_text("\n".join(lines)).rows] == [
        (1, []),
        (2, ["row cut: after it comes 4"]),
        (4, []),
        (6, ["row cut: numbered 4 like another row"]),
        (5, []),
    ]
