"""Lines that the edge of a page cut are joined, and nothing else is."""

import pytest

from bot.documents.blocks import Line
from bot.documents.labels.wrapped import unwrapped

CUT = (
    "1.打造夜间消费集聚区。支持各地结合商圈改造，布局建设夜间",
    "消费集聚区，完善照明、停车、公厕等配套设施，延长公共交通运",
    "营时间。到2027年，建成集聚区6个以上。",
)


def joined(*texts: str) -> list[str]:
    return [line.text for line in unwrapped([Line(at, text) for at, text in enumerate(texts, start=1)])]


def test_a_line_as_long_as_the_page_goes_on_in_the_next() -> None:
    assert joined(*CUT) == ["".join(CUT)]


def test_the_paragraph_stands_under_the_number_of_its_first_line_with_all_that_is_bold() -> None:
    lines = [Line(7, CUT[0], ("打造",)), Line(8, CUT[1], ("消费",)), Line(9, CUT[2])]

    assert unwrapped(lines) == [Line(7, "".join(CUT), ("打造", "消费"))]


@pytest.mark.parametrize(
    "start", ["20 家", "2025 年", "12 万户", "5.2%", "1.2 万户", "１０％", "3 项", "5 号楼", "2025、2026 年", "“1+N”"]
)
def test_an_amount_at_the_beginning_of_a_line_begins_no_item(start: str) -> None:
    line = f"{start}，支持景区夜间开放，打造夜游精品线路。"

    assert joined(*CUT[:2], line) == ["".join((*CUT[:2], line))]


@pytest.mark.parametrize(
    "start", ["2.", "2、", "（一）", "（1）", "①", "一、", "一是", "第1项 ", "责任单位：", "附件2"]
)
def test_what_begins_like_an_item_or_a_label_begins_a_paragraph(start: str) -> None:
    assert joined(*CUT[:2], f"{start}丰富文化活动")[1:] == [f"{start}丰富文化活动"]


def test_a_number_that_does_not_go_on_with_the_count_begins_nothing() -> None:
    line = "7.全年夜间开放，打造夜游精品线路。"

    assert joined(*CUT[:2], line) == ["".join((*CUT[:2], line))]


def test_a_line_that_ends_within_a_bracket_goes_on_whatever_comes() -> None:
    assert joined("1.建成集聚区6个。（", "责任单位：市商务局）") == ["1.建成集聚区6个。（责任单位：市商务局）"]


def test_a_heading_that_ends_before_the_edge_stays_one() -> None:
    assert joined("二、重点任务", *CUT, "（二）文化活动", "鼓励博物馆延长开放时间。") == [
        "二、重点任务",
        "".join(CUT),
        "（二）文化活动",
        "鼓励博物馆延长开放时间。",
    ]


def test_where_paragraphs_are_lines_headings_stay_on_their_own() -> None:
    lines = [
        "（一）打造标杆应用",
        "支持骨干企业建设技术中心，引导企业加大研发投入。" * 3,
        "（二）推动产业升级",
        CUT[2] * 4,
    ]

    assert joined(*lines) == lines


def test_an_indented_line_begins_a_paragraph() -> None:
    assert joined("　　" + CUT[0], CUT[1], "　　鼓励博物馆、图书馆延长开放") == [
        CUT[0] + CUT[1],
        "　　鼓励博物馆、图书馆延长开放",
    ]


def test_a_sentence_without_its_end_goes_on_even_where_no_page_shows() -> None:
    assert joined("1.培育龙头企业。支持骨干企业上市", "融资，建设技术中心。") == [
        "1.培育龙头企业。支持骨干企业上市融资，建设技术中心。"
    ]


def test_a_bracket_of_who_answers_ends_a_line_that_is_full() -> None:
    row = "1.支持各地结合商圈改造，新建成集聚区6个。（责任单位：市商务局）"

    assert joined(*CUT, row, "各地要结合实际，抓好落实。")[-1] == "各地要结合实际，抓好落实。"


def test_blank_lines_part_paragraphs_and_not_the_lines_of_one() -> None:
    assert joined(CUT[0], "", CUT[1], "", CUT[2], "", "一、保障措施") == ["".join(CUT), "", "一、保障措施"]


def test_a_label_that_a_line_end_tore_in_its_bracket_is_whole_again() -> None:
    lines = joined("1.夜间经济。建设夜间消费集聚区6个。", "（责", "任单位：区文旅局）")

    assert lines[-1].endswith("（责任单位：区文旅局）")


def test_where_paragraphs_are_indented_a_line_that_is_not_goes_on_though_no_edge_shows() -> None:
    lines = ("   优化算力供给体系，依托公共算力平台", "建设ＡＩ云", "服务平台。", "   支持ＡＩ应用，", "发放算力券。")

    assert [each.strip() for each in joined(*lines)] == [
        "优化算力供给体系，依托公共算力平台建设ＡＩ云服务平台。",
        "支持ＡＩ应用，发放算力券。",
    ]
