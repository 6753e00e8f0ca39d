"""Rows that go on at the top of the next page."""

from bot.documents.blocks import Block, Cell, Grid, Line
from bot.documents.formats.whole_rows import with_whole_rows


def page(where: str, *rows: tuple[str, ...]) -> Grid:
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    return Grid(where, cells, tuple(range(1, len(rows) + 1)))


def joined(*pages: tuple[list[Block], int | None]) -> list[list[list[str]] | str]:
    return [
        block.text if isinstance(block, Line) else [[cell.text for cell in row] for row in block.rows]
        for block in with_whole_rows(pages)
    ]


def test_a_row_that_goes_on_is_joined_to_its_beginning() -> None:
    first, second = page("page 1", ("1", "修路"), ("2", "架桥，")), page("page 2", ("", "并通车"), ("3", "清淤"))
    assert joined(([first], None), ([second], 0)) == [[["1", "修路"], ["2", "架桥，\n并通车"]], [["3", "清淤"]]]


def test_below_a_header_that_is_repeated_a_row_goes_on_too() -> None:
    first, second = page("page 1", ("1", "修路，")), page("page 2", ("序号", "内容"), ("", "并通车"))
    assert joined(([first], None), ([second], 1)) == [[["1", "修路，\n并通车"]], [["序号", "内容"]]]


def test_a_page_that_is_all_rest_of_a_row_leaves_no_table() -> None:
    assert joined(([page("page 1", ("1", "修路，"))], None), ([page("page 2", ("", "并通车"))], 0)) == [
        [["1", "修路，\n并通车"]]
    ]


def test_where_no_row_goes_on_pages_stay_as_they_are() -> None:
    first, second = page("page 1", ("1", "修路")), page("page 2", ("2", "架桥"))
    assert joined(([Line(1, "附件1"), first], None), ([second, Line(2, "注")], None)) == [
        "附件1",
        [["1", "修路"]],
        [["2", "架桥"]],
        "注",
    ]
