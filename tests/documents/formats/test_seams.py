"""Merged cells that the edge of a page cuts."""

import pytest

from bot.documents.blocks import Grid, Line
from bot.documents.formats.seams import Seams
from bot.documents.formats.whole_rows import with_whole_rows
from tests.documents.formats.files import texts
from tests.documents.layouts import table

HEADER = ("序号", "工作内容", "领导", "责任单位")
FIRST = (HEADER, ("1", "修路。", "许立", "区住建局"), ("2", "架桥。", "^", "区财政局"))


def whole(before: Grid, after: Grid) -> tuple[list[list[str]], list[list[str]]]:
    above, below = Seams().whole(before, after)
    return texts(above), texts(below)


def column(rows: list[list[str]], place: int = 2) -> list[str]:
    return [row[place] for row in rows]


def test_a_blank_cell_at_the_top_of_a_page_is_the_rest_of_the_one_above() -> None:
    _, below = whole(table(*FIRST), table(("3", "清淤。", "", "区水利局"), ("4", "植树。", "^", "区园林局")))
    assert column(below) == ["<许立>", "<许立>"]


def test_so_it_is_below_a_header_that_is_repeated() -> None:
    _, below = whole(table(*FIRST), table(HEADER, ("3", "清淤。", "", "区水利局"), ("4", "植树。", "高山", "区园林局")))
    assert column(below) == ["领导", "<许立>", "高山"]


def test_a_blank_cell_at_the_end_of_a_page_has_its_text_on_the_next() -> None:
    before = table(*FIRST, ("3", "清淤。", "", "区水利局"), ("4", "植树。", "^", "区园林局"))
    above, below = whole(before, table(("5", "拆违。", "高山", "区城管局"), ("6", "通车。", "^", "区交通局")))
    assert column(above) == ["领导", "许立", "<许立>", "高山", "<高山>"]
    assert column(below) == ["<高山>", "<高山>"]


def test_beside_the_rest_of_a_cut_row_only_what_follows_is_filled() -> None:
    before = table(*FIRST, ("3", "清淤", "^", "区水利局"))
    _, below = whole(before, table(("", "十条。", "", ""), ("4", "植树。", "^", "区园林局")))
    assert column(below) == ["", "<许立>"]


def test_a_row_of_which_every_cell_is_cut_is_no_new_one() -> None:
    before = table(*FIRST, ("3", "清淤", "^", "区水"))
    _, below = whole(before, table(("3", "十条。", "", "利局"), ("4", "植树。", "^", "区园林局")))
    assert column(below) == ["", "<许立>"]


def test_blank_cells_beside_cut_rows_are_not_held_against_a_column() -> None:
    seams = Seams()
    second = table(("", "十条。", "", ""), ("4", "植树。", "^", "区园林局"), ("5", "拆违", "^", "区城管局"))
    _, second = seams.whole(table(*FIRST, ("3", "清淤", "^", "区水利局")), second)
    _, third = seams.whole(second, table(("", "两处。", "", ""), ("6", "通车。", "^", "区交通局")))
    assert column(texts(third)) == ["", "<许立>"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (table(*FIRST, ("3", "清淤。", "", "区水利局")), table(("4", "植树。", "", "区园林局"))),
        (table(HEADER, ("1", "修路。", "许立", "区住建局")), table(("2", "架桥。", "", "区财政局"))),
        (table(*FIRST), table(("序号", "事项", "领导", "责任单位"), ("1", "清淤。", "", "区水利局"))),
        (table(*FIRST), table(("3", "清淤。", ""))),
        (table(*FIRST), table(HEADER)),
    ],
    ids=["cells are left blank", "none is merged", "another table", "fewer columns", "nothing but a header"],
)
def test_what_nothing_proves_stays(before: Grid, after: Grid) -> None:
    assert Seams().whole(before, after) == (before, after)


@pytest.mark.parametrize(
    ("between", "is_one"),
    [("— 3 —", True), ("许立", True), ("云溪区重点任务", True), ("附件2", False)],
    ids=["the mark of a page", "the text of a cell once more", "what each page bears", "a title"],
)
def test_only_what_belongs_to_pages_may_stand_between(between: str, *, is_one: bool) -> None:
    first, second = table(*FIRST), table(("3", "清淤。", "", "区水利局"), ("4", "许立", "^", "区园林局"))
    running = Line(1, "云溪区重点任务")
    *_, last = with_whole_rows([([running, first], None), ([Line(2, between), second], None)])
    assert isinstance(last, Grid)
    assert column(texts(last))[0] == ("<许立>" if is_one else "")
