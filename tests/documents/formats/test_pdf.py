"""PDFs: tables by their lines, and the text around them."""

import io
import math

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bot.documents.blocks import Block, Grid, Line
from bot.documents.formats import pdf
from bot.errors import DocumentError
from tests.documents.formats.files import texts
from tests.documents.formats.pages import FONT, LEFT, TOP, drawn, ruled, written

HEADER = ("序号", "工作内容", "领导", "责任单位")
LONG = "加快建设云溪区现代物流园区，新增停车位2000个，确保年内投入使用，完成投资3亿元以上。"
BITMAP = bytes.fromhex(
    "424d3a000000000000003600000028000000010000000100000001001800000000000400000000000000000000000000000000000000ffffff00"
)


def read(content: bytes) -> list[Block]:
    return list(pdf.read(content, "分解表.pdf"))


def grids(content: bytes) -> list[Grid]:
    return [block for block in read(content) if isinstance(block, Grid)]


def lines(content: bytes) -> list[str]:
    return [block.text for block in read(content) if isinstance(block, Line)]


def fault(content: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read(content)
    return caught.value.code


def test_a_ruled_table_is_a_grid() -> None:
    (grid,) = grids(ruled([HEADER, ("1", "修路", "区长", "区发改局")]))
    assert (grid.where, texts(grid)) == ("page 1", [[*HEADER], ["1", "修路", "区长", "区发改局"]])


def test_text_that_the_edge_of_a_cell_broke_is_one_line() -> None:
    (grid,) = grids(ruled([HEADER, ("1", LONG, "区长", "区发改局、区工信局、区财政局")]))
    assert texts(grid)[1] == ["1", LONG, "区长", "区发改局、区工信局、区财政局"]


def test_lines_that_a_person_ended_stay_apart() -> None:
    (grid,) = grids(ruled([HEADER, ("1", "修路", "区长", "区发改局\n区工信局")]))
    assert texts(grid)[1][3] == "区发改局\n区工信局"


def test_merged_cells_cover_their_places() -> None:
    rows = [HEADER, ("一、城建", "", "", ""), ("1", "修路", "区长", "区发改局"), ("2", "架桥", "", "区工信局")]
    (grid,) = grids(ruled(rows, ("SPAN", (0, 1), (3, 1)), ("SPAN", (2, 2), (2, 3))))
    assert texts(grid)[1:] == [
        ["一、城建", "<一、城建>", "<一、城建>", "<一、城建>"],
        ["1", "修路", "区长", "区发改局"],
        ["2", "架桥", "<区长>", "区工信局"],
    ]


def test_each_page_of_a_table_is_a_grid_of_as_many_columns() -> None:
    found = grids(ruled([HEADER, *((str(number), LONG, "", "") for number in range(1, 41))]))
    assert [grid.where for grid in found] == [f"page {number}" for number in (1, 2, 3, 4)]
    assert {len(row) for grid in found for row in grid.rows} == {4}
    assert [row[0] for grid in found for row in texts(grid) if row[0] != "序号"] == [str(no) for no in range(1, 41)]


def test_text_before_a_table_comes_before_it() -> None:
    first, second = read(ruled([HEADER, ("1", "修路", "区长", "区发改局")], before="附件1"))
    assert first == Line(1, "附件1")
    assert isinstance(second, Grid)


def test_a_frame_around_text_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(LEFT, TOP - 10, 200, 40)
        canvas.drawString(LEFT + 10, TOP, "附件1")

    assert read(drawn(draw)) == [Line(1, "附件1")]


def test_a_shaded_heading_draws_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for place in range(3):
            canvas.setFillColorRGB(0.8, 0.8, 0.8)
            canvas.rect(LEFT + 60 * place, TOP - 4, 60, 20, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
            canvas.drawString(LEFT + 60 * place + 5, TOP, HEADER[place])

    assert lines(drawn(draw)) == ["序号\t工作内容\t领导"]


def test_a_table_may_be_open_at_its_sides() -> None:
    def draw(canvas: Canvas) -> None:
        for place in range(3):
            canvas.line(LEFT, TOP - 30 * place, LEFT + 200, TOP - 30 * place)
        canvas.line(LEFT + 100, TOP, LEFT + 100, TOP - 60)
        for row, words in enumerate((("修路", "区发改局"), ("架桥", "区工信局"))):
            canvas.drawString(LEFT + 5, TOP - 20 - 30 * row, words[0])
            canvas.drawString(LEFT + 105, TOP - 20 - 30 * row, words[1])

    (grid,) = grids(drawn(draw))
    assert texts(grid) == [["修路", "区发改局"], ["架桥", "区工信局"]]


def test_borders_that_are_thin_boxes_are_lines() -> None:
    def draw(canvas: Canvas) -> None:
        for place in range(3):
            canvas.rect(LEFT, TOP - 30 * place, 200, 0.7, stroke=0, fill=1)
            canvas.rect(LEFT + 100 * place, TOP - 60, 0.7, 60, stroke=0, fill=1)
        canvas.drawString(LEFT + 5, TOP - 20, "修路")
        canvas.drawString(LEFT + 105, TOP - 50, "区发改局")

    (grid,) = grids(drawn(draw))
    assert texts(grid) == [["修路", ""], ["", "区发改局"]]


def test_what_lies_in_a_form_within_a_form_is_read_where_it_is_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("words")
        canvas.setFont(FONT, 12)
        canvas.drawString(0, 0, "区发改局")
        canvas.endForm()
        canvas.beginForm("table")
        canvas.setFont(FONT, 12)
        canvas.grid([0, 100, 200], [0, 30])
        canvas.drawString(5, 10, "修路")
        canvas.translate(105, 10)
        canvas.doForm("words")
        canvas.endForm()
        canvas.translate(LEFT, TOP)
        canvas.doForm("table")

    (grid,) = grids(drawn(draw))
    assert texts(grid) == [["修路", "区发改局"]]


def test_one_piece_of_text_over_several_columns_is_divided() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([LEFT, LEFT + 48, LEFT + 120], [TOP - 10, TOP + 20, TOP + 50])
        canvas.drawString(LEFT + 1, TOP, "修路架桥区发改局")

    (grid,) = grids(drawn(draw))
    assert texts(grid)[1] == ["修路架桥", "区发改局"]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lies_on_its_side_is_read_upright(quarters: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90 * quarters)
        canvas.translate(300, 400)
        canvas.rotate(90 * quarters)
        canvas.grid([0, 40, 100], [0, 30, 60])
        for place, words in enumerate(("1", "修路", "2", "架桥")):
            canvas.drawString(5 + 40 * (place % 2), 40 - 30 * (place // 2), words)

    (grid,) = grids(drawn(draw))
    assert texts(grid) == [["1", "修路"], ["2", "架桥"]]


def test_columns_without_lines_are_parted_by_tabs() -> None:
    def draw(canvas: Canvas) -> None:
        for row, words in enumerate((("序号", "内容", "责任单位"), ("1", "修路", "区发改局"))):
            for place, text in enumerate(words):
                canvas.drawString(LEFT + 120 * place, TOP - 20 * row, text)

    assert lines(drawn(draw)) == ["序号\t内容\t责任单位", "1\t修路\t区发改局"]


def test_a_paragraph_that_the_edge_of_the_page_broke_is_one_line() -> None:
    content = "各有关单位要高度重视，加强组织领导，细化工作措施，落实责任分工，确保各项目标任务按期完成。"
    assert lines(written("　　" + content[:36], content[36:], "附件1")) == [content, "附件1"]


def test_titles_stay_lines_of_their_own() -> None:
    assert lines(written("云政办发〔2026〕8号", "云溪区人民政府办公室", "关于分解重点任务的通知")) == [
        "云政办发〔2026〕8号",
        "云溪区人民政府办公室",
        "关于分解重点任务的通知",
    ]


def test_outlined_text_is_bold() -> None:
    def draw(canvas: Canvas) -> None:
        words = canvas.beginText(LEFT, TOP)
        words.setFont(FONT, 12)
        words.setTextRenderMode(2)
        words.textOut("区发改局")
        words.setTextRenderMode(0)
        words.textOut("、区工信局")
        canvas.drawText(words)

    assert read(drawn(draw)) == [Line(1, "区发改局、区工信局", ("区发改局",))]


def test_text_that_is_drawn_twice_is_bold_and_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, "区发改局")
        canvas.drawString(LEFT + 0.3, TOP, "区发改局")

    assert read(drawn(draw)) == [Line(1, "区发改局", ("区发改局",))]


def test_text_in_a_bold_font_is_bold() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(LEFT, TOP, "GDP")

    assert read(drawn(draw)) == [Line(1, "GDP", ("GDP",))]


def test_a_scan_is_told_from_a_document() -> None:
    picture = ImageReader(io.BytesIO(BITMAP))
    assert fault(drawn(lambda canvas: canvas.drawImage(picture, 0, 0, 500, 700), pages=3)) == "scan"


def test_a_password_is_named() -> None:
    assert fault(written("附件1", encrypt=StandardEncryption("secret"))) == "encrypted"


def test_a_book_is_too_large() -> None:
    assert fault(drawn(lambda canvas: canvas.drawString(LEFT, TOP, "1"), pages=401)) == "too_large"


def test_half_a_pdf_is_broken() -> None:
    content = written("附件1")
    assert fault(content[:30] + b"x" * 400) == "broken"


def test_text_at_an_angle_is_read_too() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(math.degrees(math.pi / 2))
        canvas.drawString(0, 0, "竖排文字")

    assert lines(drawn(draw)) == ["竖排文字"]
