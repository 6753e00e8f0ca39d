"""Workbooks as offices keep them: titles above the header, sheets beside the tasks, days without their format."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from bot.documents.decomposition import read_file
from bot.rules.terms import Decomposition
from tests.conftest import TODAY
from tests.documents.layouts import HOUSES, PARKS, SCHOOLS

HEADER = ["序号", "工作内容", "责任单位", "完成时限"]
ROWS: Sequence[Sequence[object]] = [
    [1, SCHOOLS, "区教体局", "年底前"],
    [2, HOUSES, "区住建局", "年底前"],
    [3, PARKS, "区园林局", "年底前"],
]


def of(folder: Path, *sheets: Sequence[Sequence[object]]) -> Decomposition:
    """Read a workbook of sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for at, rows in enumerate(sheets):
        sheet = book.create_sheet(f"表{at}")
        for row in rows:
            sheet.append(list(row))
    path = folder / "tasks.xlsx"
    book.save(path)
    return read_file(path, today=TODAY)


def test_several_tables_on_one_sheet_stand_each_under_its_heading(tmp_path: Path) -> None:
    read = of(tmp_path, [["一、民生"], HEADER, *ROWS[:2], [], ["二、园林"], HEADER, ROWS[2]])
    assert [row.sections for row in read.rows] == [("一、民生",), ("一、民生",), ("二、园林",)]


def test_a_title_above_the_header_is_no_section(tmp_path: Path) -> None:
    title: Sequence[Sequence[object]] = [
        ["附件1"],
        ["云溪区2026年重点工作责任分解表"],
        [],
        ["填报单位：区政府办公室"],
        [],
        [None, None, "2026年3月"],
    ]
    read = of(tmp_path, [*title, HEADER, *ROWS])
    assert [(row.no, row.sections) for row in read.rows] == [(1, ()), (2, ()), (3, ())]


def test_a_sheet_of_notes_gives_no_section_to_the_next(tmp_path: Path) -> None:
    later = [[no, f"{content}续", *others] for no, content, *others in ROWS]
    read = of(tmp_path, [HEADER, *ROWS], [["填报要求"], ["联系人"]], [HEADER, *later])
    assert [row.sections for row in read.rows] == [()] * 6


@pytest.mark.parametrize(("value", "due"), [(46203, "2026年6月30日"), (46203.0, "2026年6月30日"), (2026, "2026")])
def test_a_deadline_that_lost_its_format_is_a_day(tmp_path: Path, value: float, due: str) -> None:
    read = of(tmp_path, [HEADER, [*ROWS[0][:3], value], *ROWS[1:]])
    assert read.rows[0].due_text == due
