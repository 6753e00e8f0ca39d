"""What is built is told from what is not."""

import pytest

from bot.rules.tasks.projects import is_project


@pytest.mark.parametrize(
    "content",
    [
        "开工建设17所学校、幼儿园。",
        "完成既有住宅加装电梯60部。",
        "完成海西路、开城路拓宽。",
        "推进奥体中心、大学城体育中心建设。",
        "加快地铁1号线、6号线建设。",
        "完成省道103线一期绿化工程。",
        "建成3000个充电桩。",
        "对15条河道进行清淤疏浚。",
    ],
)
def test_what_is_built_is_a_project(content: str) -> None:
    assert is_project(content)


@pytest.mark.parametrize(
    "content",
    [
        "地区生产总值增长7%。",
        "加强师德师风建设，培养高素质教师队伍。",
        "健全社会心理服务体系，推进信用体系建设。",
        "推动传统产业改造升级。",
        "推进3家企业股份制改造。",
        "拓宽就业渠道，确保零就业家庭动态清零。",
        "扎实高效办理建议提案。",
    ],
)
def test_what_is_not_built_is_no_project(content: str) -> None:
    assert not is_project(content)
