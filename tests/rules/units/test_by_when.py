"""What stands behind the last unit and names nobody."""

import pytest

from bot.rules.units.by_when import is_by_when, without_by_when


@pytest.mark.parametrize(
    "words",
    [
        *("3月底完成", "全年推进", "2024年6月底前完成", "年底前", "上半年完成", "第三季度末", "持续推进", "长期坚持"),
        *("完成时限：12月底前", "12月31日前办结", "立行立改", "2024年底前取得明显成效", "12月底前完成并长期坚持"),
        *("春节前", "汛期前", "供暖季前", "2026年供暖季前完成", "明年6月底前", "1-12月", "3月至10月", "2026年—2028年"),
        *("即日起至6月底", "10个工作日内办结", "三个月内完成", "按时间节点推进"),
        *("9月底前出台相关政策", "上半年取得阶段性成效", "年内制定实施方案", "三季度末形成工作方案", "每季度报送进展"),
        "11月底前报送市政府办公室",
    ],
)
def test_words_that_say_by_when_name_nobody(words: str) -> None:
    assert is_by_when(words)


@pytest.mark.parametrize(
    "name",
    [
        "年度考核办公室",
        "区财政局",
        "季度会商办",
        "三月坛街道",
        "2024年展会办",
        "全年推进办公室",
        "春节联欢晚会筹备组",
        "2026年建设指挥部",
        "全年开放图书馆",
        "汛期值班室",
        "十月社区",
        "",
    ],
)
def test_a_name_says_no_date(name: str) -> None:
    assert not is_by_when(name)


@pytest.mark.parametrize(
    ("item", "rest"),
    [
        ("区财政局（12月底前）", "区财政局"),
        ("区财政局牵头3月底完成", "区财政局牵头"),
        ("区财政局（区国资局）", "区财政局（区国资局）"),
        ("3月底完成", "3月底完成"),
    ],
)
def test_a_date_behind_a_name_is_taken_away(item: str, rest: str) -> None:
    assert without_by_when(item) == rest
