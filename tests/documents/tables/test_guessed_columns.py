"""Columns whose heading says nothing known, or something else than their cells."""

import pytest

from tests.documents.layouts import ABOVE, HOUSES, LEFT, PARKS, SCHOOLS, document, doubts, text, told

CONTENTS = [SCHOOLS, HOUSES, PARKS]
UNITS = ["区教体局", "区住建局", "区园林局"]
OTHERS = ["区财政局", "区城管局", "区水务局"]
PEOPLE = ["郑小满", "许立、高山", "高山"]


def rows(*columns: list[str]) -> list[list[str]]:
    """Rows of these columns, numbered."""
    return [[str(no), *cells] for no, cells in enumerate(zip(*columns, strict=True), start=1)]


@pytest.mark.parametrize("heading", ["实施路径", "推进路径", "怎么干", "细化"])
@pytest.mark.parametrize("broad", ["重点举措", "重点任务", "工作内容"])
def test_of_two_columns_of_words_the_one_that_differs_from_row_to_row_is_the_content(broad: str, heading: str) -> None:
    header = ["序号", broad, heading, "责任单位"]
    read = document(header, *rows(["夯实根基（2项）", ABOVE, "补齐短板（1项）"], CONTENTS, UNITS))

    assert [row.content for row in read.rows] == CONTENTS
    assert [row.sections for row in read.rows] == [("夯实根基（2项）",), ("夯实根基（2项）",), ("补齐短板（1项）",)]


@pytest.mark.parametrize("over", ["", "夯实根基"], ids=["blank", "repeated"])
def test_in_text_a_category_is_known_by_blank_or_repeated_cells(over: str) -> None:
    lines = [["序号", "重点举措", "怎么干", "责任单位"], *rows(["夯实根基", over, over], CONTENTS, UNITS)]
    read = text("\n".join("\t".join(line) for line in lines))

    assert [(row.sections, row.content) for row in read.rows] == [(("夯实根基",), content) for content in CONTENTS]


@pytest.mark.parametrize("below", [ABOVE, "夯实根基"], ids=["merged", "repeated"])
def test_a_content_that_stands_over_several_rows_is_in_doubt_in_each(below: str) -> None:
    read = document(["序号", "重点举措", "责任单位"], *rows(["夯实根基", below, below], UNITS))

    assert all("row cut: stands over several rows" in doubts(row) for row in read.rows)


def test_units_under_a_heading_that_is_not_known_support_and_are_in_doubt_in_each_row() -> None:
    read = document(["序号", "事项", "主办单位", "襄办单位"], *rows(CONTENTS, UNITS, OTHERS))

    assert [units for *_, units in told(read)] == [
        f"主办单位：{lead}；配合单位：{other}" for lead, other in zip(UNITS, OTHERS, strict=True)
    ]
    assert all("row cut: column 襄办单位 is guessed" in doubts(row) for row in read.rows)


@pytest.mark.parametrize("heading", ["单位", "部门", "襄办部门"])
def test_units_beside_those_that_only_support_lead_and_are_in_doubt_in_each_row(heading: str) -> None:
    read = document(["序号", "事项", heading, "配合单位"], *rows(CONTENTS, UNITS, OTHERS))

    assert [[(unit.name, str(unit.role)) for unit in row.units] for row in read.rows] == [
        [(lead, "lead"), (other, "support")] for lead, other in zip(UNITS, OTHERS, strict=True)
    ]
    assert all(f"row cut: column {heading} is guessed" in doubts(row) for row in read.rows)


@pytest.mark.parametrize("heading", ["襄办", "其他"])
def test_units_under_words_of_nobody_beside_others_stay_out_and_are_in_doubt_in_each_row(heading: str) -> None:
    read = document(["序号", "事项", "责任单位", heading], *rows(CONTENTS, UNITS, OTHERS))

    assert [units for *_, units in told(read)] == UNITS
    assert all(f"row cut: column {heading} is not read" in doubts(row) for row in read.rows)


def test_a_row_without_units_under_an_unknown_heading_is_in_no_doubt() -> None:
    read = document(["序号", "事项", "责任单位", "襄办"], *rows(CONTENTS, UNITS, ["区财政局", "/", ""]))

    assert [bool(doubts(row)) for row in read.rows] == [True, False, False]


@pytest.mark.parametrize("heading", ["挂帅", "何人抓"])
def test_persons_under_a_heading_that_is_not_known_are_leaders_and_in_doubt(heading: str) -> None:
    read = document(["序号", "事项", heading, "责任单位"], *rows(CONTENTS, PEOPLE, UNITS))

    assert [row.leaders for row in read.rows] == [("郑小满",), ("许立", "高山"), ("高山",)]
    assert all(f"row cut: column {heading} is guessed" in doubts(row) for row in read.rows)


@pytest.mark.parametrize("heading", ["分管副区长", "分管副县长", "牵头副旗长", "包保副市长", "分管常务副区长"])
def test_who_holds_the_office_of_a_deputy_is_a_leader(heading: str) -> None:
    read = document(["序号", "事项", heading, "责任单位"], *rows(CONTENTS, PEOPLE, UNITS))

    assert [(row.leaders, doubts(row)) for row in read.rows] == [
        (("郑小满",), []),
        (("许立", "高山"), []),
        (("高山",), []),
    ]


def test_units_that_are_jointly_in_charge_support_as_the_usual_words_say() -> None:
    read = document(["序号", "事项", "主办单位", "会办单位"], *rows(CONTENTS, UNITS, OTHERS))

    assert [[str(unit.role) for unit in row.units] for row in read.rows] == [["lead", "support"]] * 3
    assert not any(doubts(row) for row in read.rows)


@pytest.mark.parametrize("upper", ["责任分工", "责任单位", "责任主体"])
def test_of_two_lines_of_a_header_the_lower_one_tells_leaders_from_units(upper: str) -> None:
    read = document(
        ["序号", "事项", upper, LEFT, LEFT],
        [ABOVE, ABOVE, "牵头领导", "牵头单位", "配合单位"],
        *rows(CONTENTS, PEOPLE, UNITS, OTHERS),
    )

    assert [row.leaders for row in read.rows] == [("郑小满",), ("许立", "高山"), ("高山",)]
    assert [[(unit.name, str(unit.role)) for unit in row.units] for row in read.rows] == [
        [(lead, "lead"), (other, "support")] for lead, other in zip(UNITS, OTHERS, strict=True)
    ]


def test_persons_only_under_a_heading_of_units_are_leaders_and_in_doubt() -> None:
    read = document(["序号", "事项", "责任主体", "落实单位"], *rows(CONTENTS, PEOPLE, UNITS))

    assert [row.leaders for row in read.rows] == [("郑小满",), ("许立", "高山"), ("高山",)]
    assert all(doubts(row) for row in read.rows)


def test_units_only_under_a_heading_of_leaders_are_units_and_in_doubt() -> None:
    read = document(["序号", "事项", "负责人"], *rows(CONTENTS, UNITS))

    assert [units for *_, units in told(read)] == UNITS
    assert all(doubts(row) for row in read.rows)


def test_deadlines_under_a_heading_that_is_not_known_are_deadlines() -> None:
    read = document(["序号", "事项", "责任单位", "何时"], *rows(CONTENTS, UNITS, ["12月底前", "三季度", "6月底前"]))

    assert [row.due_text for row in read.rows] == ["12月底前", "三季度", "6月底前"]


def test_sentences_under_words_of_nobody_beside_contents_of_a_few_words_are_in_doubt_in_each_row() -> None:
    read = document(["序号", "项目名称", "简况", "责任单位"], *rows(["教育", "居住", "公园"], CONTENTS, UNITS))

    assert all("row cut: column 简况 is not read" in doubts(row) for row in read.rows)


def test_what_stands_in_front_of_the_number_is_a_section() -> None:
    read = document(
        ["类别", "分项", "序号", "事项", "责任单位"],
        ["教育", "建学校", "1", SCHOOLS, "区教体局"],
        ["城建", "改住房", "2", HOUSES, "区住建局"],
        [ABOVE, "建公园", "3", PARKS, "区园林局"],
    )

    assert [row.sections for row in read.rows] == [("教育", "建学校"), ("城建", "改住房"), ("城建", "建公园")]
