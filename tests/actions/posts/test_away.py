"""Being away: what is noted, what is said, and who is reminded meanwhile."""

import datetime as dt

import pytest
from sqlmodel import Session

from bot.actions.hear import hear
from bot.actions.posts.away import away
from bot.actions.reminding.remind import sweep
from bot.actions.sending.unreachable import mark_unreachable
from bot.rules.letters.absence import Away, AwayAsked, AwayDeclined, AwayHow, Cover
from bot.rules.letters.courtesies import Help
from bot.rules.letters.enrolment import Stranger
from bot.rules.spans import Span
from bot.store import people
from bot.store.door import Store
from bot.store.tables import Binding
from tests import cast
from tests.cast import at
from tests.chat import NOW, heard, last, presses, rows, says

FIRST, LAST = dt.date(2026, 3, 2), dt.date(2026, 3, 9)
ALONE = (Cover("区发改局", ()),)


def says_away(session: Session, text: str = "", chat: int = 101, now: dt.datetime = NOW) -> None:
    act = says(chat, f"/away {text}".strip())
    away(session, act=act, settings=cast.settings(), calendar=cast.calendar(), now=now)


def presses_away(session: Session, *args: str) -> None:
    act = presses(101, "away", *args)
    away(session, act=act, settings=cast.settings(), calendar=cast.calendar(), now=NOW)


def seats(session: Session, *, deputy: bool = False, second: bool = False, owing: bool = False) -> Binding:
    """The contact of a unit, with a deputy (102) or a colleague (103) if told so."""
    unit = cast.unit(session)
    if owing:
        programme = cast.programme(session)
        cast.obligation(session, programme, unit, cast.owes(session, programme, unit, [1, 2]))
    binding = cast.bind_contact(session, unit)
    if deputy:
        cast.bind_deputy(session, binding, 102)
    if second:
        cast.bind_contact(session, unit, 103, title="联络员乙")
    return binding


def reminded(session: Session, now: dt.datetime = NOW) -> list[int]:
    """Who has a reminder, after a sweep."""
    sweep(session, now=now, timetable=cast.timetable())
    return [chat for chat in (101, 102, 103) if any(row.letter == "reminder" for row in rows(session, chat))]


class TestOtherDays:
    def test_what_is_noted_is_not_replaced_before_that_is_confirmed(self, store: Store) -> None:
        with store.writing() as session:
            binding = seats(session)
            says_away(session, "3月9日-3月11日")
            says_away(session, "3月20日")
            noted, wanted = Span(dt.date(2026, 3, 9), dt.date(2026, 3, 11)), Span(*[dt.date(2026, 3, 20)] * 2)
            assert last(session, 101, AwayAsked) == AwayAsked((wanted,), instead=noted)
            assert binding.away_until == noted.last
            presses_away(session, "on", "2026-03-20", "2026-03-20")
            assert (binding.away_from, binding.away_until) == (wanted.first, wanted.last)
            last(session, 101, Away)

    def test_days_that_overlap_correct_what_is_noted(self, store: Store) -> None:
        with store.writing() as session:
            binding = seats(session)
            says_away(session, "3月9日-3月11日")
            says_away(session, "3月10日-3月13日")
            assert binding.away_until == dt.date(2026, 3, 13)


class TestSaying:
    def test_notes_the_days(self, store: Store) -> None:
        with store.writing() as session:
            binding = seats(session)
            says_away(session, "3月2日-3月9日")
            assert (binding.away_from, binding.away_until) == (FIRST, LAST)
            assert last(session, 101, Away) == Away(FIRST, LAST, ALONE)

    def test_notes_them_for_every_unit_of_the_person(self, store: Store) -> None:
        with store.writing() as session:
            seats(session, second=True)
            cast.bind_contact(session, cast.unit(session, "区统计局"))
            says_away(session, "3.2到3.9")
            letter = last(session, 101, Away)
            assert letter.covers == (Cover("区发改局", ("联络员乙",)), Cover("区统计局", ()))
            assert letter.alone == ("区统计局",)
            assert all(seat.binding.away_until == LAST for seat in people.seats_at(session, cast.address(101)))

    def test_the_deputy_is_named(self, store: Store) -> None:
        with store.writing() as session:
            seats(session, deputy=True)
            says_away(session, "下周")
            assert last(session, 101, Away).covers == (Cover("区发改局", ("联络员（AB角）",)),)

    def test_nothing_tells_how_it_stands(self, store: Store) -> None:
        with store.writing() as session:
            seats(session)
            says_away(session)
            assert last(session, 101, Away) == Away(None, None, ())
            says_away(session, "3月2日-3月9日")
            says_away(session)
            assert last(session, 101, Away) == Away(FIRST, LAST, ALONE)

    def test_what_is_over_is_no_longer_told(self, store: Store) -> None:
        with store.writing() as session:
            seats(session)
            says_away(session, "3月2日-3月9日")
            says_away(session, now=at("2026-03-10 09:00"))
            assert last(session, 101, Away) == Away(None, None, ())

    @pytest.mark.parametrize(
        ("text", "why"), [("有事", "unread"), ("2月1日-2月3日", "past"), ("3月2日-12月2日", "long")]
    )
    def test_what_cannot_be_taken_changes_nothing(self, store: Store, text: str, why: str) -> None:
        with store.writing() as session:
            binding = seats(session)
            says_away(session, text)
            assert last(session, 101, AwayHow).why == why
            assert binding.away_from is None

    def test_being_back_takes_it_back(self, store: Store) -> None:
        with store.writing() as session:
            binding = seats(session)
            says_away(session, "3月2日-3月9日")
            says_away(session, "取消")
            assert last(session, 101, Away) == Away(None, None, (), cancelled=True)
            assert binding.away_until is None

    def test_the_day_is_the_office_s(self, store: Store) -> None:
        with store.writing() as session:
            binding = seats(session)
            says_away(session, "今天", now=at("2026-03-03 07:00"))  # still the 2nd in UTC
            assert binding.away_from == dt.date(2026, 3, 3)


class TestButtons:
    @pytest.mark.parametrize(
        ("word", "first", "last_day"),
        [("week", FIRST, dt.date(2026, 3, 8)), ("next", dt.date(2026, 3, 9), dt.date(2026, 3, 15))],
    )
    def test_name_the_days(self, store: Store, word: str, first: dt.date, last_day: dt.date) -> None:
        with store.writing() as session:
            binding = seats(session)
            presses_away(session, word)
            assert (binding.away_from, binding.away_until) == (first, last_day)

    def test_take_it_back(self, store: Store) -> None:
        with store.writing() as session:
            seats(session)
            presses_away(session, "week")
            presses_away(session, "off")
            assert last(session, 101, Away).cancelled

    @pytest.mark.parametrize("args", [("ask",), ("forged",)])
    def test_tell_how_to_write_days(self, store: Store, args: tuple[str, ...]) -> None:
        with store.writing() as session:
            seats(session)
            presses_away(session, *args)
            assert last(session, 101, AwayHow).why == "ask"


class TestAsking:
    SUNDAY = at("2026-03-08 10:00")

    def test_days_that_are_past_are_offered_for_the_next_week(self, store: Store) -> None:
        with store.writing() as session:
            binding = seats(session)
            says_away(session, "这周三到周五", now=self.SUNDAY)
            meant, past = (Span(dt.date(2026, 3, day), dt.date(2026, 3, day + 2)) for day in (11, 4))
            assert last(session, 101, AwayAsked) == AwayAsked((meant,), past=past)
            assert binding.away_from is None

    def test_a_button_notes_the_days_that_it_names(self, store: Store) -> None:
        with store.writing() as session:
            binding = seats(session)
            presses_away(session, "on", "2026-03-11", "2026-03-13")
            assert (binding.away_from, binding.away_until) == (dt.date(2026, 3, 11), dt.date(2026, 3, 13))
            assert last(session, 101, Away).first == binding.away_from

    @pytest.mark.parametrize(
        ("args", "why"),
        [
            (("2026-02-02", "2026-02-03"), "past"),
            (("2026-03-03", "2027-03-03"), "long"),
            (("2026-03-03", "forged"), "unread"),
            ((), "unread"),
        ],
    )
    def test_an_old_or_forged_button_notes_nothing(self, store: Store, args: tuple[str, ...], why: str) -> None:
        with store.writing() as session:
            binding = seats(session)
            presses_away(session, "on", *args)
            assert last(session, 101, AwayHow).why == why
            assert binding.away_from is None


def writes(session: Session, text: str) -> None:
    hear(session, said=says(101, text), settings=cast.settings(), calendar=cast.calendar(), now=NOW)


class TestWithoutTheCommand:
    def test_an_absence_is_offered_and_not_taken_for_a_report(self, store: Store) -> None:
        with store.writing() as session:
            binding = seats(session, owing=True)
            writes(session, "下周一到下周三请假")
            days = Span(dt.date(2026, 3, 9), dt.date(2026, 3, 11))
            assert heard(session, 101) == [AwayAsked((days,), offered=True)]
            assert binding.away_from is None

    def test_days_that_may_be_meant_are_asked_about(self, store: Store) -> None:
        with store.writing() as session:
            seats(session, owing=True)
            writes(session, "1号到5号休假")
            assert len(last(session, 101, AwayAsked).choices) == 2
            assert last(session, 101, AwayAsked).offered

    def test_some_days_of_a_week_are_offered_or_asked_for_also_where_nothing_is_owed(self, store: Store) -> None:
        with store.writing() as session:
            binding = seats(session)
            writes(session, "下周出差三天")
            asked = last(session, 101, AwayAsked)
            assert ([each.days for each in asked.choices], asked.offered) == ([3, 3, 3], True)
            writes(session, "下周出差两天")
            assert last(session, 101, AwayHow).why == "ask"
            assert binding.away_from is None

    def test_one_that_is_over_is_told(self, store: Store) -> None:
        with store.writing() as session:
            seats(session, owing=True)
            writes(session, "昨天请假")
            assert last(session, 101, AwayHow).why == "past"

    @pytest.mark.parametrize("text", ["1 下周一到下周三出差招商", "下周一到下周三", "1号完成外出招商三次"])
    def test_words_that_say_more_or_name_no_absence_are_heard_as_ever(self, store: Store, text: str) -> None:
        with store.writing() as session:
            seats(session, owing=True)
            writes(session, text)
            assert not isinstance(heard(session, 101)[-1], AwayAsked | AwayHow)

    def test_who_says_that_it_is_none_is_told_how_to_report_it(self, store: Store) -> None:
        with store.writing() as session:
            binding = seats(session, owing=True)
            presses_away(session, "no")
            assert last(session, 101, AwayDeclined) == AwayDeclined("1")
            assert binding.away_from is None

    def test_who_is_back_is_shown_how_it_stands(self, store: Store) -> None:
        with store.writing() as session:
            seats(session, owing=True)
            says_away(session, "3月2日-3月9日")
            writes(session, "我回来了")
            assert last(session, 101, Away).last == LAST


class TestReminders:
    def test_go_to_the_deputy_meanwhile(self, store: Store) -> None:
        with store.writing() as session:
            seats(session, deputy=True, owing=True)
            says_away(session, "3月2日-3月9日")
            assert reminded(session) == [102]

    def test_go_to_the_contact_and_not_to_the_deputy_otherwise(self, store: Store) -> None:
        with store.writing() as session:
            seats(session, deputy=True, owing=True)
            assert reminded(session) == [101]

    def test_go_to_the_other_contact_where_there_is_no_deputy(self, store: Store) -> None:
        with store.writing() as session:
            seats(session, second=True, owing=True)
            says_away(session, "3月2日-3月9日")
            assert reminded(session) == [103]

    def test_still_go_to_who_is_away_where_nobody_else_is(self, store: Store) -> None:
        with store.writing() as session:
            seats(session, owing=True)
            says_away(session, "3月2日-3月9日")
            assert reminded(session) == [101]

    def test_go_to_the_deputy_of_who_cannot_be_reached(self, store: Store) -> None:
        with store.writing() as session:
            seats(session, deputy=True, owing=True)
            assert reminded(session) == [101]
            mark_unreachable(session, address=cast.address(101), reason="blocked", now=NOW)
            assert reminded(session) == [101, 102]

    def test_who_goes_away_after_a_reminder_leaves_the_deputy_to_be_told(self, store: Store) -> None:
        with store.writing() as session:
            seats(session, deputy=True, owing=True)
            assert reminded(session) == [101]
            says_away(session, "今天起一周")
            assert reminded(session) == [101, 102]

    def test_come_back_to_who_is_back(self, store: Store) -> None:
        with store.writing() as session:
            seats(session, deputy=True, owing=True)
            says_away(session, "3月2日-3月3日")
            assert reminded(session) == [102]
            assert reminded(session, at("2026-03-04 09:00")) == [101, 102]
            assert sum(row.letter == "reminder" for row in rows(session, 102)) == 1


def test_a_supervisor_is_told_what_they_can_do_and_a_stranger_nothing(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        says_away(session, "下周", chat=900)
        says_away(session, "下周", chat=666)
        assert last(session, 900, Help)
        assert heard(session, 666) == [Stranger()]
