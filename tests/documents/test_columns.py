"""What the words over a column mean, as ordinary offices head their tables."""

import pytest

from bot.documents.columns import Column, column_of, heading_of


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (Column.NUMBER, "序号 编号 任务编号 总序号"),
        (Column.SECTION, "任务类别 任务分类 项目类别"),
        (Column.CONTENT, "年度目标 工作措施 目标要求 任务名称 重点工作 落实举措 细化任务 工作要求 考核指标"),
        (Column.LEADERS, "包抓领导 包联领导 联系领导 挂帅领导 市级责任领导 责任领导 分管市长 分管副县长 主管副市长"),
        (Column.LEADERS, "牵头市领导 分管局长 分管主任 包保责任人 主要负责人 分管负责同志 责任人及职务"),
        (Column.UNITS, "主办单位 协办单位 会办单位 承办单位 第一责任单位 主体责任单位 监管责任单位 责任主体 督办单位"),
        (Column.UNITS, "督导单位 监督单位 指导单位 办理单位 属地单位 牵头专班 行业主管部门 責任單位"),
        (Column.DUE, "完成时限 进度要求 办理时限 时间进度 时间安排"),
        (Column.MILESTONES, "序时进度 推进计划 推进时序 形象进度 工作进度 一季度"),
        (Column.OTHER, "任务来源 文件依据 任务出处 资金来源 总投资（万元） 年度投资 建设地点 分值 评分标准 是否完成"),
        (Column.OTHER, "落实情况 联系人及电话 备注 交办时间 立项日期 受理时间"),
    ],
)
def test_the_words_over_a_column_mean(column: Column, words: str) -> None:
    assert {word: column_of(word) for word in words.split()} == dict.fromkeys(words.split(), column)


@pytest.mark.parametrize("words", ["完成标准", "成果形式", "新建厂房"])
def test_what_means_nothing_known_is_no_head(words: str) -> None:
    assert heading_of(words) is None


def test_measures_say_more_than_aims_and_aims_more_than_names() -> None:
    ranks = [
        heading.rank for words in ("工作措施", "年度目标", "任务名称", "重点工作") if (heading := heading_of(words))
    ]

    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == len(ranks)
