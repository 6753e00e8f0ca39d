"""Prose printed on pages, with its marks at either side: paragraphs go on over the page, and no mark is in them."""

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from bot.documents.decomposition import read_bytes
from bot.rules.terms import DoubtKind
from tests.conftest import TODAY
from tests.documents.pasting import ROWS, paragraphs, wrapped

FONT = "STSong-Light"
SIZE, LEFT, TOP, FOOT = 16, 80, 760, 60
MARKS = ["—{}—", "— {} —", "－{}－", "{}", "- {} -"]
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def printed(written: list[str], *, columns: int, rows: int, mark: str, at_left: bool) -> bytes:
    """Print paragraphs, so many characters a line and lines a page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    lines = [(line, not nth) for each in written for nth, line in enumerate(wrapped(each, columns * 2))]
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    for number, begin in enumerate(range(0, len(lines), rows), start=1):
        canvas.setFont(FONT, SIZE)
        for at, (line, is_first) in enumerate(lines[begin : begin + rows]):
            canvas.drawString(LEFT + 2 * SIZE * is_first, TOP - 1.8 * SIZE * at, line)
        words = mark.format(number).translate(WIDE)
        side = LEFT if at_left else LEFT + columns * SIZE - pdfmetrics.stringWidth(words, FONT, SIZE)
        canvas.drawString(side, FOOT, words)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize("rows", [5, 7, 12])
@pytest.mark.parametrize("at_left", [True, False], ids=["left", "right"])
@pytest.mark.parametrize("mark", MARKS)
def test_paragraphs_go_on_over_pages_and_marks_stay_out(mark: str, rows: int, *, at_left: bool) -> None:
    written = paragraphs("（一）", "sentence")
    content = printed(written, columns=26, rows=rows, mark=mark, at_left=at_left)

    found = read_bytes(content, "printed.pdf", today=TODAY).rows

    assert ["".join(row.content.split()) for row in found] == ["".join(row.content.split()) for row in ROWS]
    assert [[unit.name for unit in row.units] for row in found] == [[row.lead, *row.support] for row in ROWS]
    assert {doubt.kind for row in found for doubt in row.doubts} <= {DoubtKind.GROUP_WITHOUT_MEMBERS}
