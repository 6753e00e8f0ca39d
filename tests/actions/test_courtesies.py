"""Help, cancel, pictures, groups, old buttons, the language; and what a stranger gets instead."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlmodel import Session, col, select

from bot.actions import courtesies
from bot.rules.letters.courtesies import Cancelled, GroupChat, Help, LanguageChanged, NotText, Outdated
from bot.rules.letters.enrolment import Stranger
from bot.store import drafts, notes, people
from bot.store.door import Store
from bot.store.tables import Binding, Draft, Note
from tests import cast
from tests.chat import NOW, heard, last, presses, rows, says, sends

CONTACT, SUPERVISOR, STRANGER, GROUP = 101, 900, 666, -500


def contact(session: Session, *, state: str = "active", language: str = "zh_CN") -> Binding:
    return cast.bind_contact(session, cast.unit(session), CONTACT, state=state, language=language)


def draft(session: Session, chat: int, slot: str = "report") -> None:
    drafts.put(session, cast.address(chat), slot, {}, now=NOW)


def test_help_is_for_who_asks(store: Store) -> None:
    with store.writing() as session:
        contact(session)
        cast.bind_supervisor(session, "督查一科", SUPERVISOR)
        for chat in (CONTACT, SUPERVISOR):
            courtesies.help_(session, said=says(chat), now=NOW)
        assert last(session, CONTACT, Help) == Help("区发改局", "联络员")
        assert last(session, SUPERVISOR, Help) == Help("", "督查一科")


def test_cancel_throws_away_one_s_own_drafts_and_nobody_else_s(store: Store) -> None:
    with store.writing() as session:
        contact(session)
        for chat, slot in ((CONTACT, "report"), (CONTACT, "reply:1"), (202, "report")):
            draft(session, chat, slot)
        courtesies.cancel(session, said=says(CONTACT), now=NOW)
        assert last(session, CONTACT, Cancelled).drafts == 2
        assert session.exec(select(Draft.chat)).all() == [202]


def test_cancel_with_nothing_begun_says_so(store: Store) -> None:
    with store.writing() as session:
        contact(session)
        courtesies.cancel(session, said=says(CONTACT), now=NOW)
        assert last(session, CONTACT, Cancelled).drafts == 0


def test_a_supervisor_is_told_what_was_thrown_away(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        address = cast.address(SUPERVISOR)
        drafts.put(session, address, "paste", {"1": "任务"}, now=NOW)
        drafts.put(session, address, "questions", {"at": None}, now=NOW)
        courtesies.cancel(session, said=says(SUPERVISOR), now=NOW)
        assert last(session, SUPERVISOR, Cancelled).begun == ("paste",)
        drafts.put(session, address, "paste", {}, now=NOW)
        drafts.put(session, address, "questions", {"at": {"task": 1}}, now=NOW)
        courtesies.cancel(session, said=says(SUPERVISOR), now=NOW)
        assert last(session, SUPERVISOR, Cancelled).begun == ("questions",)
        courtesies.cancel(session, said=says(SUPERVISOR), now=NOW)
        assert last(session, SUPERVISOR, Cancelled) == Cancelled(0, supervises=True)


def test_what_is_not_text_is_kept_and_answered(store: Store) -> None:
    with store.writing() as session:
        contact(session)
        sent = sends(CONTACT, "photo", caption="12 已完成", file="AgAC")
        courtesies.keep_file(session, sent=sent, now=NOW)
        kept = notes.get(session, f"sent:telegram:{CONTACT}:{sent.message_id}")
        assert last(session, CONTACT, NotText) == NotText("photo", captioned=True)
    assert kept == {"what": "photo", "file": "AgAC", "caption": "12 已完成", "at": NOW.isoformat()}


def test_an_album_is_kept_whole_and_answered_once(store: Store) -> None:
    with store.writing() as session:
        contact(session)
        for _ in range(10):
            courtesies.keep_file(session, sent=sends(CONTACT, "photo"), now=NOW)
        assert heard(session, CONTACT) == [NotText("photo")]
        assert len(session.exec(select(Note)).all()) == 10


def test_the_same_kind_is_answered_again_after_a_minute(store: Store) -> None:
    with store.writing() as session:
        contact(session)
        for now in (NOW, NOW + courtesies.ALBUM):
            courtesies.keep_file(session, sent=sends(CONTACT, "photo"), now=now)
        assert heard(session, CONTACT) == [NotText("photo")] * 2


def test_each_kind_is_answered_also_when_they_come_together(store: Store) -> None:
    with store.writing() as session:
        contact(session)
        for what in ("sticker", "photo", "document", "photo", "voice"):
            courtesies.keep_file(session, sent=sends(CONTACT, what), now=NOW)
        assert [letter.what for letter in heard(session, CONTACT) if isinstance(letter, NotText)] == [
            "sticker",
            "photo",
            "document",
            "voice",
        ]


def test_a_file_and_its_words_are_answered_apart(store: Store) -> None:
    with store.writing() as session:
        contact(session)
        sent = sends(CONTACT, "photo", caption="12 已完成")
        courtesies.keep_file(session, sent=sent, now=NOW)
        assert rows(session, CONTACT)[0].occasion != f"update:{sent.bot}:{sent.update_id}"


def test_a_group_is_told_once_a_day_and_nothing_of_it_is_kept(store: Store) -> None:
    with store.writing() as session:
        for hours in (0, 1, 23, 24, 25):
            now = NOW + dt.timedelta(hours=hours)
            courtesies.greet_group(session, act=says(GROUP), language="zh_CN", now=now)
        assert heard(session, GROUP) == [GroupChat()] * 2
        assert session.exec(select(Binding)).all() == []
        assert session.exec(select(Note)).all() == []


def test_an_old_button_is_said_to_be_outdated(store: Store) -> None:
    with store.writing() as session:
        contact(session)
        courtesies.outdated(session, pressed=presses(CONTACT, "gone"), now=NOW)
        assert last(session, CONTACT, Outdated)


def test_the_language_is_changed_for_oneself_and_said_in_it(store: Store) -> None:
    with store.writing() as session:
        contact(session)
        cast.bind_contact(session, cast.unit(session, "区工信局"), 202)
        courtesies.change_language(session, pressed=presses(CONTACT, "language", "en"), now=NOW)
        assert last(session, CONTACT, LanguageChanged)
        assert rows(session, CONTACT)[-1].language == "en"
        spoken = session.exec(select(Binding.language).order_by(col(Binding.id))).all()
    assert spoken == ["en", "zh_CN"]


@pytest.mark.parametrize("args", [(), ("fr",), ("",), ("../en",)])
def test_a_language_there_is_not_changes_nothing(store: Store, args: tuple[str, ...]) -> None:
    with store.writing() as session:
        contact(session)
        courtesies.change_language(session, pressed=presses(CONTACT, "language", *args), now=NOW)
        assert last(session, CONTACT, Outdated)
        assert session.exec(select(Binding.language)).one() == "zh_CN"


EVERYTHING: dict[str, Callable[[Session, int], None]] = {
    "help": lambda session, chat: courtesies.help_(session, said=says(chat), now=NOW),
    "cancel": lambda session, chat: courtesies.cancel(session, said=says(chat), now=NOW),
    "picture": lambda session, chat: courtesies.keep_file(session, sent=sends(chat, "photo"), now=NOW),
    "button": lambda session, chat: courtesies.outdated(session, pressed=presses(chat, "x"), now=NOW),
    "language": lambda session, chat: courtesies.change_language(
        session, pressed=presses(chat, "language", "en"), now=NOW
    ),
}


@pytest.mark.parametrize("what", EVERYTHING)
def test_a_stranger_gets_the_one_sentence_whatever_they_do(store: Store, what: str) -> None:
    with store.writing() as session:
        draft(session, STRANGER)
        EVERYTHING[what](session, STRANGER)
        assert heard(session, STRANGER) == [Stranger()]
        assert session.exec(select(Note)).all() == []
        assert len(session.exec(select(Draft)).all()) == 1


def test_whatever_a_stranger_does_within_an_hour_is_answered_once(store: Store) -> None:
    with store.writing() as session:
        for act in EVERYTHING.values():
            act(session, STRANGER)
        assert heard(session, STRANGER) == [Stranger()]


@pytest.mark.parametrize("what", EVERYTHING)
def test_whoever_does_something_can_be_reached_again(store: Store, what: str) -> None:
    with store.writing() as session:
        contact(session, state="unreachable")
        EVERYTHING[what](session, CONTACT)
        bound = people.binding_at(session, cast.address(CONTACT))
    assert bound is not None
    assert bound.binding.state == "active"


def test_answers_come_in_the_language_of_the_person(store: Store) -> None:
    with store.writing() as session:
        contact(session, language="en")
        courtesies.help_(session, said=says(CONTACT), now=NOW)
        courtesies.help_(session, said=says(STRANGER, language="en"), now=NOW)
        assert [row.language for chat in (CONTACT, STRANGER) for row in rows(session, chat)] == ["en", "en"]
