"""Tables that became text: cells between tabs, bars, commas or blanks, and one cell a line."""

import pytest

from tests.documents.layouts import HEAD, HOUSES, PARKS, SCHOOLS, doubts, text, told

ROWS = [
    ("1", SCHOOLS, "某甲", "区教体局"),
    ("2", HOUSES, "某乙", "区住建局、区财政局"),
    ("3", PARKS, "某丙", "区园林局"),
]
HEADER = ("序号", "工作任务", "牵头领导", "责任单位")
WHOLE = [(int(no), *rest) for no, *rest in ROWS]


@pytest.mark.parametrize("between", ["\t", "|", " | ", "｜", "  ", "    ", "\u3000\u3000", "，,"[1]])
def test_cells_stand_between_tabs_bars_commas_or_blanks(between: str) -> None:
    assert told(text("\n".join(between.join(row) for row in (HEADER, *ROWS)))) == WHOLE


@pytest.mark.parametrize("rule", ["|---|:---:|---|---|", "+----+----+----+----+", "├──┼──┼──┼──┤"])
def test_a_table_of_bars_has_edges_and_rules(rule: str) -> None:
    lines = [f"| {' | '.join(row)} |" for row in (HEADER, *ROWS)]

    assert told(text("\n".join([lines[0], rule, *lines[1:]]))) == WHOLE


def test_a_heading_between_bars_is_told_without_them() -> None:
    lines = [f"| {' | '.join(row)} |" for row in (HEADER, ("一、城乡建设", "", "", ""), *ROWS)]

    assert {row.sections for row in text("\n".join(lines)).rows} == {("一、城乡建设",)}


def test_lines_within_a_cell_of_bars_are_lines() -> None:
    lines = ["|序号|事项|责任单位|", f"|1|{SCHOOLS}|牵头单位：区教体局<br>配合单位：区财政局|"]

    assert told(text("\n".join(lines))) == [(1, SCHOOLS, "", "牵头单位：区教体局；配合单位：区财政局")]


def test_quoted_cells_hold_commas_and_lines() -> None:
    lines = [
        "序号,事项,牵头领导,责任单位",
        '1,"建成一座桥，\n两座亭。",某甲,"区住建局,区财政局"',
        "2,建成一座塔。,某乙,区住建局",
    ]

    assert told(text("\n".join(lines))) == [
        (1, "建成一座桥，两座亭。", "某甲", "区住建局,区财政局"),
        (2, "建成一座塔。", "某乙", "区住建局"),
    ]


def test_a_file_of_columns_needs_no_notice() -> None:
    read = text("\n".join(",".join(row) for row in (HEADER, *ROWS)), head="", name="2026年任务.csv")

    assert told(read) == WHOLE
    assert read.document == "2026年任务"
    assert [str(doubt).partition(":")[0] for doubt in read.doubts] == ["no document number", "no date of issue"]


def test_a_padded_name_between_wide_blanks_is_one_name() -> None:
    assert told(text(f"序号  事项  牵头领导  责任单位\n1  {PARKS}  某  甲  区园林局\n")) == [
        (1, PARKS, "某甲", "区园林局")
    ]


def test_aligned_columns_go_on_below_their_heading() -> None:
    lines = [
        "序号    工作任务                牵头领导    责任单位",
        "1       新建改扩建学校3所，     某甲        区教体局牵头，",
        "        新增学位2000个。                    区财政局配合",
        "2       建成口袋公园10处。      某乙        区园林局",
    ]

    assert told(text("\n".join(lines))) == [
        (1, SCHOOLS, "某甲", "区教体局牵头，区财政局配合"),
        (2, PARKS, "某乙", "区园林局"),
    ]


def test_cells_that_merging_left_blank_are_filled_in_silence() -> None:
    lines = [
        "类别\t序号\t事项\t牵头领导\t责任单位",
        f"城市\t1\t{SCHOOLS}\t某甲\t区教体局",
        f"\t2\t{HOUSES}\t\t区住建局",
    ]
    read = text("\n".join(lines))

    assert [(row.sections, row.leaders, doubts(row)) for row in read.rows] == [(("城市",), ("某甲",), [])] * 2


def test_two_lines_of_a_header_stand_in_text_too() -> None:
    lines = [
        "序号\t事项\t责任单位\t",
        "\t\t牵头单位\t配合单位",
        f"1\t{SCHOOLS}\t区教体局\t区财政局",
        f"2\t{HOUSES}\t区住建局\t",
    ]

    assert [row.unit_text for row in text("\n".join(lines)).rows] == [
        "牵头单位：区教体局；配合单位：区财政局",
        "牵头单位：区住建局",
    ]


def test_lines_of_a_cell_that_fell_apart_are_put_back() -> None:
    lines = [
        "序号\t事项\t牵头领导\t责任单位\t时限",
        f"1\t{SCHOOLS}\t某甲",
        "某乙乙\t区教体局",
        "区财政局\t年底",
        f"2\t{PARKS}\t某丙\t区园林局\t全年",
    ]

    assert told(text("\n".join(lines))) == [
        (1, SCHOOLS, "某甲 某乙乙", "区教体局、区财政局"),
        (2, PARKS, "某丙", "区园林局"),
    ]


def test_full_width_digits_and_stops_number_rows() -> None:
    assert told(text(f"序号\t事项\t责任单位\n１\t{SCHOOLS}\t区教体局\n２．\t{PARKS}\t区园林局\n")) == [
        (1, SCHOOLS, "", "区教体局"),
        (2, PARKS, "", "区园林局"),
    ]


# -- one cell a line, and nothing else ---------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\n\n"])
def test_one_cell_a_line_is_told_by_its_words(end: str) -> None:
    cells = [
        *("序号", "民生实事", "牵头领导", "责任单位", "完成时限"),
        *("1", SCHOOLS, "某甲", "区教体局", "区财政局", "8月底前"),
        *("2", "改造老旧小区20个，", "惠及居民5000户。", "某乙", "某丙", "区住建局牵头，", "各街道配合", "长期坚持"),
        *("二、农村", "3", PARKS, "某丁", "区园林局", "全年"),
    ]
    read = text(end.join(cells))

    assert told(read) == [
        (1, SCHOOLS, "某甲", "区教体局、区财政局"),
        (2, HOUSES, "某乙 某丙", "区住建局牵头，各街道配合"),
        (3, PARKS, "某丁", "区园林局"),
    ]
    assert [row.due_text for row in read.rows] == ["8月底前", "长期坚持", "全年"]
    assert [row.sections for row in read.rows] == [(), (), ("二、农村",)]


def test_a_header_that_a_page_repeats_is_no_cell() -> None:
    cells = ["序号", "事项", "责任单位", "1", SCHOOLS, "区教体局", "序号", "事项", "责任单位", "2", PARKS, "区园林局"]

    assert told(text("\n".join(cells))) == [(1, SCHOOLS, "", "区教体局"), (2, PARKS, "", "区园林局")]


# -- 16市 commitments --------------------------------------------------------------------------------------------


def test_the_city_beside_its_first_commitment_answers_for_all_of_them() -> None:
    lines = [
        "单位\t序号\t承诺事项\t完成时间\t责任人",
        f"云溪市\t1\t{SCHOOLS}\t12月底\t某甲 某乙",
        f"\t2\t{PARKS}\t长期坚持\t某 丙",
        "",
        "联系人：略",
    ]
    read = text("\n".join(lines), head=HEAD.replace("附件1\n", ""))

    assert [(row.leaders, row.due_text) for row in read.rows] == [(("某甲", "某乙"), "12月底"), (("某丙",), "长期坚持")]
    assert [
        (row.unit_text, row.sections, [(one.name, str(one.role), str(one.kind)) for one in row.units])
        for row in read.rows
    ] == [("", ("云溪市",), [("云溪市", "lead", "city")])] * 2
