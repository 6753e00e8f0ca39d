"""A few words are told to be a deadline, where no heading says so."""

import pytest

from bot.documents.due_words import looks_like_due


@pytest.mark.parametrize(
    "text",
    [
        *(
            "12月底前",
            "三季度",
            "长期坚持",
            "6月底前完成",
            "2026年6月",
            "立行立改",
            "全年",
            "贯穿全年",
            "年度内",
            "今年底",
        ),
        *(
            "春节前",
            "汛期前完成",
            "供暖季前",
            "秋季开学前",
            "按时间节点推进",
            "每周",
            "按月推进",
            "1-12月",
            "即日起至6月底",
        ),
        *("三个月内", "批复后一年内", "自7月1日起施行", "二〇二六年六月底前", "26年6月底前"),
    ],
)
def test_words_that_begin_as_a_deadline_does_look_like_one(text: str) -> None:
    assert looks_like_due(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "长期护理保险中心",
            "三季度工作组",
            "十月社区",
            "全年龄友好街道",
            "持续教育中心",
            "区财政局",
            "前期工作",
            "半年",
        ),
        *("区发改局牵头，6月底前完成", "12", ""),
    ],
)
def test_names_and_other_words_do_not(text: str) -> None:
    assert not looks_like_due(text)
