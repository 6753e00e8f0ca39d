"""What can be the name of an organ or a group, and what is taken for none."""

import pytest

from bot.rules.units.plausible import is_plausible


@pytest.mark.parametrize(
    "name",
    [
        *("区发改局", "12345热线办", "市优化营商环境工作领导小组办公室", "区大数据局（热线办）", "区要素保障办"),
        *("各县（市、区）政府", "相关部门", "3家单位", "各配合单位", "市政府各部门", "区乡村振兴办", "市双创办"),
        *("区委宣传部（区文明办、区新闻出版局）", "区数字经济发展领导小组各成员单位"),
        *("国务院办公厅政府信息与政务公开办公室", "市“一网通办”工作专班", "组织部"),
    ],
)
def test_a_name_is_plausible(name: str) -> None:
    assert is_plausible(name)


@pytest.mark.parametrize(
    "name",
    [
        "配合单位各镇街",
        *(
            "加强市场监管局",
            "2024年展会中心",
            "区发改局督办",
            "区发改局（张甲）",
            "区发改局（张甲、区能源办）",
            "一港三谷（柳河区政府、云溪区政府）",
            "等单位",
            "区财政局:区审计局",
            "投资2亿元项目办",
        ),
        *("各部门要主动作为", "相关工作落实情况", "各单位2024年底前", "区发改局—区财政局", "财政局审计局"),
        *(
            "经开区（石桥镇）各街道国有公司",
            "各街道城建集团",
            "各乡镇国网云溪供电公司",
            "区发改局牵头人办公室",
            "东" * 30 + "局",
            "各" + "东" * 30 + "局",
        ),
    ],
)
def test_a_sentence_a_figure_or_a_person_is_none(name: str) -> None:
    assert not is_plausible(name)
