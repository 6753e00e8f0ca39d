import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from bot.actions import compose
from bot.actions.compose import Composed
from bot.actions.sending.deliver import Pump
from bot.clock import StoppedClock
from bot.delivery.messages import File
from bot.errors import MovedError, PassingError, RefusedError, StorageError, UnknownOutcomeError
from bot.store import outbox, people, sending
from bot.store.door import Store
from bot.store.tables import Outbox
from tests.cast import address, at, bind_contact, bind_supervisor, unit
from tests.delivering import BLOCKED, NOW, Saying, Street, pump, rows, say, states

LOST = UnknownOutcomeError("ServerDisconnectedError")


def later(clock: StoppedClock, **by: float) -> None:
    clock.move_to(clock.now() + dt.timedelta(**by))


# -- what arrives --------------------------------------------------------------------------------------------------


async def test_what_stands_in_the_outbox_arrives_and_is_settled(store: Store, street: Street, delivery: Pump) -> None:
    with store.writing() as session:
        say(session, "您好", now=NOW)
    await delivery.drain()
    (row,) = rows(store)
    assert street.got[101] == ["您好"]
    assert (row.state, row.message_id, row.attempts, row.claimed_by) == ("delivered", 1, 1, "")
    assert row.settled_at == NOW


async def test_a_second_drain_says_nothing_twice(store: Store, street: Street, delivery: Pump) -> None:
    with store.writing() as session:
        say(session, "您好", now=NOW)
    await delivery.drain()
    await delivery.drain()
    assert street.got[101] == ["您好"]


async def test_what_a_row_answers_or_edits_is_handed_on(store: Store, street: Street, delivery: Pump) -> None:
    with store.writing() as session:
        where: dict[str, Any] = {"address": address(), "language": "zh_CN", "now": NOW}
        outbox.put(session, Saying("答"), occasion="1", reply_to=7, **where)
        outbox.put(session, Saying("改"), occasion="2", edits=8, **where)
    await delivery.drain()
    assert [(reply_to, edits) for _, _, reply_to, edits in street.sends] == [(7, None), (None, 8)]


async def test_in_one_chat_the_order_is_kept(store: Store, street: Street, delivery: Pump) -> None:
    with store.writing() as session:
        for number in range(30):
            say(session, f"{number % 3}-{number}", chat=number % 3, now=NOW)
    await delivery.drain()
    for chat in range(3):
        assert street.got[chat] == [f"{chat}-{number}" for number in range(chat, 30, 3)]


async def test_different_chats_are_served_at_once_but_no_more_than_allowed(
    store: Store, street: Street, clock: StoppedClock, folder: Path
) -> None:
    with store.writing() as session:
        for chat in range(1, 41):
            say(session, "您好", chat=chat, now=NOW)
    await pump(store, street, clock, folder, at_once=8).drain()
    assert street.most_at_once == 8
    assert states(store) == ["delivered"] * 40


async def test_quiet_letters_wait_for_working_hours(
    store: Store, street: Street, clock: StoppedClock, delivery: Pump
) -> None:
    clock.move_to(at("2026-03-06 21:00"))
    with store.writing() as session:
        say(session, "提醒", now=NOW, quiet=True)
        say(session, "回答", chat=102, now=NOW)
    await delivery.drain()
    assert dict(street.got) == {102: ["回答"]}
    clock.move_to(at("2026-03-09 09:00"))
    await delivery.drain()
    assert street.got[101] == ["提醒"]


# -- words made at the last moment ---------------------------------------------------------------------------------


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the composer of the kind `saying` says next."""
    told: dict[str, Any] = {}

    def composer(_session: Session, row: Outbox, *, now: dt.datetime, **_tools: object) -> Composed:
        assert now == NOW
        answer = told[row.occasion]
        if isinstance(answer, Exception):
            raise answer
        return answer  # type: ignore[no-any-return]

    composers: dict[str, Any] = compose._COMPOSERS  # noqa: SLF001 -- a composer for this test alone
    monkeypatch.setitem(composers, "saying", composer)
    return told


def about(session: Session, occasion: str, chat: int = 101) -> None:
    outbox.put_composed(
        session, "saying", {}, address=address(chat), occasion=occasion, language="zh_CN", now=NOW, quiet=False
    )


async def test_what_a_row_is_about_becomes_words_when_its_turn_comes(
    store: Store, street: Street, delivery: Pump, composed: dict[str, Any]
) -> None:
    composed["提醒"] = Saying("还有1项")
    composed["明细"] = (Saying("明细表"), File("明细.xlsx", b"PK"))
    with store.writing() as session:
        about(session, "提醒")
        about(session, "明细")
    await delivery.drain()
    assert street.got[101] == ["还有1项", "明细表"]
    assert street.sends[1][1].file == File("明细.xlsx", b"PK")


async def test_what_nobody_needs_any_more_is_dropped(
    store: Store, street: Street, delivery: Pump, composed: dict[str, Any]
) -> None:
    composed["提醒"] = None
    with store.writing() as session:
        about(session, "提醒")
    await delivery.drain()
    assert states(store) == ["dropped"]
    assert not street.sends


async def test_a_store_that_cannot_be_read_puts_the_words_off(
    store: Store, clock: StoppedClock, delivery: Pump, composed: dict[str, Any]
) -> None:
    composed["提醒"] = StorageError("the disk is full")
    with store.writing() as session:
        about(session, "提醒")
    await delivery.drain()
    (row,) = rows(store)
    assert (row.state, row.reason) == ("waiting", "the disk is full")
    assert row.not_before is not None
    assert row.not_before > clock.now()


async def test_a_row_that_cannot_be_put_into_words_steps_aside_with_its_reason(
    store: Store, street: Street, delivery: Pump, composed: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    composed["坏"] = ValueError("no such task")
    composed["好"] = Saying("好")
    with store.writing() as session:
        about(session, "坏")
        about(session, "好")
    await delivery.drain()
    assert [(row.state, row.reason) for row in rows(store)] == [
        ("refused", "ValueError: no such task"),
        ("delivered", ""),
    ]
    assert street.got[101] == ["好"]
    assert "cannot be put into words" in caplog.text


# -- what goes wrong on the way ------------------------------------------------------------------------------------


async def test_a_passing_fault_is_tried_again_after_the_wait_it_asks_for(
    store: Store, street: Street, clock: StoppedClock, delivery: Pump
) -> None:
    street.faults[101].append(PassingError("Flood control exceeded", wait=30))
    with store.writing() as session:
        say(session, "您好", now=NOW)
    await delivery.drain()
    later(clock, seconds=29)
    await delivery.drain()
    assert states(store) == ["waiting"]
    later(clock, seconds=1)
    await delivery.drain()
    assert (street.got[101], states(store)) == (["您好"], ["delivered"])


async def test_the_waits_between_vain_tries_grow_up_to_ten_minutes(
    store: Store, street: Street, clock: StoppedClock, delivery: Pump
) -> None:
    with store.writing() as session:
        say(session, "您好", now=NOW)
    waits: list[float] = []
    for _ in range(11):
        street.faults[101].append(PassingError("connection refused"))
        await delivery.drain()
        (row,) = rows(store)
        assert row.not_before is not None
        waits.append((row.not_before - clock.now()).total_seconds())
        clock.move_to(row.not_before)
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]


async def test_what_comes_behind_a_message_that_was_put_off_waits_in_its_chat_only(
    store: Store, street: Street, clock: StoppedClock, delivery: Pump
) -> None:
    street.faults[101].append(PassingError("busy", wait=5))
    with store.writing() as session:
        say(session, "一", now=NOW)
        say(session, "二", now=NOW)
        say(session, "他", chat=102, now=NOW)
    await delivery.drain()
    assert (street.got[101], street.got[102]) == ([], ["他"])
    later(clock, seconds=5)
    await delivery.drain()
    assert street.got[101] == ["一", "二"]


async def test_a_lost_answer_is_tried_once_more_and_marked(
    store: Store, street: Street, clock: StoppedClock, delivery: Pump
) -> None:
    street.faults[101].append(LOST)
    with store.writing() as session:
        say(session, "您好", now=NOW)
    await delivery.drain()
    assert [(row.state, row.uncertain) for row in rows(store)] == [("waiting", True)]
    later(clock, seconds=5)
    await delivery.drain()
    assert [(row.state, row.uncertain) for row in rows(store)] == [("delivered", True)]


async def test_after_a_second_lost_answer_nobody_knows_and_it_is_not_sent_again(
    store: Store, street: Street, clock: StoppedClock, delivery: Pump
) -> None:
    street.faults[101].extend([LOST, LOST])
    with store.writing() as session:
        say(session, "您好", now=NOW)
    for _ in range(4):
        await delivery.drain()
        later(clock, minutes=1)
    assert len(street.sends) == 2
    with store.reading() as session:
        assert [row.reason for row in sending.unknown(session)] == ["ServerDisconnectedError"]


async def test_a_blocked_chat_is_marked_and_the_supervisor_is_told(
    store: Store, street: Street, delivery: Pump
) -> None:
    street.faults[101].append(BLOCKED)
    with store.writing() as session:
        bind_contact(session, unit(session, "区发改局"), chat=101)
        bind_supervisor(session, chat=900)
        say(session, "提醒", now=NOW)
    await delivery.drain()
    with store.reading() as session:
        assert [bound.binding.reason for bound in people.unreachable(session)] == [str(BLOCKED)]
    assert states(store) == ["refused", "delivered"]
    assert "区发改局" in street.got[900][0]


async def test_a_message_that_is_not_acceptable_does_not_make_its_chat_dead(
    store: Store, street: Street, delivery: Pump
) -> None:
    street.faults[101].append(RefusedError("can't parse entities", chat_is_dead=False))
    with store.writing() as session:
        bind_contact(session, unit(session), chat=101)
        say(session, "一", now=NOW)
        say(session, "二", now=NOW)
    await delivery.drain()
    assert (states(store), street.got[101]) == (["refused", "delivered"], ["二"])
    with store.reading() as session:
        assert people.unreachable(session) == []


async def test_a_group_that_moved_is_followed_and_nothing_is_lost(store: Store, street: Street, delivery: Pump) -> None:
    street.faults[101].append(MovedError(-1007))
    with store.writing() as session:
        bind_supervisor(session, chat=101)
        say(session, "一", now=NOW)
        say(session, "二", now=NOW)
    await delivery.drain()
    assert street.got[-1007] == ["一", "二"]
    with store.reading() as session:
        assert [bound.address for bound in people.supervisors(session)] == [address(-1007)]
