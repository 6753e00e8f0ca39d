"""The sheet of candidate tasks: a person completes it, and the ordinary import reads it."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from bot.documents.books.draft_sheet import draft_workbook
from bot.documents.decomposition import read_file
from bot.documents.reports import read_report
from bot.errors import DocumentError
from bot.rules.tasks.prose import Draft, draft
from bot.rules.terms import Doubt, DoubtKind, Role
from tests.conftest import TODAY, at
from tests.rules.tasks.test_prose import REPORT

MADE = at("2026-02-01 09:00")
HEADINGS = ["序号", "类别", "分类", "内容", "量化指标", "分管领导", "责任单位", "完成时限", "备注（原文）"]
LEADERS, UNITS = HEADINGS.index("分管领导") + 1, HEADINGS.index("责任单位") + 1
FIRST = 5
"""The row of the first task: title, number, date and headings stand above it."""


@pytest.fixture
def drafted() -> Draft:
    found = draft(REPORT)
    assert found is not None
    return found


@pytest.fixture
def book(drafted: Draft, tmp_path: Path) -> Path:
    path = tmp_path / "draft.xlsx"
    path.write_bytes(draft_workbook(drafted, made=MADE))
    return path


def filled_in(path: Path) -> Path:
    """Fill in what a person must: number, date, leaders, units."""
    book = openpyxl.load_workbook(path)
    sheet = book["任务初稿"]
    sheet["A2"] = f"{sheet['A2'].value}云溪政办发〔2026〕3号"
    sheet["A3"] = "2026年2月25日"
    for row in range(FIRST, sheet.max_row + 1):
        sheet.cell(row, LEADERS).value = "常务副区长"
        sheet.cell(row, UNITS).value = "区发改局牵头，区财政局配合"
    book.save(path)
    return path


def test_each_candidate_has_a_row_with_its_figures_its_due_time_and_its_sentence(book: Path, drafted: Draft) -> None:
    sheet = openpyxl.load_workbook(book)["任务初稿"]
    rows = list(sheet.iter_rows(min_row=FIRST - 1, values_only=True))
    assert list(rows[0]) == HEADINGS
    assert len(rows) == len(drafted.candidates) + 1
    assert rows[5] == (
        5,
        "扩大有效投资，增强发展动能",
        "加快重点项目建设",
        "年底前竣工6个。",
        "年底前竣工6个",
        None,
        None,
        "年底前",
        "推进总投资86亿元的21个区级重点项目，上半年开工12个，年底前竣工6个。",
    )


def test_no_leader_and_no_unit_is_made_up(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)["任务初稿"]
    rows = sheet.iter_rows(min_row=FIRST, values_only=True)
    assert {(row[LEADERS - 1], row[UNITS - 1]) for row in rows} == {(None, None)}


def test_filled_in_it_is_imported_as_any_decomposition(book: Path, drafted: Draft) -> None:
    read = read_file(filled_in(book), today=TODAY)
    assert (read.document, read.issued) == ("云溪政办发〔2026〕3号", dt.date(2026, 2, 25))
    assert [row.content for row in read.rows] == [each.content for each in drafted.candidates]
    assert [row.sections for row in read.rows] == [each.sections[1:] for each in drafted.candidates]
    assert {row.leaders for row in read.rows} == {("常务副区长",)}
    assert {tuple((one.name, one.role) for one in row.units) for row in read.rows} == {
        (("区发改局", Role.LEAD), ("区财政局", Role.SUPPORT))
    }
    assert [row.due_text for row in read.rows if row.due_text] == ["上半年", "年底前"]
    assert [row.doubts for row in read.rows if row.doubts] == []


def test_a_formula_in_a_report_stays_words(tmp_path: Path) -> None:
    found = draft("二、2026年工作安排\n=HYPERLINK(1)推进建设，新建学校2所。")
    assert found is not None
    path = tmp_path / "draft.xlsx"
    path.write_bytes(draft_workbook(found, made=MADE))
    cell = openpyxl.load_workbook(path)["任务初稿"].cell(FIRST, HEADINGS.index("内容") + 1)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@pytest.mark.parametrize("coding", ["utf-8", "gb18030"])
def test_a_report_is_read_in_any_coding(coding: str, tmp_path: Path, drafted: Draft) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(REPORT.encode(coding))
    assert read_report(path) == drafted


def test_a_report_in_word_is_read(tmp_path: Path, drafted: Draft) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in REPORT.replace("12个，\n", "12个，").splitlines():
        document.add_paragraph(line)
    document.save(tmp_path / "report.docx")
    assert [each.content for each in read_report(tmp_path / "report.docx").candidates] == [
        each.content for each in drafted.candidates
    ]


def test_a_report_that_plans_nothing_is_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("一、2025年工作回顾\n新建学校3所。", encoding="utf-8")
    with pytest.raises(DocumentError, match="begins with a heading such as 二、2026年工作安排"):
        read_report(path)


def test_a_report_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"nowhere\.txt cannot be opened"):
        read_report(tmp_path / "nowhere.txt")


def test_an_untouched_draft_says_of_each_task_only_that_it_names_no_unit(tmp_path: Path, drafted: Draft) -> None:
    path = tmp_path / "draft.xlsx"
    path.write_bytes(draft_workbook(drafted, made=at("2026-02-25 09:00")))
    read = read_file(path, today=TODAY)
    assert len(read.rows) == len(drafted.candidates)
    assert {row.doubts for row in read.rows} == {(Doubt(DoubtKind.NO_UNIT),)}
