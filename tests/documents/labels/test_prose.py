"""Running text of notices: headings of their own, numbers that begin again, letters around it, and a page below it."""

import pytest

from bot.rules.terms import Decomposition
from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, doubts, text

ASKED = "（责任单位：区教体局）"
HEAD = "关于加快教育发展的通知\n"


def read(annex: str) -> Decomposition:
    return text(annex, head=HEAD)


def placed(annex: str) -> list[tuple[str, str]]:
    return [(" / ".join(row.sections), row.content) for row in read(annex).rows]


def test_a_numbered_line_over_counted_paragraphs_is_their_section() -> None:
    annex = f"1. 数字化 + 教育\n一是{SCHOOLS}{ASKED}\n二是{PARKS}{ASKED}\n2. 数字化 + 住房\n一是{HOUSES}{ASKED}\n"

    assert placed(annex) == [
        ("1. 数字化 + 教育", f"一是{SCHOOLS}"),
        ("1. 数字化 + 教育", f"二是{PARKS}"),
        ("2. 数字化 + 住房", f"一是{HOUSES}"),
    ]


def test_a_numbered_line_over_one_paragraph_is_its_section_too() -> None:
    assert placed(f"1.教育\n{SCHOOLS}{ASKED}\n2.住房\n{HOUSES}\n{PARKS}{ASKED}\n") == [
        ("1.教育", SCHOOLS),
        ("2.住房", HOUSES + PARKS),
    ]


def test_a_numbered_line_with_a_figure_is_the_task_itself() -> None:
    assert placed(f"1.新建学校3所\n其中小学2所。{ASKED}\n2.{HOUSES}{ASKED}\n")[0] == ("", "新建学校3所其中小学2所。")


def test_a_chapter_over_a_single_task_keeps_its_number() -> None:
    annex = f"二、重点任务\n1.{SCHOOLS}{ASKED}\n五、保障措施\n{HOUSES}{ASKED}\n"

    assert placed(annex) == [("二、重点任务", SCHOOLS), ("五、保障措施", HOUSES)]


def test_chapters_over_paragraphs_without_numbers_are_sections() -> None:
    annex = f"一、教育\n{SCHOOLS}{ASKED}\n{PARKS}{ASKED}\n二、住房\n{HOUSES}{ASKED}\n"

    assert placed(annex) == [("一、教育", SCHOOLS), ("一、教育", PARKS), ("二、住房", HOUSES)]


def test_numbers_that_begin_again_in_each_chapter_are_ordinary() -> None:
    found = read(
        f"一、教育\n（一）{SCHOOLS}{ASKED}\n（二）{PARKS}{ASKED}\n二、住房\n（一）{HOUSES}{ASKED}\n（二）建成厕所50座。{ASKED}\n"
    )

    assert [(row.no, doubts(row)) for row in found.rows] == [(1, []), (2, []), (3, []), (4, [])]


def test_a_number_that_a_chapter_leaves_out_is_told() -> None:
    found = read(f"一、教育\n（一）{SCHOOLS}{ASKED}\n（三）{PARKS}{ASKED}\n二、住房\n（三）{HOUSES}{ASKED}\n")

    assert [doubts(row) for row in found.rows] == [
        ["row cut: after it comes 3"],
        [],
        ["row cut: before it comes nothing, and it is 3"],
    ]


@pytest.mark.parametrize(
    "letter",
    [
        "区教体局、区财政局，各街道办事处：\n",
        "为加快教育发展，现将方案印发给你们，请认真贯彻执行。\n",
        "区教体局、区住建局：\n为加快教育发展，区教体局制定了《教育行动方案》，现予以印发，请结合实际组织实施。\n",
    ],
)
@pytest.mark.parametrize("number", ["", "1."])
def test_whom_a_letter_goes_to_and_what_it_passes_on_are_no_task(letter: str, number: str) -> None:
    assert placed(f"{letter}{number}{SCHOOLS}{ASKED}\n") == [("", SCHOOLS)]


@pytest.mark.parametrize(
    "page",
    [
        "主办单位：云溪区人民政府办公室  地址：云溪路1号\n网站标识码：3700000000\n",
        "主办单位：云溪区人民政府办公室\n地址：云溪路1号\n",
        "版权所有：云溪区人民政府 主办单位：云溪区人民政府办公室\n",
        "主办：云溪区人民政府办公室\n承办：云溪区大数据局\n云ICP备12345678号\n",
        "【打印】 【关闭】\n上一篇：云溪区人民政府公报\n",
    ],
)
@pytest.mark.parametrize("number", ["", "1."])
def test_what_a_web_page_puts_below_is_no_task(page: str, number: str) -> None:
    found = read(f"{number}{SCHOOLS}{ASKED}\n三、保障措施\n加强组织领导，强化督促检查。\n{page}")

    assert [row.content for row in found.rows] == [SCHOOLS]
    assert "云溪区" not in "".join(map(str, found.rows[0].doubts))


def test_who_runs_a_project_is_no_page() -> None:
    found = read(f"1.{SCHOOLS}\n主办单位：区教体局\n2.{HOUSES}\n主办单位：区人民政府办公室\n协办单位：区财政局\n")

    assert [[unit.name for unit in row.units] for row in found.rows] == [
        ["区教体局"],
        ["区人民政府办公室", "区财政局"],
    ]


def test_names_alone_in_a_last_bracket_answer_where_others_have_labels() -> None:
    found = read(f"1.{SCHOOLS}{ASKED}\n2.总结推广经验做法。（区委宣传部、青河日报社、各级行业主管部门）\n")

    assert [unit.name for unit in found.rows[1].units] == ["区委宣传部", "青河日报社", "各级行业主管部门"]


def test_a_paragraph_that_only_says_who_answers_belongs_to_the_task_above() -> None:
    found = read(f"1.{SCHOOLS}\n由区教体局牵头，区财政局配合。\n2.{HOUSES}\n由区住建局负责。\n")

    assert [[(unit.name, str(unit.role)) for unit in row.units] for row in found.rows] == [
        [("区教体局", "lead"), ("区财政局", "support")],
        [("区住建局", "lead")],
    ]
    assert [row.content for row in found.rows] == [SCHOOLS, HOUSES]
