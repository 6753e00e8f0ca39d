"""Lines of the letter around the tasks."""

import pytest

from bot.documents.labels.letter_lines import (
    announces,
    is_caption,
    is_date,
    passes_on,
    reads_like_a_title,
    tells_everybody,
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026年2月24日", True),
        ("2026 年 2 月 24 日", True),
        ("二〇二六年二月二十四日", True),
        ("2026年2月24日印发", True),
        ("（此件公开发布）", True),
        ("抄送：区委办公室", True),
        ("2026年2月24日前完成选址", False),
        ("12月底前完成", False),
    ],
)
def test_a_date_of_the_letter_stands_alone(text: str, *, date: bool) -> None:
    assert is_date(text) is date


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("各责任单位要加强协调", True),
        ("各镇街、各部门应于每月5日前报送进展", True),
        ("各有关部门，按照分工，务必落实", False),
        ("区发改局要抓好项目调度", False),
        ("完善各镇街文化设施", False),
    ],
)
def test_what_all_ought_to_do_is_told_to_everybody(text: str, *, told: bool) -> None:
    assert tells_everybody(text) is told


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        ("现将任务分解方案印发给你们，请认真贯彻落实", True),
        ("各镇人民政府、区政府各部门：", True),
        ("特此通知。", True),
        ("完成三条道路改造：", False),
        ("制定全区国土空间规划", False),
    ],
)
def test_to_whom_a_letter_goes_and_what_it_passes_on_is_no_task(text: str, *, passed: bool) -> None:
    assert passes_on(text) is passed


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("现就各项工作提出如下责任分工：", True),
        ("现将重点任务分解如下：", True),
        ("为抓好落实，制定如下措施：", True),
        ("现代服务业增加值增长7%", False),
        ("如下图所示", False),
    ],
)
def test_what_only_says_that_tasks_follow_is_none(text: str, *, announced: bool) -> None:
    assert announces(text) is announced


@pytest.mark.parametrize("text", ["附表2", "附表 2 民生实事", "重点工作责任清单（共30项）", "任务分解表"])
def test_what_stands_over_a_table_is_its_caption(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize("text", ["2026年《政府工作报告》任务分解", "关于重点工作的通知", "区政府工作要点"])
def test_a_title_names_the_year_or_the_kind_of_paper(text: str) -> None:
    assert reads_like_a_title(text)


@pytest.mark.parametrize("text", ["一、产业发展", "城市更新"])
def test_a_chapter_is_neither_title_nor_caption(text: str) -> None:
    assert not reads_like_a_title(text)
    assert not is_caption(text)
