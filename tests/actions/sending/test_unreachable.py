"""A chat that is blocked or dead, and the way back."""

import datetime as dt

from sqlmodel import Session, col, select

from bot.actions.reminding.remind import sweep, wake_unit
from bot.actions.sending.unreachable import mark_reachable, mark_unreachable
from bot.rules.letters.notices import Unreachable
from bot.store import outbox
from bot.store.door import Store
from bot.store.tables import Binding, Cover, Obligation, Outbox
from tests import cast
from tests.cast import at

OPENING, BLOCKED, BACK = at("2026-03-02 08:30"), at("2026-03-02 08:31"), at("2026-03-02 14:00")
REASON = "Forbidden: bot was blocked by the user"


def reminded(session: Session) -> None:
    """区发改局 has been reminded of its report on February; the message waits."""
    programme, unit = cast.programme(session), cast.unit(session)
    cast.bind_contact(session, unit)
    cast.obligation(session, programme, unit, cast.owes(session, programme, unit, [1]))
    assert swept(session, OPENING) == 1


def swept(session: Session, now: dt.datetime) -> int:
    session.flush()
    return sweep(session, now=now, timetable=cast.timetable()).messages


def block(session: Session, now: dt.datetime = BLOCKED) -> bool:
    return mark_unreachable(session, address=cast.address(), reason=REASON, now=now)


def letters(session: Session, chat: int = 900) -> list[Outbox]:
    return list(session.exec(select(Outbox).where(Outbox.chat == chat).order_by(col(Outbox.id))))


def test_who_cannot_be_reached_is_marked_with_since_when_and_why(store: Store) -> None:
    with store.writing() as session:
        reminded(session)
        assert block(session)
        binding = session.exec(select(Binding)).one()
        assert (binding.state, binding.state_since, binding.reason) == ("unreachable", BLOCKED, REASON)


def test_reminders_that_wait_for_them_are_refused(store: Store) -> None:
    with store.writing() as session:
        reminded(session)
        block(session)
        (row,) = letters(session, 101)
        session.refresh(row)
        assert (row.state, row.reason, row.settled_at) == ("refused", REASON, BLOCKED)


def test_every_supervisor_who_can_be_reached_is_told_once_in_their_language(store: Store) -> None:
    with store.writing() as session:
        reminded(session)
        cast.bind_supervisor(session)
        cast.bind_supervisor(session, "督查科长", 901, language="en")
        cast.bind_supervisor(session, "督查专员", 902, state="unreachable")
        block(session)
        assert not block(session)
        (row,) = letters(session)
        assert outbox.letter_of(row) == Unreachable(unit="区发改局", post="联络员", reason=REASON)
        assert [row.language for row in letters(session, 901)] == ["en"]
        assert letters(session, 902) == []


def test_whoever_answers_for_two_units_is_told_of_once_for_each(store: Store) -> None:
    with store.writing() as session:
        for name in ("区发改局", "区统计局"):
            cast.bind_contact(session, cast.unit(session, name))
        cast.bind_supervisor(session)
        block(session)
        assert [outbox.letter_of(row) for row in letters(session)] == [
            Unreachable(unit=name, post="联络员", reason=REASON) for name in ("区发改局", "区统计局")
        ]


def test_only_reminders_that_wait_for_this_person_are_refused(store: Store) -> None:
    with store.writing() as session:
        reminded(session)
        cast.bind_supervisor(session)
        others = []
        for chat, kind, state in (
            (102, "reminder", "waiting"),
            (101, "receipt", "waiting"),
            (101, "reminder", "claimed"),
        ):
            address = cast.address(chat)
            number = outbox.put_composed(
                session, kind, {}, address=address, occasion=f"{kind}:{state}", language="en", now=OPENING
            )
            others.append(row := session.get_one(Outbox, number))
            row.state = state
        session.flush()
        block(session)
        for row in others:
            session.refresh(row)
        assert [row.state for row in others] == ["waiting", "waiting", "claimed"]


def test_only_what_was_refused_to_this_person_is_said_again(store: Store) -> None:
    with store.writing() as session:
        reminded(session)
        cast.bind_contact(session, cast.unit(session), 102, title="承办人")
        wake_unit(session, cast.unit(session).id or 0, OPENING)
        assert swept(session, OPENING) == 1
        for chat in (101, 102):
            mark_unreachable(session, address=cast.address(chat), reason=REASON, now=BLOCKED)
        mark_reachable(session, address=cast.address(), now=BACK)
        assert session.exec(select(Cover.recipient)).all() == ["telegram:102"]


def test_a_contact_who_is_lost_or_back_wakes_what_the_unit_owes(store: Store) -> None:
    with store.writing() as session:
        reminded(session)
        for act, moment in ((block, BLOCKED), (comes_back, BACK)):
            act(session, moment)
            assert session.exec(select(Obligation.wake_at)).one() == moment


def comes_back(session: Session, now: dt.datetime) -> bool:
    return mark_reachable(session, address=cast.address(), now=now)


def test_the_same_person_lost_again_is_told_again(store: Store) -> None:
    with store.writing() as session:
        reminded(session)
        cast.bind_supervisor(session)
        block(session)
        mark_reachable(session, address=cast.address(), now=BACK)
        block(session, at("2026-03-03 09:00"))
        assert len(letters(session)) == 2


def test_a_supervisor_who_is_lost_is_not_told_of_it(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        cast.bind_supervisor(session, "督查科长", 901)
        mark_unreachable(session, address=cast.address(900), reason=REASON, now=BLOCKED)
        assert letters(session) == []
        (row,) = letters(session, 901)
        assert outbox.letter_of(row) == Unreachable(unit="", post="督查员", reason=REASON)


def test_a_stranger_who_blocks_us_is_no_news(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        assert not block(session)
        assert letters(session) == []


def test_who_writes_again_is_told_what_they_missed_the_same_day_once(store: Store) -> None:
    with store.writing() as session:
        reminded(session)
        block(session)
        assert swept(session, BLOCKED) == 0
        assert mark_reachable(session, address=cast.address(), now=BACK)
        assert swept(session, BACK) == 1
        assert swept(session, BACK) == 0
        assert [row.occasion for row in letters(session, 101)] == [
            "remind:2026-03-02:open",
            "remind:2026-03-02:open:2",
        ]
        binding = session.exec(select(Binding)).one()
        assert (binding.state, binding.reason) == ("active", "")


def test_what_had_arrived_before_they_were_lost_is_not_said_again(store: Store) -> None:
    with store.writing() as session:
        reminded(session)
        (row,) = letters(session, 101)
        row.state, row.settled_at = "delivered", OPENING
        session.add(row)
        session.flush()
        block(session)
        mark_reachable(session, address=cast.address(), now=BACK)
        assert swept(session, BACK) == 0


def test_who_was_never_lost_does_not_come_back(store: Store) -> None:
    with store.writing() as session:
        reminded(session)
        assert not mark_reachable(session, address=cast.address(), now=BACK)
