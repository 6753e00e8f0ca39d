"""The review workbook: what is in doubt is coloured and explained where it stands; it is known when it comes back."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from bot.documents.review.mark import MARKER, is_review
from bot.documents.review.reading import read_review
from bot.documents.review.sheets import DOUBTED, HELD, review_workbook
from bot.errors import DocumentError, ReviewError
from bot.rules.review import EDITABLE, Head, Heading, Review, ReviewDoubt, ReviewRow, Sheet
from bot.rules.terms import Doubt, DoubtKind
from tests.cast import at

MADE = at("2026-02-25 10:00")
HEAD = {Head.DOCUMENT: "云溪政办发〔2026〕3号", Head.TITLE: "通知", Head.ISSUED: "2026-02-25", Head.YEAR: "2026"}
CELLS = dict.fromkeys(EDITABLE, "") | {Heading.CONTENT: "完成第1项。", Heading.LEAD: "区发改局"}


def review(*doubts: ReviewDoubt, cells: dict[Heading, str] | None = None) -> Review:
    row = ReviewRow("附件1", 1, CELLS | (cells or {}), "区发改局、财政局", doubts)
    return Review(HEAD, (row, replace(row, no=2, doubts=())), ("区发改局", "区财政局"))


def opened(found: Review) -> Workbook:
    return load_workbook(io.BytesIO(review_workbook(found, made=MADE)))


def edited(found: Review, edit: Callable[[Workbook], None]) -> bytes:
    book = opened(found)
    edit(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def cell(book: Workbook, heading: Heading, row: int = 2) -> Any:  # noqa: ANN401 -- one of several classes of openpyxl
    page = book[Sheet.TASKS]
    return next(page.cell(row, place) for place in range(1, 20) if page.cell(1, place).value == heading)


# -- going out ---------------------------------------------------------------------------------------------------


def test_what_became_of_numbers_and_lists_stands_on_the_first_sheet() -> None:
    notes = Doubt(DoubtKind.RENUMBERED, "二、城市建设 1→5"), Doubt(DoubtKind.NOT_TAKEN, "7：新建学校3所。")
    page = opened(replace(review(), notes=notes))[Sheet.HEAD]
    words = "\n".join(str(cell.value) for row in page.iter_rows() for cell in row if cell.value)

    assert "已连续编号：二、城市建设 1→5。" in words
    assert "没有导入（行数：首行）：7：新建学校3所。" in words


@pytest.mark.parametrize(("holds", "colour"), [(True, HELD), (False, DOUBTED)])
def test_a_doubtful_cell_is_coloured_and_explained(holds: bool, colour: str) -> None:  # noqa: FBT001 -- a case
    doubt = ReviewDoubt(DoubtKind.NO_LEAD, "", Heading.LEAD, "区发改局", holds)
    lead = cell(opened(review(doubt)), Heading.LEAD)

    assert lead.fill.fgColor.rgb == f"FF{colour[1:]}"
    assert "暂按第一个单位“区发改局”牵头列出" in lead.comment.text
    assert ("暂不向有关单位催报" in lead.comment.text) is holds


@pytest.mark.parametrize(
    ("doubt", "short", "long"),
    [
        (ReviewDoubt(DoubtKind.NO_LEAD, "", Heading.LEAD), "未写明牵头单位", "请填写“牵头单位”"),
        (ReviewDoubt(DoubtKind.NO_UNIT, "", Heading.LEAD), "未写责任单位", "请填写“牵头单位”"),
        (
            ReviewDoubt(DoubtKind.GROUP_WITHOUT_MEMBERS, "相关街道", Heading.MEMBERS, chosen_per_task=True),
            "统称未列成员：相关街道",
            "请写成“相关街道：甲单位、乙单位”",
        ),
        (
            ReviewDoubt(DoubtKind.GROUP_WITHOUT_MEMBERS, "各镇街", Heading.MEMBERS),
            "统称未列成员：各镇街",
            "在花名册的【组】里填写",
        ),
        (
            ReviewDoubt(DoubtKind.PREFIX_UNSURE, "区妇联", Heading.SUPPORT),
            "单位前缀待核：区妇联",
            "按上下文读作“区妇联”",
        ),
        (ReviewDoubt(DoubtKind.ROW_CUT, "after it comes 9", Heading.CONTENT), "其后的序号是9", "请对照原文补全"),
        (ReviewDoubt(DoubtKind.ROW_CUT, "no units", Heading.LEAD), "缺责任单位", "请对照原文补全"),
        (ReviewDoubt(DoubtKind.ROW_CUT, "…建设改造", Heading.CONTENT), "以“建设改造”结尾", "请对照原文补全"),
        (ReviewDoubt(DoubtKind.ROW_CUT, "（续）", Heading.CONTENT), "“（续）”未能归入", "请对照原文补全"),
        (ReviewDoubt(DoubtKind.ROW_CUT, "units as above", Heading.LEAD), "责任单位一格是空的", "请对照原文补全"),
        (ReviewDoubt(DoubtKind.ROW_CUT, "column 要求 is not read", Heading.CONTENT), "“要求”一栏没有读入", "补全"),
        (ReviewDoubt(DoubtKind.ROW_CUT, "from elsewhere: 区妇联", Heading.CONTENT), "可能取自别处", "请对照原文补全"),
        (ReviewDoubt(DoubtKind.ROW_CUT, "two in one: 植树", Heading.CONTENT), "还有另一项：“植树”", "请对照原文补全"),
        (ReviewDoubt(DoubtKind.ROW_CUT, "", Heading.CONTENT), "行文不全", "请对照原文补全"),
        (ReviewDoubt(DoubtKind.LEFT_OUT, "新增学位", Heading.CONTENT), "原文有话未归入：新增学位", "没有归入任何事项"),
        (ReviewDoubt(DoubtKind.UNREAD, "钅广", Heading.CONTENT), "未能读懂：钅广", "请对照原文改正"),
    ],
)
def test_each_kind_of_doubt_says_in_words_what_it_is_and_what_to_do(doubt: ReviewDoubt, short: str, long: str) -> None:
    book = opened(review(doubt))

    assert short in cell(book, Heading.DOUBTS).value
    assert long in cell(book, doubt.heading).comment.text


def test_every_kind_of_doubt_has_words() -> None:
    for kind in DoubtKind:
        book = opened(review(ReviewDoubt(kind, "区妇联", Heading.LEAD)))

        assert cell(book, Heading.DOUBTS).value
        assert cell(book, Heading.LEAD).comment.text


def test_a_row_without_doubts_is_plain() -> None:
    book = opened(review(ReviewDoubt(DoubtKind.NO_UNIT, "", Heading.LEAD)))

    assert cell(book, Heading.LEAD, row=3).comment is None
    assert cell(book, Heading.DOUBTS, row=3).value is None


def test_units_and_the_mark_are_offered_in_lists() -> None:
    checks = opened(review())[Sheet.TASKS].data_validations.dataValidation

    assert {str(each.sqref): (each.formula1, each.showErrorMessage) for each in checks} == {
        "F2:F3": ("单位!$A$2:$A$202", False),
        "G2:G3": ("单位!$A$2:$A$202", False),
        "H2:H3": ("单位!$A$2:$A$202", False),
        "L2:L3": ('"已核对"', True),
    }


def test_doubts_are_counted_by_kind() -> None:
    group = ReviewDoubt(DoubtKind.GROUP_WITHOUT_MEMBERS, "各镇街", Heading.MEMBERS)
    doubts = (group, replace(group, subject="各部门"), ReviewDoubt(DoubtKind.NO_LEAD, "", Heading.LEAD, holds=True))
    rows = list(opened(review(*doubts))[Sheet.COUNTS].iter_rows(min_row=2, max_col=4, values_only=True))

    assert rows == [("未写明牵头单位", 1, 1, 1), ("统称未列成员", 2, 1, 0), ("合计", 3, 1, 1)]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    book = opened(review(ReviewDoubt(DoubtKind.ROW_CUT, "", Heading.CONTENT), cells={Heading.CONTENT: "=1+1"}))

    assert (cell(book, Heading.CONTENT).value, cell(book, Heading.CONTENT).data_type) == ("=1+1", "s")


# -- coming back -------------------------------------------------------------------------------------------------


def test_what_went_out_comes_back() -> None:
    found = review(ReviewDoubt(DoubtKind.ROW_CUT, "", Heading.CONTENT), cells={Heading.CONTENT: "=一\n二"})
    content = review_workbook(replace(found, staged=7), made=MADE)
    returned = read_review(content, "复核表.xlsx")

    assert is_review(content)
    assert (returned.document, returned.staged) == ("云溪政办发〔2026〕3号", 7)
    assert returned.head == returned.head_before == HEAD
    assert [(row.annex, row.no, row.row) for row in returned.rows] == [("附件1", 1, 2), ("附件1", 2, 3)]
    assert (
        [row.cells for row in returned.rows] == [row.before for row in returned.rows] == [r.cells for r in found.rows]
    )
    assert not any(row.changed() or row.checked for row in returned.rows)
    assert list(returned.units) == ["区发改局", "区财政局"]


def test_columns_may_change_places_and_be_added() -> None:
    def moved(book: Workbook) -> None:
        book[Sheet.TASKS].insert_cols(1)
        book[Sheet.TASKS]["A1"] = "经办"
        book[Sheet.TASKS]["A2"] = "督查一科"

    returned = read_review(edited(review(), moved), "复核表.xlsx")

    assert returned.rows[0].cells[Heading.LEAD] == "区发改局"
    assert returned.columns[Heading.LEAD] == "G"


def renamed(book: Workbook) -> None:
    book[Sheet.TASKS].title = "任务"


def without_heading(book: Workbook) -> None:
    cell(book, Heading.LEAD, row=1).value = "主办"


def twice(book: Workbook) -> None:
    cell(book, Heading.LEAD, row=1).value = Heading.SUPPORT.value


def doubled(book: Workbook) -> None:
    book[Sheet.TASKS]["B3"] = 1


def marked_otherwise(book: Workbook) -> None:
    cell(book, Heading.CHECKED).value = "好"


def broken_formula(book: Workbook) -> None:
    cell(book, Heading.LEAD).value = "#REF!"


def other_version(book: Workbook) -> None:
    book[MARKER]["A1"] = 99


def broken_marker(book: Workbook) -> None:
    book[MARKER]["C1"] = "{"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (renamed, "事项：缺少这张工作表"),
        (without_heading, "第1行缺少表头“牵头单位”"),
        (twice, "有两列都叫“配合单位”"),
        (other_version, "另一个版本"),
        (broken_marker, "标记已损坏"),
    ],
)
def test_a_workbook_that_lost_its_shape_is_refused_with_the_place(edit: Callable[[Workbook], None], said: str) -> None:
    with pytest.raises(ReviewError, match=said.replace("（", ".").replace("）", ".")):
        read_review(edited(review(), edit), "复核表.xlsx")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (doubled, "事项 第3行 B列：与第2行是同一项，请删去一行。"),
        (marked_otherwise, "事项 第2行 L列：请填“已核对”，或留空。"),
        (broken_formula, "事项 第2行 F列：公式出错（#REF!），请改填文字。"),
    ],
)
def test_what_is_wrong_in_a_row_is_kept_to_be_told_with_all_else(edit: Callable[[Workbook], None], said: str) -> None:
    returned = read_review(edited(review(), edit), "复核表.xlsx")

    assert [str(each) for each in returned.complaints] == [said]
    assert all(not row.changed() for row in returned.rows)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "附件1".encode(), b"%PDF-1.7"])
def test_other_files_are_no_review_workbooks(content: bytes) -> None:
    assert not is_review(content)


def test_another_workbook_is_no_review_workbook() -> None:
    saved = io.BytesIO()
    Workbook().save(saved)

    assert not is_review(saved.getvalue())


def test_a_damaged_workbook_is_refused_with_a_sentence() -> None:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("xl/workbook.xml", f'<workbook><sheet name="{MARKER}"/></workbook>')

    assert is_review(saved.getvalue())
    with pytest.raises(DocumentError, match="已损坏"):
        read_review(saved.getvalue(), "复核表.xlsx")
