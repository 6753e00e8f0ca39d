"""PDFs as programs print them: characters of several fonts, scaled text, cells of one unit a line."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from bot.documents.blocks import Grid, Line
from bot.documents.formats import pdf
from tests.documents.formats.files import texts
from tests.documents.formats.pages import FONT, LEFT, TOP, drawn, ruled

WIDTHS = (40, 120, 60, 82)
HEADER = ("序号", "工作内容", "领导", "责任单位")


def units(text: str, width: int = 82) -> str:
    """Read a cell of units `width` points wide, with six points kept free at each side."""
    (grid,) = pdf.read(ruled([HEADER, ("1", "修路", "许立", text)], widths=(*WIDTHS[:3], width)), "分解表.pdf")
    assert isinstance(grid, Grid)
    return texts(grid)[1][3]


def test_signs_of_another_font_stand_where_they_are_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, "探索　以奖代补　等方式")
        canvas.drawString(LEFT + 24, TOP, "“")
        canvas.drawString(LEFT + 84, TOP, "”")

    assert list(pdf.read(drawn(draw), "分解表.pdf")) == [Line(1, "探索“以奖代补”等方式")]


def test_lines_of_scaled_text_stay_apart_where_characters_are_read_one_by_one() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([LEFT, LEFT + 48, LEFT + 120], [TOP - 40, TOP + 20])
        canvas.scale(0.1, 0.1)
        canvas.setFont(FONT, 120)
        canvas.drawString((LEFT + 1) * 10, TOP * 10, "修路架桥区发改局")
        canvas.drawString((LEFT + 49) * 10, (TOP - 14) * 10, "区工信局")

    (grid,) = pdf.read(drawn(draw), "分解表.pdf")
    assert isinstance(grid, Grid)
    assert texts(grid) == [["修路架桥", "区发改局\n区工信局"]]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("区自然资源局\n区财政局", "区自然资源局\n区财政局"),
        ("国网云溪供电公司\n各街道", "国网云溪供电公司\n各街道"),
        ("区市场监督管理局", "区市场监督管理局"),
        ("国家税务总局云溪区税务局", "国家税务总局云溪区税务局"),
        ("市市场监管局市北分局", "市市场监管局市北分局"),
    ],
    ids=["full line", "wrapped name", "one name", "two levels", "branch"],
)
def test_units_a_line_each_stay_apart_though_they_fill_their_lines(text: str, read: str) -> None:
    assert units(text) == read


def test_a_watermark_that_lies_aslant_is_no_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, "区发改局")
        canvas.translate(LEFT, TOP - 40)
        canvas.rotate(45)
        canvas.drawString(0, 0, "内部资料")

    assert list(pdf.read(drawn(draw), "分解表.pdf")) == [Line(1, "区发改局")]
