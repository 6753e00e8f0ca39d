"""One cell a line, pasted: parts of long documents, merged cells that leave no line, cells that name nobody."""

import pytest

from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, doubts, text, told

HEADER = ["序号", "工作任务", "分管领导", "责任单位"]
ROWS = [(SCHOOLS, "郑小满", "区教体局"), (HOUSES, "许立、高山", "区住建局、区财政局"), (PARKS, "高山", "区园林局")]
WIDE = ["序号", "领域", "重点任务", "具体举措", "牵头单位", "配合单位", "完成时限"]


def lines(*cells: str, between: str = "\n") -> str:
    """The cells of a table, each on a line of its own."""
    return between.join(cells)


@pytest.mark.parametrize("first", [1, 2, 21, 58, 101, 104, 150])
@pytest.mark.parametrize("between", ["\n", "\n\n", " |\n"], ids=["lines", "blank lines", "bars"])
def test_a_part_of_a_long_table_begins_with_any_number(first: int, between: str) -> None:
    cells = [cell for no, row in enumerate(ROWS, start=first) for cell in (str(no), *row)]
    read = text(lines(*HEADER, *cells, between=between))

    assert [(row.no, row.content, row.leaders) for row in read.rows] == [
        (first, SCHOOLS, ("郑小满",)),
        (first + 1, HOUSES, ("许立", "高山")),
        (first + 2, PARKS, ("高山",)),
    ]


@pytest.mark.parametrize("between", ["\n", " |\n"], ids=["lines", "bars"])
def test_where_merged_cells_left_no_line_a_row_is_filled_from_the_right(between: str) -> None:
    cells = [
        *("1", "消费", "发展夜间经济。", SCHOOLS, "区教体局", "区住建局、区园林局", "2026年12月"),
        *("2", HOUSES, "区住建局", "区财政局", "持续推进"),
        *("3", "发展冰雪经济。", PARKS, "区园林局", "无", "2026年10月"),
    ]
    read = text(lines(*WIDE, *cells, between=between))

    assert [row.sections for row in read.rows] == [
        ("消费", "发展夜间经济。"),
        ("消费", "发展夜间经济。"),
        ("消费", "发展冰雪经济。"),
    ]
    assert [(row.content, row.unit_text, row.due_text) for row in read.rows] == [
        (SCHOOLS, "牵头单位：区教体局；配合单位：区住建局、区园林局", "2026年12月"),
        (HOUSES, "牵头单位：区住建局；配合单位：区财政局", "持续推进"),
        (PARKS, "牵头单位：区园林局", "2026年10月"),
    ]


def test_a_category_that_comes_and_goes_sticks_to_no_content() -> None:
    header = ["序号", "领域", "具体任务", "责任单位"]
    cells = ["1", "夜间经济", SCHOOLS, "区教体局", "2", HOUSES, "区住建局", "3", "冰雪经济", PARKS, "区园林局"]
    read = text(lines(*header, "一、培育场景", *cells))

    assert [row.content for row in read.rows] == [SCHOOLS, HOUSES, PARKS]
    assert [row.sections[-1] for row in read.rows] == ["夜间经济", "夜间经济", "冰雪经济"]


@pytest.mark.parametrize("nobody", ["/", "无", "—"])
def test_a_cell_in_which_nobody_is_named_is_no_section(nobody: str) -> None:
    header = ["序号", "工作任务", "牵头单位", "配合单位"]
    cells = ["1", SCHOOLS, "区教体局", nobody, "2", HOUSES, "区住建局", "区财政局", "3", PARKS, "区园林局", nobody]
    read = text(lines(*header, *cells))

    assert [(row.sections, row.unit_text) for row in read.rows] == [
        ((), "牵头单位：区教体局"),
        ((), "牵头单位：区住建局；配合单位：区财政局"),
        ((), "牵头单位：区园林局"),
    ]


def test_two_cells_of_words_where_the_header_has_one_are_in_doubt() -> None:
    read = text(lines(*HEADER, *("1", "教育", *ROWS[0]), "2", *ROWS[1], "3", *ROWS[2]))

    assert [bool(doubts(row)) for row in read.rows] == [True, False, False]
    assert told(read)[1:] == [
        (no, content, leaders.replace("、", " "), units) for no, (content, leaders, units) in enumerate(ROWS[1:], 2)
    ]


def test_a_category_that_counts_its_rows_stands_over_them() -> None:
    head = "序号\n重点举措\n实施路径\n完成时限\n责任单位\n配合单位\n"
    first = "1\n扩大算力（2项）\n新增机房5处。\n12月\n市发改委\n市数据局\n2\n启动机房建设。\n9月\n瑞江市政府\n/\n"
    second = "3\n完善链条（1项）\n引进企业5家。\n12月\n市投促局\n市经信局\n"
    read = text(head + first + second)

    assert [row.sections for row in read.rows] == [("扩大算力（2项）",), ("扩大算力（2项）",), ("完善链条（1项）",)]
    assert [row.content for row in read.rows] == ["新增机房5处。", "启动机房建设。", "引进企业5家。"]


@pytest.mark.parametrize("both", ["某甲某某乙", "某某乙某甲", "某 甲某某乙"])
def test_two_leaders_who_ran_together_are_parted_where_other_rows_name_each(both: str) -> None:
    head = "序号\n任务\n牵头领导\n责任单位\n"
    rows = f"1\n{SCHOOLS}\n某甲\n区教体局\n2\n{HOUSES}\n{both}\n区住建局\n3\n{PARKS}\n某某乙\n区园林局\n"
    read = text(head + rows)

    assert [(row.content, sorted(row.leaders)) for row in read.rows] == [
        (SCHOOLS, ["某甲"]),
        (HOUSES, ["某某乙", "某甲"]),
        (PARKS, ["某某乙"]),
    ]


def test_a_sentence_that_holds_a_name_is_no_cell_of_units() -> None:
    head = "序号\n类别\n工作任务\n牵头单位\n配合单位\n"
    first = "1\n提升品质\n开展“校园活动年”活动，改造社区食堂13个、2023户\n区住建局\n区财政局\n"
    read = text(f"{head}{first}2\n{PARKS}\n区园林局\n各街道\n")

    assert [(row.sections, row.content[:2], row.unit_text) for row in read.rows] == [
        (("提升品质",), "开展", "牵头单位：区住建局；配合单位：区财政局"),
        (("提升品质",), "建成", "牵头单位：区园林局；配合单位：各街道"),
    ]


def test_sentences_of_progress_do_not_go_on_with_one_another_as_units() -> None:
    head = "序号\n主要任务\n牵头单位\n协同单位\n1-9月推进情况\n1-10月推进情况\n是否达序\n说明\n"
    first = f"1\n{SCHOOLS}\n教育局\n财政局\n已完成9座。\n已进场施工。\n否\n前期配合园区处理质疑，后期将加快推进。\n"
    read = text(f"{head}{first}2\n{PARKS}\n园林局\n各街道\n已开工。\n完成40%。\n是\n")

    assert [row.unit_text for row in read.rows] == [
        "牵头单位：教育局；协同单位：财政局",
        "牵头单位：园林局；协同单位：各街道",
    ]
