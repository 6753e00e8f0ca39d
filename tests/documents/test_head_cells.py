"""Number and date of a document in cells side by side above its table."""

import pytest

from bot.documents.decomposition import read_blocks, read_bytes
from tests.conftest import TODAY
from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, table

TITLE = ["2026年重点任务责任分解表", "", "", ""]
HEADER = ["序号", "工作任务", "责任单位", "完成时限"]
ROWS = [
    ["1", SCHOOLS, "区教体局", "2026年6月30日"],
    ["2", HOUSES, "区住建局", "2026年9月30日"],
    ["3", PARKS, "区园林局", "2026年12月1日"],
]
NUMBER = "云溪政办发〔2026〕3号"


@pytest.mark.parametrize(
    "head",
    [
        [["文号", NUMBER, "", ""], ["印发日期", "2026年3月2日", "", ""]],
        [["文号：", NUMBER, "日期：", "2026-03-02"]],
        [[f"文号：{NUMBER}", "", "", "成文日期：2026/3/2"]],
        [[NUMBER, "", "", "2026年3月2日"]],
    ],
)
@pytest.mark.parametrize("titled", [True, False])
def test_the_cells_above_a_table_say_its_number_and_date(head: list[list[str]], *, titled: bool) -> None:
    read = read_blocks([table(*[TITLE] * titled, *head, HEADER, *ROWS)], "tasks.xlsx", today=TODAY)

    assert (read.document, read.issued.isoformat(), read.doubts) == (NUMBER, "2026-03-02", ())
    assert [row.content for row in read.rows] == [SCHOOLS, HOUSES, PARKS]


def test_the_lines_of_a_csv_say_so_as_well() -> None:
    rows = [TITLE, ["文号", NUMBER, "", ""], ["日期", "2026年3月2日", "", ""], HEADER, *ROWS]
    csv = "\n".join(",".join(cell.replace(",", "，") for cell in row) for row in rows)
    read = read_bytes(csv.encode(), "tasks.csv", today=TODAY)

    assert (read.document, read.issued.isoformat()) == (NUMBER, "2026-03-02")


@pytest.mark.parametrize("head", [["截止日期", "2026年3月2日", "", ""], ["", "", "", ""]])
def test_another_day_above_or_in_the_table_is_no_date_of_issue(head: list[str]) -> None:
    read = read_blocks([table(TITLE, head, HEADER, *ROWS)], "tasks.xlsx", today=TODAY)

    assert [str(doubt).split(":")[0] for doubt in read.doubts] == ["no document number", "no date of issue"]
