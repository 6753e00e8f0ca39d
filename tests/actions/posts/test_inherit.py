"""What a successor finds: the draft in progress, the reply that waits, last month's words; and what stays elsewhere."""

import datetime as dt

import pytest
from sqlmodel import select

from bot.actions.posts import release
from bot.actions.posts.invite import invite_unit
from bot.rules.letters.answers import Receipt, ReplyCheck
from bot.rules.letters.courtesies import Outdated
from bot.rules.letters.enrolment import BindingEnded, Stranger
from bot.rules.letters.guided import AskStatus, AskText
from bot.rules.letters.handover import DraftLeft, Inherited
from bot.store.door import Store
from bot.store.tables import Binding, EntryAuthor, Obligation, Programme
from tests import cast
from tests.actions.posts.starting import start
from tests.chat import NOW, presses, says
from tests.phone import Phone, contact, drafts_left, entries, kept, march


def succeeds(store: Store, chat: int = 102, unit: str = "区发改局", title: str = "联络员") -> Phone:
    """Somebody opens a link to a post; their phone."""
    phone = Phone(store, chat)
    with store.writing() as session:
        payload = invite_unit(session, unit_name=unit, now=NOW, valid_days=14, post_title=title).payload
        start(session, says(chat), payload)
    phone.delivers()
    return phone


def inherited(phone: Phone) -> Inherited:
    return phone.letter(Inherited)


def half_filled(store: Store, *, chat: int = 101) -> Phone:
    """A contact in the middle of the form: the first of three items is filled in."""
    phone = contact(store, chat=chat)
    phone.reports()
    phone.says("一季度增长6.2%。")
    return phone


def test_the_form_goes_on_where_it_was(store: Store) -> None:
    half_filled(store)
    heir = succeeds(store)
    assert inherited(heir).drafts == (DraftLeft(1, "2026-02", 1, 3),)
    heir.presses("继续填报2月份")
    asked = heir.letter(AskStatus)
    assert (asked.at.number, asked.at.filled) == ("12", 1)
    heir.says("完成招标。")
    heir.says("完成选址。")
    heir.presses("提交")
    assert [done for _, _, done in kept(store)] == ["一季度增长6.2%。", "完成招标。", "完成选址。"]


def test_the_entries_are_the_successor_s(store: Store) -> None:
    half_filled(store)
    heir = succeeds(store)
    heir.presses("继续填报2月份")
    heir.presses("核对提交")
    heir.presses("提交")
    assert isinstance(heir.letters[-1], Receipt)
    with store.reading() as session:
        assert [row.binding_id for row in session.exec(select(EntryAuthor))] == [2]


def test_what_the_successor_types_first_is_not_taken_for_the_form(store: Store) -> None:
    half_filled(store)
    heir = succeeds(store)
    heir.says("您好")
    assert heir.kind == "acknowledged"


def test_the_successor_s_messages_are_not_taken_for_the_predecessor_s(store: Store) -> None:
    old = contact(store)
    old.reports()
    message = old.says("一季度增长6.2%。")
    heir = succeeds(store)
    heir.edits(message, "一季度增长9.9%。")  # another chat may have the same numbers
    heir.presses("继续填报2月份", _find(heir, "inherited"))
    heir.presses("核对提交")
    assert "6.2%" in heir.text
    assert "9.9%" not in heir.text


def test_the_predecessor_s_buttons_refuse_and_nothing_changes(store: Store) -> None:
    old = half_filled(store)
    succeeds(store)
    old.delivers()
    assert isinstance(old.letters[-1], BindingEnded)
    old.presses("跳过", _find(old, "ask_status"))
    assert isinstance(old.letters[-1], Stranger)
    old.says("12 完成招标。")
    assert isinstance(old.letters[-1], Stranger)
    assert entries(store) == []


def test_a_reply_that_waits_is_confirmed_by_the_successor(store: Store) -> None:
    old = contact(store)
    old.says("12 完成招标。存在问题：无")
    heir = succeeds(store)
    assert len(inherited(heir).replies) == 1
    heir.presses("核对待确认的回复")
    assert isinstance(heir.letters[-1], ReplyCheck)
    heir.presses("确认保存")
    receipt = heir.letter(Receipt)
    assert not receipt.editable  # the message stands in another chat
    assert [(no, done) for no, _, done in kept(store)] == [(12, "完成招标。")]


def test_a_draft_of_the_heir_s_own_keeps_their_words_and_gets_the_others(store: Store) -> None:
    half_filled(store)
    with store.writing() as session:
        binding = cast.bind_contact(session, cast.unit(session), 102, title="联络员乙")
    heir = Phone(store, 102)
    heir.reports()
    heir.presses("跳过")
    heir.says("已完成招标。")
    with store.writing() as session:
        session.get_one(Binding, binding.id).state = "ended"
    again = succeeds(store)
    assert inherited(again).drafts == (DraftLeft(1, "2026-02", 2, 3),)
    assert len(drafts_left(store)) == 1


def test_last_month_s_words_are_the_post_s(store: Store) -> None:
    old = contact(store, (1,))
    old.saves("1 一季度增长6.2%。")
    march(store)
    heir = succeeds(store)
    heir.reports()
    asked = heir.letter(AskStatus)
    assert (asked.last, asked.last_period) == ("一季度增长6.2%。", "2026-02")
    heir.presses("按期推进")
    assert isinstance(heir.letters[-1], AskText)
    heir.presses("沿用上月")
    heir.presses("提交")


def test_whoever_comes_after_somebody_was_unbound_finds_their_drafts(store: Store) -> None:
    half_filled(store)
    with store.writing() as session:
        cast.bind_supervisor(session)
        binding = cast.binding_of(session, 101)
        release.unbind(session, pressed=presses(900, "unbind", binding.id or 0, "yes"), now=NOW)
    assert inherited(succeeds(store)).drafts


def test_another_post_of_the_unit_inherits_nothing(store: Store) -> None:
    half_filled(store)
    colleague = succeeds(store, title="承办人")
    assert colleague.kind == "welcome"
    assert [draft.chat for draft in drafts_left(store)] == [101]


def test_what_was_reported_since_the_draft_does_not_come_back(store: Store) -> None:
    half_filled(store)
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), 103, title="联络员乙")
    colleague = Phone(store, 103, now=NOW + dt.timedelta(minutes=5))
    colleague.saves("1 增长6.5%。")
    heir = succeeds(store)
    heir.now = NOW + dt.timedelta(minutes=10)
    heir.presses("继续填报2月份")
    assert heir.kind == "overtaken"
    assert [done for _, _, done in kept(store)] == ["增长6.5%。"]


class TestSomebodyWithTwoUnits:
    @pytest.fixture
    def old(self, store: Store) -> Phone:
        phone = contact(store, (1, 12))
        with store.writing() as session:
            unit, programme = cast.unit(session, "区统计局"), session.exec(select(Programme)).one()
            cast.obligation(session, programme, unit, cast.owes(session, programme, unit, [30]))
            cast.bind_contact(session, unit)
        return phone

    def test_hands_over_only_what_is_the_unit_s(self, store: Store, old: Phone) -> None:
        for obligation in (1, 2):
            old.sends_press(f"v1:report:{obligation}")
            old.says("一季度增长6.2%。")
        heir = succeeds(store, unit="区统计局")
        assert [left.obligation for left in inherited(heir).drafts] == [2]
        assert {draft.slot: draft.chat for draft in drafts_left(store)} == {"report:1": 101, "report:2": 102}

    def test_a_reply_about_both_is_parted(self, store: Store, old: Phone) -> None:
        old.says("1 一季度增长6.2%。\n30 完成经济普查。")
        heir = succeeds(store, unit="区统计局")
        heir.presses("核对待确认的回复")
        assert "经济普查" in heir.text
        assert "6.2%" not in heir.text
        heir.presses("确认保存")
        old.presses("确认保存", _find(old, "reply_check"))  # made for both: shown once more
        assert "经济普查" not in old.text
        old.presses("确认保存")
        assert [(no, done) for no, _, done in kept(store)] == [(30, "完成经济普查。"), (1, "一季度增长6.2%。")]

    def test_presses_on_the_unit_that_is_gone_are_outdated(self, store: Store, old: Phone) -> None:
        succeeds(store, unit="区统计局")
        for data in ("v1:report:2", "v1:view:2:0", "v1:change:3", "v1:task:3:0"):
            old.sends_press(data)
            assert isinstance(old.letters[-1], Outdated), data

    def test_sees_nothing_of_it_any_more(self, store: Store, old: Phone) -> None:
        succeeds(store, unit="区统计局")
        old.lists()
        assert "区统计局" not in old.text
        with store.reading() as session:
            assert len(session.exec(select(Obligation)).all()) == 2


def _find(phone: Phone, kind: str) -> int:
    """The last message of a kind in a chat."""
    return [message for message, shown in phone.kinds.items() if shown == kind and message in phone.shows][-1]
