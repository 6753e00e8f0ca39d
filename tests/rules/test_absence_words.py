"""Words around days away."""

from decimal import Decimal

import pytest

from bot.rules.absence_words import bare, cancels, is_back, number, says_absence


@pytest.mark.parametrize("text", ["取消", "OFF", " cancel "])
def test_an_absence_is_cancelled(text: str) -> None:
    assert cancels(text)
    assert not is_back(text)


@pytest.mark.parametrize(
    "text", ["回来了", "我回来了。", "已返岗。", "返岗", "销假！", "取消外出", "I'm back", "I am back.", "Back"]
)
def test_somebody_is_back(text: str) -> None:
    assert cancels(text)
    assert is_back(text)


@pytest.mark.parametrize(
    "text",
    [
        *("下周请假", "请三天假", "我明天出差", "不在办公室", "Away tomorrow", "on annual leave"),
        *("休假", "外出", "调休", "已离岗", "今天不在", "absent today", "off work", "out of office", "on sick leave"),
        *("on holiday", "on a vacation", "on a business trip", "out of the office", "on leave", "on business trip"),
        *(f"{kind}假" for kind in ("年", "事", "病", "公", "婚", "产", "陪产", "丧", "探亲")),
        *(f"请{number}天假" for number in ("12", *"一两二三四五六七八九十半")),
        *("请两周假", "请一个星期的假", "请一个礼拜假", "请1个月假", "请两天半假"),
    ],
)
def test_being_away_has_words_of_its_own(text: str) -> None:
    assert says_absence(text)


@pytest.mark.parametrize(
    "text", ["下周一到下周三", "请审阅", "假期值班已安排", "the work is under way", "请于下周假日前完成"]
)
def test_other_words_are_none_of_them(text: str) -> None:
    assert not says_absence(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("我因病申请从下周一到下周三请假。", "下周一到下周三"),
        ("下周一请三天假", "下周一 三天"),
        ("I'll be out of the office from tomorrow.", "tomorrow"),
        ("１２月３号，请假", "12月3日"),
        ("the day after tomorrow", "the day after tomorrow"),
        *(
            (f"{word}下周一", "下周一")
            for word in ("本人", "您好", "你好", "老师", "有事", "从", "自", "于", "在", "将")
        ),
        *(
            (f"{word}下周一", "下周一")
            for word in ("想", "要", "拟", "需要", "计划", "准备", "打算", "登记", "休", "请")
        ),
        *(
            (f"{word}下周一", "下周一")
            for word in ("因事", "因公", "因", "未来", "接下来", "今后", "共", "共计", "不在岗")
        ),
        *((f"下周一{word}", "下周一") for word in ("上午", "下午", "早上", "中午", "晚上", "全天", "整天", "一整天")),
        *((f"下周一{word}", "下周一") for word in ("半天", "期间", "了", "的假", "不在单位", "不在办公室", "年假")),
        *(
            (f"{word} tomorrow", "tomorrow")
            for word in ("I am off work", "I'm away", "I will be out", "I'll be absent")
        ),
        *((f"{word} tomorrow", "tomorrow") for word in ("I shall be on leave", "will be taking the", "starting", "on")),
        *((f"{word} tomorrow", "tomorrow") for word in ("from", "for the coming", "day off", "days off")),
        *((f"tomorrow {word}", "tomorrow") for word in ("a.m.", "am", "p.m", "pm", "morning", "afternoon")),
    ],
)
def test_what_is_left_names_the_days(text: str, left: str) -> None:
    assert bare(text) == left


@pytest.mark.parametrize(("text", "value"), [("半", "0.5"), ("a", "1"), ("three", "3"), ("十五", "15"), ("20", "20")])
def test_numbers_are_read_in_both_languages(text: str, value: str) -> None:
    assert number(text) == Decimal(value)
