"""Days away, as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.absence import AHEAD, LONGEST, Misread, Unsure, read_span
from bot.rules.spans import Span

MONDAY = dt.date(2026, 3, 2)
WEDNESDAY = dt.date(2026, 7, 1)
THURSDAY = dt.date(2026, 11, 26)
SUNDAY = dt.date(2026, 11, 22)


def days(first: str, last: str) -> Span:
    return Span(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@st.composite
def spoken(draw: st.DrawFn) -> str:
    """Two days, or one and a number of days, as people put them together."""
    day = st.one_of(
        st.builds(
            "{}周{}".format, st.sampled_from(["", "上", "本", "这", "下", "下下"]), st.sampled_from("一二三四五六日")
        ),
        st.sampled_from(["昨天", "今天", "明天", "后天", "月底", "下月底", "next Friday", "sun", "3 Nov"]),
        st.builds("{}月{}号".format, st.integers(1, 12), st.integers(1, 31)),
        st.builds("{}号".format, st.integers(1, 31)),
    )
    last = st.one_of(day, st.builds("{}".format, st.integers(1, 31)))
    form = draw(
        st.sampled_from(["{}到{}", "从{} 至 {}请假", "{}-{}", "{}、{}", "{}", "到{}", "{}起三天", "{}请一周假"])
    )
    return form.format(draw(day), draw(last))


@pytest.mark.parametrize(
    "text",
    [
        "3月2日-3月9日",
        "3月2日至3月9日",
        "3月2日至9日",
        "3月2号—9号",
        "３月２日～３月９日",
        "从3月2日到3月9日",
        "外出 3月2日到3月9日",
        "3.2到3.9",
        "3/2-3/9",
        "2026-03-02 2026-03-09",
        "2026-03-02至2026-03-09",
        "2026年3月2日-2026年3月9日",
        "2026.3.2-2026.3.9",
        "2026-03-02 to 2026-03-09",
        "今天到下周一",
        "到3月9日",
        "今天起8天",
        "8天。",
    ],
)
def test_the_same_eight_days_are_written_in_many_ways(text: str) -> None:
    assert read_span(text, MONDAY) == days("2026-03-02", "2026-03-09")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3月5日", "2026-03-05", "2026-03-05"),
        ("今天", "2026-03-02", "2026-03-02"),
        ("tomorrow", "2026-03-03", "2026-03-03"),
        ("后天", "2026-03-04", "2026-03-04"),
        ("今天起一周", "2026-03-02", "2026-03-08"),
        ("明天起三天", "2026-03-03", "2026-03-05"),
        ("3月5日起5天", "2026-03-05", "2026-03-09"),
        ("两周", "2026-03-02", "2026-03-15"),
        ("半个月", "2026-03-02", "2026-03-16"),
        ("一个月", "2026-03-02", "2026-03-31"),
        ("本周", "2026-03-02", "2026-03-08"),
        ("下周", "2026-03-09", "2026-03-15"),
        ("next week", "2026-03-09", "2026-03-15"),
        ("周五", "2026-03-06", "2026-03-06"),
        ("周三到周五", "2026-03-04", "2026-03-06"),
        ("周五到周二", "2026-03-06", "2026-03-10"),
        ("下周一到下周三", "2026-03-09", "2026-03-11"),
        ("2号到明天", "2026-03-02", "2026-03-03"),
        ("4号、后天", "2026-03-04", "2026-03-04"),
        ("周六到明天", "2026-03-02", "2026-03-03"),
    ],
)
def test_near_days_and_spans_are_counted_from_today(text: str, first: str, last: str) -> None:
    assert read_span(text, MONDAY) == days(first, last)


@pytest.mark.parametrize(
    ("text", "today", "first", "last"),
    [
        ("12月30日-1月3日", "2026-12-28", "2026-12-30", "2027-01-03"),
        ("12月30日-1月3日", "2027-01-02", "2027-01-02", "2027-01-03"),
        ("1月2日-1月5日", "2026-12-28", "2027-01-02", "2027-01-05"),
        ("2月29日", "2027-12-30", "2028-02-29", "2028-02-29"),
        ("9月1日", "2026-03-02", "2026-09-01", "2026-09-01"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_that_is_not_past(text: str, today: str, first: str, last: str) -> None:
    assert read_span(text, dt.date.fromisoformat(today)) == days(first, last)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Misread.UNREAD),
        ("有事", Misread.UNREAD),
        ("2月30日", Misread.UNREAD),
        ("3月5日到3月2日", Misread.UNREAD),
        ("周一、周三", Misread.UNREAD),
        ("三个工作日", Misread.UNREAD),
        ("3月4日请假开会", Misread.UNREAD),
        ("上周", Misread.PAST),
        ("last week", Misread.PAST),
        ("昨天", Misread.PAST),
        ("13月1日-13月2日", Misread.UNREAD),
        ("0天", Misread.UNREAD),
        ("0001-01-01 9999-12-31", Misread.LONG),
        ("2月1日-2月3日", Misread.PAST),
        ("2025-03-02 2025-03-09", Misread.PAST),
        ("3月2日-8月9日", Misread.LONG),
        ("十个月", Misread.LONG),
        ("9月2日", Misread.PAST),
        ("1号起93天", Misread.LONG),
        ("2026-02-30", Misread.UNREAD),
        ("2026-02-30到3月5日", Misread.UNREAD),
        ("3月5日到2026-02-30", Misread.UNREAD),
        ("3月5日到2月30日", Misread.UNREAD),
        ("2月30日到下周一", Misread.UNREAD),
        ("到昨天", Misread.UNREAD),
        ("9号、7号", Misread.UNREAD),
        ("1号、昨天", Misread.PAST),
        ("1月4日到1", Misread.PAST),
        ("9999-12-31起三天", Misread.UNREAD),
        (f"{LONGEST + 1}天", Misread.LONG),
    ],
)
def test_what_cannot_be_taken_says_why(text: str, why: Misread) -> None:
    assert read_span(text, MONDAY) is why


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("下周三到周五", "2026-11-25", "2026-11-27"),
        ("周三到周五", "2026-11-25", "2026-11-27"),
        ("周三到下周五", "2026-11-25", "2026-11-27"),
        ("下周一到下周三请假", "2026-11-23", "2026-11-25"),
        ("下周一 到 下周三 请假", "2026-11-23", "2026-11-25"),
        ("我下周一请三天假", "2026-11-23", "2026-11-25"),
        ("下周三起出差一周", "2026-11-25", "2026-12-01"),
        ("下周一、周二请假", "2026-11-23", "2026-11-24"),
        ("明天到周五", "2026-11-23", "2026-11-27"),
        ("明天下午请假", "2026-11-23", "2026-11-23"),
        ("从今天起三天", "2026-11-22", "2026-11-24"),
        ("12月3日至7日", "2026-12-03", "2026-12-07"),
        ("12月1到3号", "2026-12-01", "2026-12-03"),
        ("3号到5号", "2026-12-03", "2026-12-05"),
        ("3-5号", "2026-12-03", "2026-12-05"),
        ("28号到3号", "2026-11-28", "2026-12-03"),
        ("到月底", "2026-11-22", "2026-11-30"),
        ("今天到下月底", "2026-11-22", "2026-12-31"),
        ("下下周一", "2026-11-30", "2026-11-30"),
        ("下周一整天请假", "2026-11-23", "2026-11-23"),
        ("下周一一整天不在", "2026-11-23", "2026-11-23"),
        ("明天一整天", "2026-11-23", "2026-11-23"),
        ("大后天休假", "2026-11-25", "2026-11-25"),
        ("到12月6号", "2026-11-22", "2026-12-06"),
        ("至下周五", "2026-11-22", "2026-11-27"),
        ("till Friday", "2026-11-22", "2026-11-27"),
        ("tomorrow till Friday", "2026-11-23", "2026-11-27"),
        ("tomorrow through Friday", "2026-11-23", "2026-11-27"),
        ("明天–周五", "2026-11-23", "2026-11-27"),
        ("明天―周五", "2026-11-23", "2026-11-27"),
        ("明天一直到周五", "2026-11-23", "2026-11-27"),
        ("明天开始三天", "2026-11-23", "2026-11-25"),
        ("明天起请五天假", "2026-11-23", "2026-11-27"),
        ("下周一,周二", "2026-11-23", "2026-11-24"),
        ("下周一和周二", "2026-11-23", "2026-11-24"),
        ("下周一及周二", "2026-11-23", "2026-11-24"),
        ("下周一与周二", "2026-11-23", "2026-11-24"),
        ("Monday and Tuesday", "2026-11-23", "2026-11-24"),
        ("12月3日到7日", "2026-12-03", "2026-12-07"),
        ("Dec 3 to 7th", "2026-12-03", "2026-12-07"),
        ("Dec 1 to 3rd", "2026-12-01", "2026-12-03"),
        ("Dec 1 to 2nd", "2026-12-01", "2026-12-02"),
        ("Dec 20 to 21st", "2026-12-20", "2026-12-21"),
        ("这个星期", "2026-11-22", "2026-11-22"),
        ("下一周", "2026-11-23", "2026-11-29"),
        ("下个礼拜", "2026-11-23", "2026-11-29"),
        ("下下周", "2026-11-30", "2026-12-06"),
        ("this week", "2026-11-22", "2026-11-22"),
        ("本月", "2026-11-22", "2026-11-30"),
        ("这个月", "2026-11-22", "2026-11-30"),
        ("this month", "2026-11-22", "2026-11-30"),
        ("next month", "2026-12-01", "2026-12-31"),
        ("two weeks", "2026-11-22", "2026-12-05"),
        ("one month", "2026-11-22", "2026-12-21"),
        ("two months", "2026-11-22", "2027-01-20"),
        ("four days", "2026-11-22", "2026-11-25"),
        ("five days", "2026-11-22", "2026-11-26"),
        ("six days", "2026-11-22", "2026-11-27"),
        ("seven days", "2026-11-22", "2026-11-28"),
        ("one day", "2026-11-22", "2026-11-22"),
        ("两个星期", "2026-11-22", "2026-12-05"),
        ("一个礼拜", "2026-11-22", "2026-11-28"),
        ("下个月", "2026-12-01", "2026-12-31"),
        ("本周", "2026-11-22", "2026-11-22"),
        ("二十天", "2026-11-22", "2026-12-11"),
        ("away tomorrow to Friday", "2026-11-23", "2026-11-27"),
        ("next Monday to Wednesday", "2026-11-23", "2026-11-25"),
        ("I'm out of office next week", "2026-11-23", "2026-11-29"),
        ("on leave for 3 days from tomorrow", "2026-11-23", "2026-11-25"),
        ("a week from tomorrow", "2026-11-23", "2026-11-29"),
        ("Nov 27-30", "2026-11-27", "2026-11-30"),
        ("27-30 Nov", "2026-11-27", "2026-11-30"),
        ("3rd of Dec 2026 until 5 December 2026", "2026-12-03", "2026-12-05"),
        ("until Friday", "2026-11-22", "2026-11-27"),
    ],
)
def test_weeks_begin_on_monday_and_both_ends_are_in_the_same_one(text: str, first: str, last: str) -> None:
    assert read_span(text, SUNDAY) == days(first, last)


@pytest.mark.parametrize(
    ("text", "past", "meant"),
    [
        ("这周三到周五", days("2026-11-18", "2026-11-20"), days("2026-11-25", "2026-11-27")),
        ("这周三", days("2026-11-18", "2026-11-18"), days("2026-11-25", "2026-11-25")),
        ("上周一到上周三", days("2026-11-09", "2026-11-11"), days("2026-11-23", "2026-11-25")),
        ("周三到本周五", days("2026-11-18", "2026-11-20"), days("2026-11-25", "2026-11-27")),
    ],
)
def test_days_of_a_week_that_are_past_are_offered_for_the_next(text: str, past: Span, meant: Span) -> None:
    assert read_span(text, SUNDAY) == Unsure((meant,), past=past)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("周三到周五", (days("2026-11-26", "2026-11-27"), days("2026-12-02", "2026-12-04"))),
        ("周三起三天", (days("2026-11-26", "2026-11-27"), days("2026-12-02", "2026-12-04"))),
        ("25号到28号", (days("2026-11-26", "2026-11-28"), days("2026-12-25", "2026-12-28"))),
    ],
)
def test_what_has_begun_already_or_comes_again_is_asked_about(text: str, choices: tuple[Span, Span]) -> None:
    assert read_span(text, THURSDAY) == Unsure(choices)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        pytest.param("8号到1", (days("2026-07-01", "2026-07-01"), days("2026-07-08", "2026-08-01")), id="its last day"),
        pytest.param("周一到7", (days("2026-07-01", "2026-07-07"), days("2026-07-06", "2026-07-07")), id="from Monday"),
        pytest.param("4号起92天", (days("2026-07-01", "2026-09-03"), days("2026-07-04", "2026-10-03")), id="longest"),
    ],
)
def test_days_are_running_from_this_monday_to_their_last_day(text: str, choices: tuple[Span, Span]) -> None:
    assert read_span(text, WEDNESDAY) == Unsure(choices)


def test_a_weekday_that_is_past_is_offered_for_today_if_it_is_today() -> None:
    wednesday_before = days("2026-06-24", "2026-06-24")
    assert read_span("上周三", WEDNESDAY) == Unsure((days("2026-07-01", "2026-07-01"),), past=wednesday_before)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("下周三到本周五", days("2026-11-25", "2026-11-27")),
        ("明天到这周五", days("2026-11-23", "2026-11-27")),
        ("12月5日-2日", days("2026-12-05", "2027-01-02")),
        ("昨天到上周一", days("2026-11-22", "2026-11-23")),
    ],
)
def test_an_end_before_the_beginning_is_asked_about(text: str, meant: Span) -> None:
    assert read_span(text, SUNDAY) == Unsure((meant,))


def test_a_span_holds_both_its_ends() -> None:
    span = days("2026-03-02", "2026-03-09")
    assert span.days == 8
    assert [span.covers(MONDAY + dt.timedelta(days=after)) for after in (-1, 0, 7, 8)] == [False, True, True, False]


@given(
    today=st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)),
    ahead=st.integers(0, 60),
    length=st.integers(0, LONGEST - 1),
)
def test_what_is_near_is_read_back_in_every_form(today: dt.date, ahead: int, length: int) -> None:
    first = today + dt.timedelta(days=ahead)
    last = first + dt.timedelta(days=length)
    assert read_span(f"{first}至{last}", today) == Span(first, last)
    assert read_span(f"{first.month}月{first.day}日-{last.month}月{last.day}日", today) == Span(first, last)


@given(today=st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)), text=spoken())
def test_whatever_is_said_no_day_is_past_and_none_comes_before_the_first(today: dt.date, text: str) -> None:
    found = read_span(text, today)
    spans = [found] if isinstance(found, Span) else found.choices if isinstance(found, Unsure) else ()
    for span in spans:
        assert today <= span.first <= span.last
    if isinstance(found, Unsure) and found.past:
        assert found.past.first <= found.past.last < today


@given(
    today=st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)),
    which=st.sampled_from(["下", "下下"]),
    first=st.integers(0, 6),
    last=st.integers(0, 6),
)
def test_days_of_one_coming_week_are_in_that_week(today: dt.date, which: str, first: int, last: int) -> None:
    found = read_span(f"{which}周{'一二三四五六日'[first]}到周{'一二三四五六日'[last]}", today)
    monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=len(which))
    after = last if last >= first else last + 7
    assert found == Span(monday + dt.timedelta(days=first), monday + dt.timedelta(days=after))


@given(text=st.text("0123456789年月日周天到至-/. 起一半下本", max_size=14))
def test_no_text_breaks_it_and_none_is_taken_for_what_is_past_or_too_long(text: str) -> None:
    found = read_span(text, MONDAY)
    if isinstance(found, Span):
        assert MONDAY <= found.first <= found.last
        assert found.days <= LONGEST
        assert "年" in text or "-" in text or "/" in text or "." in text or found.first - MONDAY <= AHEAD


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("下周出差三天", ["2026-11-23", "2026-11-24", "2026-11-25"]),
        ("我下个星期请四天假", ["2026-11-23", "2026-11-24"]),
        ("下下周外出 3 天", ["2026-11-30", "2026-12-01", "2026-12-02"]),
    ],
)
def test_of_some_days_of_a_week_it_is_asked_which(text: str, begins: list[str]) -> None:
    found = read_span(text, SUNDAY)
    assert isinstance(found, Unsure)
    assert [each.first.isoformat() for each in found.choices] == begins


def test_five_days_of_a_week_are_its_working_days() -> None:
    assert read_span("下周出差五天", SUNDAY) == Span(dt.date(2026, 11, 23), dt.date(2026, 11, 27))


@pytest.mark.parametrize("text", ["下周出差两天", "下周请一天假"])
def test_where_too_many_days_may_be_meant_they_are_asked_for(text: str) -> None:
    assert read_span(text, SUNDAY) is Misread.OPEN


@pytest.mark.parametrize("text", ["本周出差三天", "下周出差六天", "下周出差两周"])
def test_more_days_than_a_week_has_left_are_not_read(text: str) -> None:
    assert read_span(text, SUNDAY) is Misread.UNREAD
