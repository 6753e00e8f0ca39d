"""Where annexes begin, and what the notice in front of them says or leaves out."""

import datetime as dt

import pytest

from bot.documents.blocks import Line
from bot.documents.decomposition import read_blocks
from bot.rules.terms import Decomposition
from tests.conftest import TODAY
from tests.documents.layouts import HEAD, HOUSES, LEFT, PARKS, SCHOOLS, document, table, text

HEADER = ["序号", "事项", "责任单位"]
ONE, TWO = ["1", SCHOOLS, "区教体局"], ["1", HOUSES, "区住建局"]
NOTICE = HEAD.replace("附件1\n", "")
TASK = "序号\t事项\t责任单位\n1\t{}\t区教体局\n"


def keys(read: Decomposition) -> list[tuple[str, int, str]]:
    return [(row.annex, row.no, row.content) for row in read.rows]


BOTH = [("附件1", 1, SCHOOLS), ("附件2", 1, HOUSES)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("附件1", "附件2"),
        ("附件一", "附件二："),
        ("## 附 件 1", "附表2"),
        ("（附件1）", "【附件2】"),
        ("附件：1", "附件：2"),
        ("附件1-1", "附件2-1"),
        ("附件1：2026年重点工作任务分解表", "附件2：2026年民生实事分解表"),
        ("附件1 2026年重点工作任务分解表", "附件2 2026年民生实事分解表"),
    ],
)
def test_a_heading_begins_an_annex(first: str, second: str) -> None:
    read = text(f"{first}\n{TASK.format(SCHOOLS)}{second}\n{TASK.format(HOUSES)}", head=NOTICE)

    assert keys(read) == BOTH


def test_the_list_under_the_notice_begins_none() -> None:
    titles = "附件1：2026年重点工作任务分解表\n", "附件2：2026年民生实事分解表\n"
    notice = f"云溪政办发〔2026〕3号\n{''.join(titles)}云溪区人民政府办公室\n2026年2月25日\n"
    read = text(f"{titles[0]}{TASK.format(SCHOOLS)}{titles[1]}{TASK.format(HOUSES)}", head=notice)

    assert (keys(read), read.issued, read.doubts) == (BOTH, dt.date(2026, 2, 25), ())


def test_a_table_in_front_of_annex_2_is_annex_1() -> None:
    assert keys(text(f"{TASK.format(SCHOOLS)}附件2\n{TASK.format(HOUSES)}", head=NOTICE)) == BOTH


def test_a_table_in_front_of_annex_1_is_told_and_so_are_demands_to_units() -> None:
    tables = text(f"{TASK.format(PARKS)}附件1\n{TASK.format(SCHOOLS)}附件2\n{TASK.format(HOUSES)}", head=NOTICE)
    demands = f"1.{PARKS}（责任单位：区城管局）\n2.按月报送。（责任单位：区统计局）\n"
    notice = text(f"{demands}附件2\n{TASK.format(HOUSES)}", head=NOTICE)

    assert (keys(tables), [str(doubt) for doubt in tables.doubts]) == (BOTH, [f"rows left out: 1：{PARKS}"])
    assert (keys(notice), [str(doubt) for doubt in notice.doubts]) == (BOTH[1:], [f"rows left out: 2：{PARKS}"])


def test_a_merged_cell_over_a_table_begins_an_annex() -> None:
    grid = table(["附件1", LEFT, LEFT], HEADER, ONE, ["附件2：民生实事分解表", LEFT, LEFT], HEADER, TWO)

    assert keys(document(grid, head=NOTICE)) == BOTH


def test_the_name_of_a_sheet_begins_an_annex() -> None:
    sheets = table(HEADER, ONE, where="附件1重点工作"), table(HEADER, TWO, where="附件2")

    assert keys(document(*sheets, head=NOTICE)) == BOTH


def test_tables_without_annexes_are_counted_through() -> None:
    read = document(table(HEADER, ONE), table(HEADER, TWO), head=NOTICE)

    assert keys(read) == [("附件1", 1, SCHOOLS), ("附件1", 2, HOUSES)]


# -- the head ----------------------------------------------------------------------------------------------------


def test_a_document_without_a_number_goes_by_its_title() -> None:
    read = text(TASK.format(PARKS), head="2026年云溪区重点工作任务分解表\n2026年3月1日\n")

    assert (read.document, read.year, read.issued) == ("2026年云溪区重点工作任务分解表", 2026, dt.date(2026, 3, 1))
    assert [str(doubt) for doubt in read.doubts] == ["no document number: 2026年云溪区重点工作任务分解表"]


def test_a_number_that_is_only_cited_is_not_the_documents_own() -> None:
    read = text(TASK.format(PARKS), head="根据云政发〔2025〕9号的要求，分解如下。\n2026年3月1日\n", name="任务.txt")

    assert read.document == "任务"


def test_a_number_in_a_line_with_others_is_its_own() -> None:
    read = text(TASK.format(PARKS), head="（云溪政办函〔2026〕35号  2026年2月26日）\n")

    assert (read.document, read.issued) == ("云溪政办函〔2026〕35号", dt.date(2026, 2, 26))
    assert [str(doubt) for doubt in read.doubts] == ["no date of issue: 2026-02-26"]


def test_a_document_that_names_another_year_and_no_day_is_of_that_years_first() -> None:
    assert text(TASK.format(PARKS), head="2019年重点工作任务分解表\n").issued == dt.date(2019, 1, 1)


def test_whoever_imports_may_state_number_and_date() -> None:
    blocks = Line(1, "2026年任务表"), table(HEADER, ONE)
    read = read_blocks(blocks, "a.docx", document="云溪政办发〔2026〕9号", issued=dt.date(2026, 3, 2), today=TODAY)

    assert (read.document, read.issued, read.doubts) == ("云溪政办发〔2026〕9号", dt.date(2026, 3, 2), ())


# -- signs that something went wrong -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "doubt"),
    [
        (["1", f"{SCHOOLS}2.{HOUSES}", "某甲", "区教体局"], "row cut: 2.改造老旧小区20个，"),
        (["1", f"{SCHOOLS}责任单位：区教体局", "某甲", "区教体局"], "row cut: 新建改扩建学…：…"),
        (["1", SCHOOLS, "区教体局", "区财政局"], "not understood: 区教体局"),
        (["1", SCHOOLS, "某甲某乙某丙", "区教体局"], "not understood: 某甲某乙某丙"),
        (["4", SCHOOLS, "某甲", "区教体局"], "row cut: before it comes nothing, and it is 4"),
    ],
)
def test_what_looks_wrong_is_told(cells: list[str], doubt: str) -> None:
    read = document(["序号", "事项", "牵头领导", "责任单位"], cells)

    assert doubt in [str(each) for each in read.rows[0].doubts]


def test_names_that_ran_together_are_known_from_other_rows() -> None:
    header = ["序号", "事项", "牵头领导", "责任单位"]
    leaders = ["某一甲", "某二乙", "某一甲某二乙"]
    rows = [[str(no), SCHOOLS, leader, "区教体局"] for no, leader in enumerate(leaders, start=1)]

    assert [row.leaders for row in document(header, *rows).rows] == [("某一甲",), ("某二乙",), ("某一甲", "某二乙")]
