"""PDFs for the tests, drawn by reportlab with a font that every reader of PDFs knows."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
STYLE = ParagraphStyle("body", fontName=FONT, fontSize=10, leading=14, wordWrap="CJK")
WIDTHS = (40, 180, 60, 100)
LEFT, TOP = 72, 760


def drawn(draw: Callable[[Canvas], None], *, pages: int = 1, **options: Any) -> bytes:  # noqa: ANN401 -- of reportlab, which carries no types
    """Make a PDF of pages on which the same is drawn."""
    memory = io.BytesIO()
    canvas = Canvas(memory, pagesize=A4, **options)
    for _ in range(pages):
        canvas.setFont(FONT, 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return memory.getvalue()


def written(*lines: str, **options: Any) -> bytes:  # noqa: ANN401 -- as above
    """Make a page of lines, 12 points high."""

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            canvas.drawString(LEFT, TOP - 20 * number, line)

    return drawn(draw, **options)


def ruled(
    rows: Sequence[Sequence[str]], *styles: tuple[object, ...], widths: Sequence[int] = WIDTHS, before: str = ""
) -> bytes:
    """Make pages of one ruled table; `styles` are commands of reportlab's tables, such as spans."""
    cells = [[Paragraph(text.replace("\n", "<br/>"), STYLE) for text in row] for row in rows]
    table = Table(cells, colWidths=widths, repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), *styles]))
    memory = io.BytesIO()
    lead = [Paragraph(before, STYLE)] if before else []
    SimpleDocTemplate(memory, pagesize=A4).build([*lead, table])
    return memory.getvalue()


def unruled(
    rows: Sequence[Sequence[str]],
    *styles: tuple[object, ...],
    widths: Sequence[int] = WIDTHS,
    place: str = "MIDDLE",
    padding: int = 3,
    repeat: int = 1,
) -> bytes:
    """Make pages of one table without upright lines, whose cells stand at one place of their rows."""
    cells = [[Paragraph(text.replace("\n", "<br/>"), STYLE) for text in row] for row in rows]
    table = Table(cells, colWidths=widths, repeatRows=repeat)
    around = [("TOPPADDING", (0, 0), (-1, -1), padding), ("BOTTOMPADDING", (0, 0), (-1, -1), padding)]
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), place), *around, *styles]))
    memory = io.BytesIO()
    SimpleDocTemplate(memory, pagesize=A4).build([table])
    return memory.getvalue()
