"""Tables of a PDF without upright lines: none at all, or only lines between their rows."""

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from bot.documents.blocks import Block, Grid, Line
from bot.documents.formats import pdf
from bot.documents.formats.unruled import UNSURE
from tests.documents.formats.files import texts
from tests.documents.formats.pages import LEFT, TOP, drawn, unruled

HEADER = ("序号", "工作内容", "分管领导", "责任单位")
LONG = "改造提升城北、城南两片农贸市场，规范摊位设置和停车秩序，配套建设公厕、垃圾房等设施，确保国庆节前对外开放。"
LIST = "区商务局牵头，区市场监管局、区城管局、区综合执法局、各街道办事处配合"
ROWS = (
    ("1", LONG, "区长", LIST),
    ("2", "完成河道清淤9公里。", "副区长", "区水务局"),
    ("3", LONG[:44] + "。", "区长", "区民政局"),
    ("4", "新建口袋公园5处。", "副区长", LIST),
)
MANY = tuple((str(no), *ROWS[no % 4][1:]) for no in range(1, 61))
UNDER = ("LINEBELOW", (0, 0), (-1, -1), 0.5, "black")


def read(content: bytes) -> list[Block]:
    return list(pdf.read(content, "分解表.pdf"))


def rows(content: bytes) -> list[list[str]]:
    return [row for block in read(content) if isinstance(block, Grid) for row in texts(block) if row[0] != "序号"]


@pytest.mark.parametrize("padding", [0, 1, 4])
@pytest.mark.parametrize("place", ["TOP", "MIDDLE", "BOTTOM"])
def test_cells_over_several_lines_are_whole_wherever_they_stand_in_their_rows(place: str, padding: int) -> None:
    assert rows(unruled([HEADER, *MANY], place=place, padding=padding)) == [list(row) for row in MANY]


def test_lines_between_the_rows_part_them() -> None:
    (grid,) = (block for block in read(unruled([HEADER, *ROWS], UNDER)) if isinstance(block, Grid))
    assert texts(grid) == [list(row) for row in (HEADER, *ROWS)]


def test_lines_part_rows_that_have_no_numbers() -> None:
    found = rows(unruled([HEADER[1:], *(row[1:] for row in ROWS)], UNDER, widths=(180, 60, 140)))
    assert found[1:] == [list(row[1:]) for row in ROWS]


def test_without_lines_or_numbers_nothing_tells_rows_apart() -> None:
    blocks = read(unruled([HEADER[1:], *(row[1:] for row in ROWS)], widths=(180, 60, 140)))
    assert all(isinstance(block, Line) for block in blocks)


def test_the_columns_go_on_where_the_header_is_not_repeated() -> None:
    assert rows(unruled([HEADER, *MANY], repeat=0)) == [list(row) for row in MANY]


def test_a_heading_may_take_two_lines() -> None:
    (grid,) = (block for block in read(unruled([HEADER, *ROWS], widths=(28, 200, 36, 140))) if isinstance(block, Grid))
    assert texts(grid)[0] == list(HEADER)


def test_a_line_over_all_columns_stands_alone() -> None:
    section = ("一、提升城市品质，改善人居环境，建设宜居宜业宜游的现代化新城区", "", "", "")
    found = rows(unruled([HEADER, section, *ROWS], ("SPAN", (0, 1), (3, 1))))
    assert found == [[section[0], *[f"<{section[0]}>"] * 3], *map(list, ROWS)]


def test_units_that_a_person_put_on_lines_of_their_own_stay_apart() -> None:
    listed = [(no, content, leader, "区发改局\n区工业和信息化局\n区生态环境分局") for no, content, leader, _ in ROWS]
    assert [row[3] for row in rows(unruled([HEADER, *listed]))] == [listed[0][3]] * 4


def placed(*pages: Sequence[Sequence[tuple[int, str]]]) -> bytes:
    """Draw pages of lines of cells at their distances from the left."""
    left_over = iter(pages)

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(next(left_over)):
            for left, text in line:
                canvas.drawString(LEFT + left, TOP - 20 * number, text)

    return drawn(draw, pages=len(pages))


def test_what_fits_no_way_of_parting_the_rows_is_told() -> None:
    head = [(0, "序号"), (60, "内容"), (260, "责任单位")]
    body = [
        [(60, "修路")],
        [(0, "1")],
        [(260, "区发改局")],
        [(60, "架桥"), (0, "2")],
        [(60, "清淤")],
        [(260, "区水务局"), (0, "3")],
    ]
    (grid,) = (block for block in read(placed([head, *body])) if isinstance(block, Grid))
    assert UNSURE in [cell.text for row in grid.rows for cell in row]


def test_sentences_below_a_line_of_headings_are_no_table() -> None:
    prose = [[(0, "各责任单位要按照本方案要求，认真抓好落实，每月向区政府督查室报送进展情况。")]] * 8
    blocks = read(placed([[(0, "序号"), (60, "内容"), (260, "责任单位")], *prose]))
    assert not any(isinstance(block, Grid) for block in blocks)


def test_a_heading_over_several_columns_covers_them() -> None:
    heads = (("序号", "工作内容", "领导和单位的责任分工", ""), ("", "", "分管领导", "责任单位"))
    merged = (("SPAN", (2, 0), (3, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1)))
    (grid,) = (block for block in read(unruled([*heads, *ROWS], *merged)) if isinstance(block, Grid))
    assert texts(grid)[0][2:] == ["领导和单位的责任分工", "<领导和单位的责任分工>"]
    assert texts(grid)[1][2:] == ["分管领导", "责任单位"]
    assert texts(grid)[2:] == [list(row) for row in ROWS]


def test_columns_may_stand_close_together() -> None:
    head = [(0, "序号"), (60, "内容"), (185, "责任单位")]
    body = [
        [(0, str(no)), (60, "完成全部清淤任务七公" if no == 5 else "修路"), (185, "区发改局")] for no in range(1, 9)
    ]
    (grid,) = (block for block in read(placed([head, *body])) if isinstance(block, Grid))
    assert texts(grid)[5] == ["5", "完成全部清淤任务七公", "区发改局"]


@pytest.mark.parametrize("repeat", [True, False])
def test_a_row_that_a_page_cuts_is_whole(repeat: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    heads = [(0, "序号"), (60, "内容"), (260, "责任单位")]
    whole = [[(0, str(no)), (60, "修路。"), (260, "区发改局")] for no in range(1, 7)]
    first = [heads, *whole[:2], [(0, "3"), (60, "架桥，"), (260, "区水务局、")]]
    second = [*([heads] if repeat else []), [(60, "建闸。"), (260, "区住建局")], *whole[3:]]
    found = rows(placed(first, second))
    assert found[2] == ["3", "架桥，\n建闸。", "区水务局、\n区住建局"]
    assert [row[0] for row in found] == [str(no) for no in range(1, 7)]


def test_the_end_of_a_page_keeps_the_lines_of_its_last_row() -> None:
    content = [(14 * line, 60, "修路架桥，") for line in range(3)]
    row = [(14, 0, "1"), (14, 260, "区发改局"), *content]
    cells = [(60 * at + y, left, str(at + 1) if left == 0 else text) for at in range(4) for y, left, text in row]

    def draw(canvas: Canvas) -> None:
        for left, text in ((0, "序号"), (60, "内容"), (260, "责任单位")):
            canvas.drawString(LEFT + left, TOP, text)
        for y, left, text in [*cells, (14 * 3 + 180, 60, "清淤。")]:
            canvas.drawString(LEFT + left, TOP - 24 - y, text)

    assert rows(drawn(draw))[3:] == [["4", "修路架桥，修路架桥，修路架桥，清淤。", "区发改局"]]
