"""What stands beside the tasks of an annex, and what only looks so."""

import pytest

from bot.documents.checks.margins import is_beside_tasks


@pytest.mark.parametrize(
    "line", ["各责任单位要高度重视，加强协调。", "备注：以上均为年内完成", "附件：1.任务分解表", "2026年3月1日"]
)
def test_what_all_are_told_and_what_notes_say_is_beside(line: str) -> None:
    assert is_beside_tasks(line)


@pytest.mark.parametrize(
    "line",
    ["各责任单位要高度重视，加强协调。（区委宣传部、区文旅局）", "新建小学2所。", "各部门应加强协作（区发改局牵头）"],
)
def test_what_names_its_own_units_in_brackets_is_a_task(line: str) -> None:
    assert not is_beside_tasks(line)
