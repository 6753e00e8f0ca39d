"""A second document of the made-up district, as the Word file in which such papers come: for trying the import."""

import io
import re
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

TEXT: Final = Path(__file__).parent / "handout.txt"
NAME: Final = "云溪政办发〔2026〕6号 城市更新任务分解方案.docx"

_BOLD: Final = re.compile(r"(\*[^*]+\*)")
_CATEGORY: Final = 1
"""The column whose equal neighbours are merged."""


def handout() -> bytes:
    """Make the Word file: a notice, then a table with merged categories, in which bold units lead."""
    paper = docx.Document()
    font = paper.styles["Normal"].font
    font.name, font.size = "FangSong", Pt(12)
    paper.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    lines = TEXT.read_text(encoding="utf-8").splitlines()
    for line in (line for line in lines if "\t" not in line):
        paragraph = paper.add_paragraph(line)
        if not line.endswith(("。", "：")):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _table(paper, [line.split("\t") for line in lines if "\t" in line])
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def _table(paper: Any, rows: list[list[str]]) -> None:  # noqa: ANN401 -- python-docx carries no types
    table = paper.add_table(len(rows), len(rows[0]), style="Table Grid")
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            _write(cell.paragraphs[0], text)
    for _, run in groupby(range(len(rows)), key=lambda at: rows[at][_CATEGORY]):
        first, *others = run
        for at in others:
            table.cell(at, _CATEGORY).paragraphs[0].clear()
        if others:
            merged = table.cell(first, _CATEGORY).merge(table.cell(others[-1], _CATEGORY))
            merged.text = rows[first][_CATEGORY]


def _write(paragraph: Any, text: str) -> None:  # noqa: ANN401 -- as above
    for piece in filter(None, _BOLD.split(text)):
        paragraph.add_run(piece.strip("*")).bold = bool(_BOLD.fullmatch(piece))
