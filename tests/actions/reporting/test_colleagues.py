"""Several contacts of one unit: the first answer counts, and nobody's words come over it unseen."""

import pytest
from sqlmodel import Session, col, select

from bot.actions.compose import compose
from bot.actions.reminding.remind import sweep
from bot.rules.letters.answers import NothingOwed
from bot.rules.letters.colleagues import Overtaken
from bot.rules.letters.guided import AskStatus, ReportSummary
from bot.rules.letters.reminders import Part, Reminder
from bot.store.door import Store
from bot.store.tables import Outbox
from tests import cast
from tests.cast import at
from tests.phone import Phone, contact, drafts_left, kept, march


@pytest.fixture
def two(store: Store) -> tuple[Phone, Phone]:
    """The phones of 联络员 and 联络员乙 of one unit that owes February's report on 1 and 24."""
    first = contact(store, (1, 24))
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), 102, title="联络员乙")
    return first, Phone(store, 102)


def fills(phone: Phone, *words: str) -> None:
    """Fill the form in, up to its summary."""
    phone.reports()
    for each in words:
        phone.says(each)


def later(phone: Phone, moment: str) -> Phone:
    phone.now = at(moment)
    return phone


def test_the_second_submit_shows_what_was_reported_already(two: tuple[Phone, Phone]) -> None:
    first, second = two
    fills(first, "一季度增长6.2%。", "完成选址。")
    fills(later(second, "2026-03-02 10:05"), "增长6.5%。", "已批复用地预审。")
    second.presses("提交")
    later(first, "2026-03-02 10:10").presses("提交")
    letter = first.letter(Overtaken)
    assert [(line.number, line.post, line.present, line.yours) for line in letter.lines] == [
        ("1", "联络员乙", "增长6.5%。", "一季度增长6.2%。"),
        ("24", "联络员乙", "已批复用地预审。", "完成选址。"),
    ]
    assert [done for _, _, done in kept(first.store)] == ["增长6.5%。", "已批复用地预审。"]
    assert drafts_left(first.store) == []


def test_what_the_colleague_left_stays_in_the_draft(two: tuple[Phone, Phone]) -> None:
    first, second = two
    fills(first, "一季度增长6.2%。", "完成选址。")
    later(second, "2026-03-02 10:05").says("1 增长6.5%。")
    second.presses("确认保存")
    later(first, "2026-03-02 10:10").presses("提交")
    assert "其余1项草稿仍在" in first.text
    first.presses("继续其余1项")
    summary = first.letter(ReportSummary)
    assert [(line.number, line.done) for line in summary.lines] == [("24", "完成选址。")]
    first.presses("提交")
    assert [(no, done) for no, _, done in kept(first.store)] == [(1, "增长6.5%。"), (24, "完成选址。")]


def test_what_was_reported_can_be_changed_knowingly(two: tuple[Phone, Phone]) -> None:
    first, second = two
    fills(first, "一季度增长6.2%。", "完成选址。")
    later(second, "2026-03-02 10:05").says("1 增长6.5%。")
    second.presses("确认保存")
    later(first, "2026-03-02 10:10").presses("提交")
    first.presses("✏️ 1")
    first.says("一季度增长6.2%，为初步核算数。")
    first.presses("提交")
    assert [(no, done) for no, _, done in kept(first.store)][1] == (1, "一季度增长6.2%，为初步核算数。")


def test_words_for_an_item_that_was_just_reported_go_to_no_other(two: tuple[Phone, Phone]) -> None:
    first, second = two
    first.reports()
    first.presses("按期推进")
    later(second, "2026-03-02 10:05").says("1 增长6.5%。")
    second.presses("确认保存")
    later(first, "2026-03-02 10:10").says("一季度增长6.2%。")
    letter = first.letter(Overtaken)
    assert [(line.number, line.yours) for line in letter.lines] == [("1", "一季度增长6.2%。")]
    first.presses("继续其余1项")
    asked = first.letter(AskStatus)
    assert (asked.at.number, asked.done) == ("24", "")


def test_words_for_an_item_that_is_still_owed_are_taken_and_then_it_is_told(two: tuple[Phone, Phone]) -> None:
    first, second = two
    fills(first, "一季度增长6.2%。")
    later(second, "2026-03-02 10:05").says("1 增长6.5%。")
    second.presses("确认保存")
    later(first, "2026-03-02 10:10").says("完成选址。")
    assert [type(letter).__name__ for letter in first.letters[-2:]] == ["ReportSummary", "Overtaken"]


def test_opening_the_form_again_tells_it_too(two: tuple[Phone, Phone]) -> None:
    first, second = two
    fills(first, "一季度增长6.2%。")
    later(second, "2026-03-02 10:05").says("1 增长6.5%。")
    second.presses("确认保存")
    later(first, "2026-03-02 10:10").reports()
    assert isinstance(first.letters[-1], Overtaken)
    first.reports()
    assert isinstance(first.letters[-1], AskStatus)


def test_the_same_words_of_both_are_nothing_to_tell(two: tuple[Phone, Phone]) -> None:
    first, second = two
    fills(first, "一季度增长6.2%。")
    later(second, "2026-03-02 10:05").says("1 一季度增长6.2%。")
    second.presses("确认保存")
    later(first, "2026-03-02 10:10").reports()
    assert isinstance(first.letters[-1], AskStatus)


def test_one_s_own_reply_in_the_meantime_is_nothing_to_tell(two: tuple[Phone, Phone]) -> None:
    first, _ = two
    fills(first, "一季度增长6.2%。")
    later(first, "2026-03-02 10:05").says("1 增长6.5%。")
    first.presses("确认保存")
    first.reports()
    assert isinstance(first.letters[-1], AskStatus)


def test_another_unit_s_report_is_never_shown(store: Store) -> None:
    first, other = contact(store, (1,)), contact(store, (2,), chat=202, unit="区工信局")
    fills(first, "一季度增长6.2%。")
    later(other, "2026-03-02 10:05").says("2 完成技改投资5亿元。")
    other.presses("确认保存")
    later(first, "2026-03-02 10:10").reports()
    assert all("技改" not in str(letter) for letter in first.letters)
    assert kept(store) == [(2, "on_track", "完成技改投资5亿元。")]


class TestTheOthersAreToldInALine:
    def test_of_what_a_colleague_gave_of_the_same_report(self, two: tuple[Phone, Phone]) -> None:
        first, second = two
        second.saves("1 增长6.5%。")
        part = reminded(first, "2026-03-04 09:00")
        assert (part.others, part.others_items, part.others_period) == (("联络员乙",), 1, "2026-02")
        assert reminded(second, "2026-03-04 09:00").others == ()

    def test_of_the_last_report_when_the_next_one_opens(self, two: tuple[Phone, Phone]) -> None:
        first, second = two
        second.saves("1 增长6.5%。\n24 完成选址。")
        march(first.store)
        part = reminded(first, "2026-04-01 09:00")
        assert (part.others, part.others_items, part.others_period) == (("联络员乙",), 2, "2026-02")

    def test_and_nobody_is_reminded_once_all_is_given(self, two: tuple[Phone, Phone]) -> None:
        first, second = two
        second.saves("1 增长6.5%。\n24 完成选址。")
        with first.store.writing() as session:
            sweep(session, now=at("2026-03-04 09:00"), timetable=cast.timetable())
            assert reminders(session, 101) == reminders(session, 102) == []

    def test_when_they_ask_what_is_owed(self, two: tuple[Phone, Phone]) -> None:
        first, second = two
        second.saves("1 增长6.5%。\n24 完成选址。")
        first.reports()
        letter = first.letter(NothingOwed)
        assert letter.by == ("联络员乙",)
        assert "由联络员乙报送" in first.text

    def test_but_not_of_what_the_predecessor_gave(self, two: tuple[Phone, Phone]) -> None:
        first, _ = two
        first.saves("1 增长6.5%。")
        with first.store.writing() as session:
            cast.binding_of(session, 101).state = "ended"
            cast.bind_contact(session, cast.unit(session), 103)
        assert reminded(Phone(first.store, 103), "2026-03-04 09:00").others == ()


def reminders(session: Session, chat: int) -> list[Outbox]:
    wanted = select(Outbox).where(Outbox.chat == chat, Outbox.letter == "reminder").order_by(col(Outbox.id))
    return list(session.exec(wanted))


def reminded(phone: Phone, moment: str) -> Part:
    """The one part of the reminder that a person gets at a moment."""
    now = at(moment)
    with phone.store.writing() as session:
        sweep(session, now=now, timetable=cast.timetable())
        row = reminders(session, phone.chat)[-1]
        letter = compose(session, row, now=now, settings=cast.settings(), calendar=cast.calendar())
    assert isinstance(letter, Reminder)
    (part,) = letter.parts
    return part
