"""Names that ran together: parted where it is certain, told where it is not."""

import pytest

from bot.rules.units.glued import apart, looks_glued


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("县政务服务中心县代建中心", ["县政务服务中心", "县代建中心"]),
        ("县行政审批服务管理局县市场监督管理局", ["县行政审批服务管理局", "县市场监督管理局"]),
        ("县代建中心县林业局县审计局", ["县代建中心", "县林业局", "县审计局"]),
        ("区委办公室（区档案局）区财政局", ["区委办公室（区档案局）", "区财政局"]),
        ("团县委县妇联", ["团县委", "县妇联"]),
        ("市水利局各县区政府", ["市水利局", "各县区政府"]),
        ("县自然资源局县生态环境局各镇街", ["县自然资源局", "县生态环境局", "各镇街"]),
        ("区教体局区财政局各镇（街道）", ["区教体局", "区财政局", "各镇（街道）"]),
        ("柳河经济开发区管委会区工信局", ["柳河经济开发区管委会", "区工信局"]),
        ("高新区管委会各镇街", ["高新区管委会", "各镇街"]),
        ("国网云溪供电公司区住建局", ["国网云溪供电公司", "区住建局"]),
        ("区总工会团区委区妇联", ["区总工会", "团区委", "区妇联"]),
    ],
)
def test_a_second_name_with_the_prefix_behind_a_whole_name_is_a_name(name: str, parts: list[str]) -> None:
    assert apart(name) == parts


@pytest.mark.parametrize(
    "name",
    [
        *("市公安局市北分局", "市委市直机关工委", "县委县政府督查室", "县纪委县监委", "景德镇市财政局", "区发改局"),
        *("国家税务总局北镇市税务局", "市城管局市容管理处", "县公安局县城派出所", "市教育局各科室", "市政府各部门"),
        "县财政局" * 30,
    ],
)
def test_one_name_stays_one(name: str) -> None:
    assert apart(name) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "区民政局石桥街道办事处",
        "财政局审计局",
        "县财政局审计局",
        "县水利局石桥镇",
        "自然资源分局水利局",
        "消防救援大队住建局",
        "生态环境分局金融办",
    ],
)
def test_a_name_that_may_be_two_looks_so(name: str) -> None:
    assert looks_glued(name)


@pytest.mark.parametrize(
    "name",
    [
        "市公安局交通管理局",
        "市发展改革委",
        "市委政法委员会",
        "市人民检察院",
        "市总工会",
        "市财政局国库中心",
        "公安分局交警大队",
    ],
)
def test_a_bureaus_own_department_is_one_name_with_it(name: str) -> None:
    assert not looks_glued(name)
