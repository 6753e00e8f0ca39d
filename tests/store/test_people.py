"""Who sits where: bound, reachable, gone; and which units have nobody."""

import datetime as dt

from sqlmodel import Session

from bot.rules.spans import Span
from bot.rules.terms import Address
from bot.store import people
from bot.store.door import Store
from bot.store.people import Bound
from bot.store.tables import Unit
from tests import cast


def chats(bound: list[Bound]) -> list[int]:
    return [each.binding.chat for each in bound]


def number(unit: Unit) -> int:
    assert unit.id is not None
    return unit.id


def at(session: Session, chat: int) -> Bound | None:
    return people.binding_at(session, cast.address(chat))


def test_a_contact_is_found_with_post_and_unit(any_store: Store) -> None:
    with any_store.writing() as session:
        unit = cast.unit(session, "区发改局")
        cast.bind_contact(session, unit, 101, language="en")
        found = at(session, 101)
    assert found is not None
    assert (found.unit, found.post.title, found.language) == (unit, "联络员", "en")
    assert (found.address, found.supervises) == (Address("telegram", 101), False)


def test_a_supervisor_has_no_unit(any_store: Store) -> None:
    with any_store.writing() as session:
        cast.bind_supervisor(session, chat=900)
        found = at(session, 900)
    assert found is not None
    assert found.unit is None
    assert found.supervises


def test_a_stranger_is_nobody_and_neither_is_the_same_number_on_another_channel(any_store: Store) -> None:
    with any_store.writing() as session:
        cast.bind_contact(session, cast.unit(session), 101)
        assert at(session, 102) is None
        assert people.binding_at(session, Address("letter", 101)) is None


def test_whoever_cannot_be_reached_is_still_bound_but_gets_nothing(any_store: Store) -> None:
    with any_store.writing() as session:
        unit = cast.unit(session)
        cast.bind_contact(session, unit, 101, state="unreachable")
        cast.bind_contact(session, unit, 102)
        assert at(session, 101) is not None
        assert chats(people.contacts_of(session, number(unit))) == [102]
        assert chats(people.unreachable(session)) == [101]


def test_whoever_left_the_post_is_a_stranger(any_store: Store) -> None:
    with any_store.writing() as session:
        unit = cast.unit(session)
        cast.bind_contact(session, unit, 101, state="ended")
        assert at(session, 101) is None
        assert people.contacts_of(session, number(unit)) == []


def test_contacts_are_those_of_the_unit_alone(any_store: Store) -> None:
    with any_store.writing() as session:
        ours, theirs = cast.unit(session, "区发改局"), cast.unit(session, "区工信局")
        cast.bind_contact(session, ours, 101)
        cast.bind_contact(session, theirs, 102)
        cast.bind_contact(session, ours, 103, title="承办人")
        assert chats(people.contacts_of(session, number(ours))) == [101, 103]
        assert [each.unit for each in people.contacts_of(session, number(ours))] == [ours, ours]


def test_supervisors_are_those_whom_messages_reach(any_store: Store) -> None:
    with any_store.writing() as session:
        cast.bind_supervisor(session, "督查员", 900)
        cast.bind_supervisor(session, "副主任", 901, state="unreachable")
        cast.bind_contact(session, cast.unit(session), 101)
        assert chats(people.supervisors(session)) == [900]


def test_a_unit_without_contact_is_one_to_whom_nobody_is_bound_reachable_or_not(any_store: Store) -> None:
    with any_store.writing() as session:
        bound, unreachable, left, never = (
            cast.unit(session, name) for name in ("区发改局", "区工信局", "区财政局", "区住建局")
        )
        cast.unit(session, "区教体局")  # nobody asks about it
        cast.bind_contact(session, bound, 101)
        cast.bind_contact(session, unreachable, 102, state="unreachable")
        cast.bind_contact(session, left, 103, state="ended")
        asked = [number(unit) for unit in (bound, unreachable, left, never)]
        assert people.units_without_contact(session, asked) == [left, never]


def test_a_person_has_a_seat_in_every_unit_they_answer_for(any_store: Store) -> None:
    with any_store.writing() as session:
        for name in ("区发改局", "区统计局"):
            cast.bind_contact(session, cast.unit(session, name), 101)
        cast.bind_contact(session, cast.unit(session, "区财政局"), 101, state="ended")
        seats = people.seats_at(session, cast.address(101))
    assert [seat.unit.name for seat in seats if seat.unit] == ["区发改局", "区统计局"]


def test_a_day_without_an_end_is_no_absence(any_store: Store) -> None:
    with any_store.writing() as session:
        unit = cast.unit(session)
        first, second = cast.bind_contact(session, unit, 101), cast.bind_contact(session, unit, 102, title="承办人")
        first.away_from = second.away_until = dt.date(2026, 3, 2)
        session.flush()
        assert [seat.away for seat in people.seats(session, [number(unit)])[number(unit)]] == [None, None]


def test_a_binding_that_holds_is_found_by_its_number(any_store: Store) -> None:
    with any_store.writing() as session:
        binding = cast.bind_contact(session, cast.unit(session), 101)
        assert chats(people.seat(session, binding.id or 0)) == [101]
        binding.state = "ended"
        session.flush()
        assert people.seat(session, binding.id or 0) == []


def test_whom_messages_reach_is_read_with_deputies_and_days_away(any_store: Store) -> None:
    with any_store.writing() as session:
        unit = cast.unit(session)
        away = cast.bind_contact(session, unit, 101)
        away.away_from, away.away_until = dt.date(2026, 3, 2), dt.date(2026, 3, 9)
        cast.bind_deputy(session, away, 102)
        cast.bind_contact(session, unit, 103, title="承办人", state="unreachable")
        first, deputy = people.seats(session, [number(unit)])[number(unit)]
        assert people.seats(session, []) == {}
        other = cast.unit(session, "区工信局")
        cast.bind_contact(session, other, 104, language="en")
        both = people.seats(session, [number(unit), number(other)])
    assert [[seat.recipient.address.chat for seat in seats] for seats in both.values()] == [[101, 102], [104]]
    assert both[number(other)][0].recipient.language == "en"
    assert (first.recipient.address.chat, first.away) == (101, Span(dt.date(2026, 3, 2), dt.date(2026, 3, 9)))
    assert (deputy.recipient.address.chat, deputy.deputy_of, deputy.away) == (102, first.post, None)
