"""What stands in the document and in no row is told, and what a row says that its place does not."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.documents.blocks import Block, Line
from bot.documents.checks.coverage import ASTRAY, DOUBLED, LEFT_OUT, TORN, checked
from bot.documents.columns import RawRow
from bot.rules.review import Heading, heading_of
from bot.rules.terms import DoubtKind
from tests.documents.layouts import ABOVE, HOUSES, PARKS, SCHOOLS, document, table, text

HEADER = ["序号", "工作任务", "分管领导", "责任单位"]
LATER = ("建成幼儿园4所。", "新增停车泊位600个。")
TABLE = table(
    HEADER,
    ["1", SCHOOLS, "某甲", "区教体局牵头，区财政局配合"],
    ["2", HOUSES, "某乙", "区住建局"],
    ["3", PARKS, "某丙", "区园林局"],
)
ROWS = [
    RawRow(1, 2, SCHOOLS, "某甲", "区教体局牵头，区财政局配合"),
    RawRow(2, 3, HOUSES, "某乙", "区住建局"),
    RawRow(3, 4, PARKS, "某丙", "区园林局"),
]


def told(blocks: Sequence[Block], rows: Sequence[RawRow]) -> list[tuple[str, ...]]:
    return [row.cut for row in checked(blocks, rows)]


def changed(at: int, **fields: object) -> list[RawRow]:
    return [RawRow(**{**_fields(row), **fields}) if place == at else row for place, row in enumerate(ROWS)]  # type: ignore[arg-type]


def _fields(row: RawRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in ("no", "line", "content", "leaders", "units", "due")}


def test_rows_that_say_all_there_is_are_left_alone() -> None:
    assert checked([TABLE], ROWS) == ROWS


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"content": "新建改扩建学校3所。"}, "新增学位2000个"),
        ({"content": ""}, "新建改扩建学校3所，新增学位2000个"),
        ({"units": "区教体局牵头"}, "区财政局配合"),
        ({"units": ""}, "区教体局牵头，区财政局配合"),
        ({"leaders": ""}, "某甲"),
    ],
)
def test_what_a_row_does_not_say_of_its_cells_is_told_of_it(fields: dict[str, object], words: str) -> None:
    rows = [*changed(0, **fields), RawRow(4, 9, "其他", "某甲", "区财政局")]

    assert told([TABLE], rows)[0] == (LEFT_OUT + words,)


def test_a_row_that_was_lost_is_told_of_the_one_before_it() -> None:
    kept = [ROWS[0], ROWS[2]]

    assert told([TABLE], kept)[0][:2] == (LEFT_OUT + "改造老旧小区20个，惠及居民5000户", LEFT_OUT + "区住建局")


def test_what_a_row_says_of_another_place_is_told() -> None:
    units = changed(1, units="区园林局")

    assert told([TABLE], units)[1] == (LEFT_OUT + "区住建局", ASTRAY + "区园林局")


def test_units_of_a_row_among_more_of_another_are_told_although_none_is_lost() -> None:
    more = changed(1, units="区住建局、区园林局")

    assert told([TABLE], more)[1] == (ASTRAY + "区园林局",)


def test_a_merged_cell_says_the_same_of_each_of_its_rows() -> None:
    merged = table(HEADER, ["1", SCHOOLS, "某甲", "区教体局"], ["2", HOUSES, ABOVE, ABOVE])
    rows = [RawRow(1, 2, SCHOOLS, "某甲", "区教体局"), RawRow(2, 3, HOUSES, "某甲", "区教体局")]

    assert checked([merged], rows) == rows
    assert told([merged], [rows[0], RawRow(2, 3, HOUSES)])[1] == (LEFT_OUT + "某甲", LEFT_OUT + "区教体局")


def test_leaders_and_units_may_be_those_of_the_row_above() -> None:
    blank = table(HEADER, ["1", SCHOOLS, "某甲", "区教体局"], ["2", HOUSES, "", ""])
    rows = [RawRow(1, 2, SCHOOLS, "某甲", "区教体局"), RawRow(2, 3, HOUSES, "某甲", "区教体局")]

    assert checked([blank], rows) == rows


def test_a_header_that_a_page_repeats_parts_no_text() -> None:
    pages = [table(HEADER, ["1", "新建改扩建学", "某甲", "区教体局"]), table(HEADER, ["", "校3所。", "", ""])]
    rows = [RawRow(1, 2, "新建改扩建学校3所。", "某甲", "区教体局")]

    assert checked(pages, rows) == rows


def test_a_column_that_was_left_out_as_a_whole_is_not_told_of_each_row() -> None:
    words = ["每月调度一次项目进展。", "每季度通报一次进展。", "每半年评估一次成效。"]
    wide = table(
        [*HEADER, "工作要求"],
        *([*map(str, (n, r.content, r.leaders, r.units)), w] for n, r, w in zip((1, 2, 3), ROWS, words, strict=True)),
    )

    assert checked([wide], ROWS) == ROWS


@pytest.mark.parametrize(
    "line",
    [
        "附注：本表由区督查室负责解释",
        "联系人：某丁，电话：0000-8880000",
        "各责任单位要于每月25日前报送进展情况。",
        "（列首位的为牵头单位，下同）",
        "云溪区人民政府办公室",
        "2026年2月25日印发",
        "2026年重点任务分解表",
        "— 12 —",
    ],
)
def test_what_says_nothing_of_tasks_may_go_nowhere(line: str) -> None:
    assert checked([TABLE, Line(90, line)], ROWS) == ROWS


def test_a_name_below_the_tasks_signs_but_between_them_it_is_told() -> None:
    lines = [Line(1, SCHOOLS), Line(2, "责任单位：区教体局"), Line(3, "区财政局"), Line(4, PARKS), Line(5, "区园林局")]
    rows = [RawRow(1, 1, SCHOOLS, units="区教体局"), RawRow(2, 4, PARKS)]

    assert told(lines, rows) == [(LEFT_OUT + "区财政局",), ()]


def test_the_heading_that_names_a_leader_is_of_the_rows_below_it() -> None:
    heading = [Line(1, SCHOOLS), Line(2, "牵头领导：某乙"), Line(3, HOUSES)]

    assert told(heading, [RawRow(1, 1, SCHOOLS, "某甲"), RawRow(2, 3, HOUSES, "某乙")])[1] == ()
    assert told(heading, [RawRow(1, 1, SCHOOLS, "某乙"), RawRow(2, 3, HOUSES, "某丙")])[0] == ()
    assert told(heading, [RawRow(1, 1, SCHOOLS), RawRow(2, 3, HOUSES)])[0] == ()


def test_what_was_told_already_is_not_told_again() -> None:
    lines = [Line(1, SCHOOLS), Line(2, "经费由区级财政保障，专款专用。"), Line(3, PARKS)]
    rows = [RawRow(1, 1, SCHOOLS, cut=("经费由区级财政保障",)), RawRow(2, 3, PARKS)]

    assert checked(lines, rows) == rows


def test_a_layout_that_puts_words_beside_their_rows_is_no_sign() -> None:
    lines = [Line(at, words) for at, words in enumerate((SCHOOLS, HOUSES, PARKS, *LATER), start=1)]
    late = [RawRow(at, at, line.text) for at, line in enumerate(lines[1:], start=1)]

    assert told(lines, late)[1:] == [()] * 3


def test_lines_without_end_take_no_longer_than_their_number() -> None:
    lines = [Line(at, f"建设第{at}号示范工程，完成投资{at}万元。") for at in range(1, 5001)]
    rows = [RawRow(line.number, line.number, line.text) for line in lines]

    assert checked(lines, rows) == rows


def test_a_document_tells_of_the_passage_behind_the_task_where_it_stands() -> None:
    annex = f"1.{SCHOOLS}\n责任单位：区教体局\n完成投资不低于五千万元的部分另行安排。\n2.{PARKS}\n责任单位：区园林局\n"
    first, last = text(annex).rows

    assert any("完成投资不低于五千万元" in str(doubt) for doubt in first.doubts)
    assert not last.doubts


def test_a_passage_that_was_left_out_has_a_kind_of_its_own() -> None:
    read = document(HEADER, ["1", SCHOOLS, "某甲", "区教体局"], ["", "", "", ""], ["2", PARKS, "某乙", "区园林局"])

    assert [row.doubts for row in read.rows] == [(), ()]
    assert heading_of(DoubtKind.LEFT_OUT, "新增学位", {}) is Heading.CONTENT


def test_a_row_that_begins_within_the_sentence_of_another_is_told() -> None:
    torn = [replace(ROWS[0], content="新建改扩建学校3所，"), replace(ROWS[0], content="新增学位2000个。"), *ROWS[1:]]

    assert told([TABLE], torn) == [(), (TORN + "新增学位2000个。",), (), ()]


def test_labels_that_come_twice_in_the_place_of_one_row_are_those_of_another() -> None:
    lines = [
        Line(at, words)
        for at, words in enumerate(
            (SCHOOLS, "责任单位：区教体局", HOUSES, "责任单位：区教体局", PARKS, "责任单位：区园林局"), start=1
        )
    ]
    rows = [RawRow(1, 1, SCHOOLS + HOUSES, units="区教体局"), RawRow(2, 5, PARKS, units="区园林局")]

    assert told(lines, rows) == [(DOUBLED + "责任单位",), ()]


@pytest.mark.parametrize("numeral", ["二十一", "一百零二"])
def test_the_number_of_a_row_is_nothing_left_out(numeral: str) -> None:
    assert told([Line(2, f"{numeral}、{SCHOOLS}（区教体局）")], [RawRow(0, 2, SCHOOLS, "", "区教体局")]) == [()]
