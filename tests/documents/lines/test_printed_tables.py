"""Tables copied from a page with their blanks: several lines a cell, the number in the middle, a header in lines."""

from collections.abc import Sequence
from itertools import zip_longest

import pytest

from bot.rules.terms import Row
from tests.documents.layouts import text

WIDTHS = (6, 40, 16, 14)
HEADS = ("序号", "工作任务", "牵头单位", "完成时限")
TALL = (("序", "", "", "完成"), ("", "工作任务", "牵头单位", ""), ("号", "", "", "时限"))
LONG = (
    "推进智慧农业示范基地建设，新建数字农业工厂五个以上，培育示范场景十个，带动周边村集体增收二百万元以上，"
    "并在年内形成可以推广的经验做法。"
)
FAIR = "举办数据要素应用大赛。"
WIDE = "扩大托育服务供给，支持社会力量兴办普惠托育机构，新增托位五百个以上，每千人口托位数达到四点五个。"
TASKS = ((LONG, "市农业农村局", "12月底前"), (FAIR, "市数据局", "9月底前"), (WIDE, "市卫生健康委", "6月底前"))


def wrapped(words: str, size: int) -> list[str]:
    return [words[at : at + size] for at in range(0, len(words), size)] or [""]


def printed(cells: Sequence[Sequence[str]], widths: Sequence[int] = WIDTHS, *, middle: bool = True) -> list[str]:
    """Print the cells of a row side by side, each in the middle of the row or at its top."""
    height = max(map(len, cells))
    columns = []
    for lines in cells:
        above = (height - len(lines)) // 2 if middle else 0
        columns.append([*[""] * above, *lines])
    found = []
    for line in zip_longest(*columns, fillvalue=""):
        whole = ""
        for place, piece in enumerate(line):
            whole = whole.ljust(sum(widths[:place])) + piece
        found.append(whole.rstrip())
    return found


def row(no: int, content: str, units: str, due: str, *, middle: bool = True) -> list[str]:
    return printed([[str(no)], wrapped(content, 30), wrapped(units, 12), [due]], middle=middle)


def header(*lines: Sequence[str]) -> list[str]:
    return [each for line in lines for each in printed([[word] for word in line])]


def told(found: Row) -> tuple[str, str, str]:
    return found.content, "、".join(unit.name for unit in found.units), found.due_text


def lines_of(*parts: list[str]) -> str:
    return "\n".join(line for part in parts for line in part)


@pytest.mark.parametrize("head", [(HEADS,), TALL], ids=["in one line", "in three lines"])
@pytest.mark.parametrize("blank", [[""], []], ids=["apart", "close"])
def test_cells_of_several_lines_stand_round_the_number_of_their_row(
    head: Sequence[Sequence[str]], blank: list[str]
) -> None:
    rows = [line for no, task in enumerate(TASKS, start=1) for line in (*row(no, *task), *blank)]

    read = text(lines_of(header(*head), rows))

    assert [told(each) for each in read.rows] == list(TASKS)


def test_every_page_has_its_header_and_columns_of_its_own() -> None:
    second = [f"   {line}" for line in (*header(*TALL), *row(2, *TASKS[1]), *row(3, *TASKS[2]))]

    read = text(lines_of(header(*TALL), row(1, *TASKS[0]), ["", "— 12 —", ""], second))

    assert [told(each) for each in read.rows] == list(TASKS)


def test_a_row_that_a_page_cuts_goes_on_below_the_header_of_the_next() -> None:
    first = row(1, *TASKS[0])

    read = text(
        lines_of(header(*TALL), first[:2], ["", "— 3 —", ""], header(*TALL), first[2:], [""], row(2, *TASKS[1]))
    )

    assert [told(each) for each in read.rows] == list(TASKS[:2])


def test_cells_at_the_top_of_their_rows_are_read_below_a_header_in_several_lines() -> None:
    rows = [row(no, *task, middle=False) for no, task in enumerate(TASKS, start=1)]

    read = text(lines_of(header(*TALL), *rows))

    assert [told(each) for each in read.rows] == list(TASKS)


def test_a_heading_between_rows_is_the_section_of_those_below_it() -> None:
    read = text(lines_of(header(*TALL), ["一、做强产业"], row(1, *TASKS[0]), ["二、改善民生"], row(2, *TASKS[2])))

    assert [each.sections for each in read.rows] == [("一、做强产业",), ("二、改善民生",)]


def test_a_word_over_several_columns_of_the_header_is_none_of_theirs() -> None:
    widths = (6, 40, 12, 16, 14)
    head = (
        ("", "", "责任分工", "", ""),
        ("序号", "工作任务", "", "", "完成时限"),
        ("", "", "牵头领导", "牵头单位", ""),
    )
    lines = [each for line in head for each in printed([[word] for word in line], widths)]
    for no, (content, units, due) in enumerate(TASKS, start=1):
        lines += printed([[str(no)], wrapped(content, 30), ["李明远"], [units], [due]], widths)

    read = text(lines_of(lines))

    assert [told(each) for each in read.rows] == list(TASKS)
    assert {each.leaders for each in read.rows} == {("李明远",)}


def test_a_category_that_counts_its_rows_stands_over_as_many() -> None:
    widths = (6, 16, 40, 16)
    lines = printed([["序号"], ["重点领域"], ["工作任务"], ["牵头单位"]], widths)
    for no, (content, units, _) in enumerate((*TASKS, TASKS[1]), start=1):
        category = {2: ["做强产业", "（3项）"], 4: ["改善民生", "（1项）"]}.get(no, [""])
        lines += printed([[str(no)], category, wrapped(content, 30), [units]], widths)

    read = text(lines_of(lines))

    assert [each.sections[0][:4] for each in read.rows] == ["做强产业"] * 3 + ["改善民生"]


def test_leaders_who_stand_over_several_rows_are_in_doubt_beside_each() -> None:
    widths = (6, 40, 12, 16)
    lines = printed([["序号"], ["工作任务"], ["牵头领导"], ["牵头单位"]], widths)
    for no in range(1, 7):
        content, units, _ = TASKS[no % 3]
        leader = ["李明远"] if no in {2, 5} else [""]
        lines += printed([[str(no)], wrapped(content, 30), leader, [units]], widths)

    read = text(lines_of(lines))

    assert [each.leaders for each in read.rows] == [("李明远",)] * 6
    assert all("row cut: parted by blanks" in map(str, each.doubts) for each in read.rows)


def test_a_name_of_which_one_character_stands_in_a_line_of_its_own_is_whole() -> None:
    widths = (6, 40, 8, 16)
    lines = printed([["序"], [""], ["责任领"], [""]], widths)
    lines += printed([["号"], ["工作任务"], ["导"], ["牵头单位"]], widths)
    for no, (content, units, _) in enumerate(TASKS, start=1):
        lines += printed([[str(no)], wrapped(content, 30), ["巴图孟", "克"], [units]], widths)

    read = text(lines_of(lines))

    assert {each.leaders for each in read.rows} == {("巴图孟克",)}
