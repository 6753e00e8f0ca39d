"""The sweep: who is told what, when, once."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from bot.actions.reminding.remind import Swept, sweep, wake_unit
from bot.rules.calendar import Calendar, Override
from bot.store import outbox
from bot.store.door import Store
from bot.store.tables import Cover, Obligation, Outbox, Programme
from tests import cast
from tests.cast import at
from tests.cycle import opens

OPENING, TWO_BEFORE, DUE_MORNING, DUE_AFTERNOON, AFTER = (
    at("2026-03-02 08:30"),
    at("2026-03-04 09:00"),
    at("2026-03-06 09:00"),
    at("2026-03-06 15:00"),
    at("2026-03-09 09:00"),
)


def swept(session: Session, now: dt.datetime, calendar: Calendar | None = None) -> int:
    session.flush()
    return sweep(session, now=now, timetable=cast.timetable(calendar)).messages


def occasions(session: Session, chat: int = 101) -> list[str]:
    rows = session.exec(select(Outbox.occasion).where(Outbox.chat == chat).order_by(col(Outbox.id)))
    return [occasion.removeprefix("remind:") for occasion in rows]


def february(session: Session, *numbers: int, unit: str = "区发改局", document: str = cast.DOCUMENT) -> Obligation:
    """A report on February that a unit owes, due on Friday 6 March at 17:30."""
    programme = session.exec(select(Programme).where(Programme.document == document)).first()
    programme = programme or cast.programme(session, document)
    who = cast.unit(session, unit)
    return cast.obligation(session, programme, who, cast.owes(session, programme, who, numbers or (1,)))


def bound(session: Session, unit: str = "区发改局", chat: int = 101) -> None:
    cast.bind_contact(session, cast.unit(session, unit), chat)


def answered(session: Session, obligation: Obligation, now: dt.datetime) -> None:
    obligation.met_at, obligation.wake_at = now, None
    session.add(obligation)


def play(store: Store, first: str, last: str, calendar: Calendar | None = None) -> None:
    """Ring the jobs every half hour of the working day, and at midnight, from one day to another."""
    day = dt.date.fromisoformat(first)
    while day <= dt.date.fromisoformat(last):
        for clock in ("00:00", "08:30", "09:00", "09:30", "12:30", "15:00", "17:00", "20:00"):
            with store.writing() as session:
                now = at(f"{day} {clock}")
                opens(session, now, calendar)
                sweep(session, now=now, timetable=cast.timetable(calendar))
        day += dt.timedelta(days=1)


# -- a month ------------------------------------------------------------------------------------------------------


@pytest.fixture
def two_units(store: Store) -> Store:
    """A programme of which 区发改局 owes two tasks and 区工信局 one; both have a contact."""
    with store.writing() as session:
        programme = cast.programme(session)
        for name, chat, numbers in (("区发改局", 101, [1, 2]), ("区工信局", 102, [3])):
            unit = cast.unit(session, name)
            cast.owes(session, programme, unit, numbers)
            cast.bind_contact(session, unit, chat)
    return store


def test_a_month_in_which_nobody_answers_brings_ten_reminders_and_no_more(two_units: Store) -> None:
    play(two_units, "2026-03-01", "2026-03-31")
    with two_units.reading() as session:
        assert occasions(session) == [
            "2026-03-02:open",
            "2026-03-04:before-2",
            "2026-03-06:due-09:00",
            "2026-03-06:due-15:00",
            "2026-03-09:after-1",
            "2026-03-11:every-1",
            "2026-03-13:every-2",
            "2026-03-17:every-3",
            "2026-03-19:every-4",
            "2026-03-23:every-5",
        ]
        assert occasions(session, 102) == occasions(session)


def test_who_has_answered_hears_no_more_and_the_others_still_do(two_units: Store) -> None:
    play(two_units, "2026-03-01", "2026-03-04")
    with two_units.writing() as session:
        unit = cast.unit(session, "区发改局")
        met = session.exec(select(Obligation).where(Obligation.unit_id == unit.id)).one()
        answered(session, met, at("2026-03-05 10:00"))
    play(two_units, "2026-03-05", "2026-03-06")
    with two_units.reading() as session:
        assert len(occasions(session)) == 2
        assert len(occasions(session, 102)) == 4


def test_over_the_spring_festival_nobody_is_written_to(two_units: Store) -> None:
    closed = [
        Override(dt.date(2026, 3, day), working=False, reason="放假", source="云溪政办发〔2026〕4号")
        for day in range(2, 11)
    ]
    play(two_units, "2026-03-01", "2026-03-17", cast.calendar(*closed))
    with two_units.reading() as session:
        assert occasions(session) == [
            "2026-03-11:open",
            "2026-03-13:before-2",
            "2026-03-17:due-09:00",
            "2026-03-17:due-15:00",
        ]


def test_on_a_provisional_date_nothing_is_said_once_it_is_past(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session, confirmed_at=at("2026-12-20 09:00"))
        unit = cast.unit(session)
        cast.owes(session, programme, unit, [1])
        cast.bind_contact(session, unit)
    play(store, "2027-01-01", "2027-01-31")
    with store.reading() as session:
        found = session.exec(select(Obligation).where(Obligation.period == "2026-12")).one()
        stages = session.exec(select(Cover.stage).where(Cover.obligation_id == found.id)).all()
        assert set(stages) == {"open", "before-2", "due-09:00", "due-15:00"}


# -- once ---------------------------------------------------------------------------------------------------------


def test_a_second_sweep_says_nothing(store: Store) -> None:
    with store.writing() as session:
        february(session)
        bound(session)
        assert swept(session, DUE_MORNING) == 1
        assert sweep(session, now=DUE_MORNING, timetable=cast.timetable()) == Swept(looked=0, messages=0)


def test_a_sweep_that_died_before_it_was_done_left_nothing_and_the_next_one_says_it(store: Store) -> None:
    with store.writing() as session:
        february(session)
        bound(session)
    with pytest.raises(KeyboardInterrupt), store.writing() as session:  # noqa: PT012 -- it dies in the middle
        assert swept(session, DUE_MORNING) == 1
        raise KeyboardInterrupt
    with store.writing() as session:
        assert occasions(session) == []
        assert swept(session, DUE_MORNING) == 1


def test_what_was_claimed_stays_unsaid_even_if_the_sweep_is_made_to_look_again(store: Store) -> None:
    with store.writing() as session:
        owed = february(session)
        bound(session)
        swept(session, DUE_MORNING)
        wake_unit(session, owed.unit_id, DUE_MORNING)
        assert swept(session, DUE_MORNING) == 0


def test_a_late_start_says_one_thing_and_covers_what_it_missed(store: Store) -> None:
    with store.writing() as session:
        february(session)
        bound(session)
        assert swept(session, DUE_AFTERNOON) == 1
        assert occasions(session) == ["2026-03-06:due-15:00"]
        covered = session.exec(select(Cover.stage).order_by(col(Cover.id))).all()
        assert covered == ["open", "before-2", "due-09:00", "due-15:00"]


def test_the_next_look_is_at_the_next_stage(store: Store) -> None:
    with store.writing() as session:
        owed = february(session)
        bound(session)
        swept(session, OPENING)
        session.refresh(owed)
        assert owed.wake_at == TWO_BEFORE


def test_a_look_at_one_report_leaves_the_hours_of_the_others(store: Store) -> None:
    with store.writing() as session:
        february(session)
        later, met = february(session, 2, unit="区工信局"), february(session, 3, unit="区财政局")
        later.wake_at = DUE_MORNING
        answered(session, met, OPENING)
        bound(session)
        assert swept(session, OPENING) == 1
        for row, hour in ((later, DUE_MORNING), (met, None)):
            session.refresh(row)
            assert row.wake_at == hour


def test_after_the_last_reminder_there_is_no_next_look(store: Store) -> None:
    with store.writing() as session:
        owed = february(session)
        bound(session)
        swept(session, at("2026-03-23 09:00"))
        session.refresh(owed)
        assert owed.wake_at is None


# -- one message a person a day -----------------------------------------------------------------------------------


def test_all_that_is_due_for_one_person_is_one_message(store: Store) -> None:
    with store.writing() as session:
        first, second = february(session), february(session, document="云溪政办发〔2026〕5号")
        bound(session)
        assert swept(session, OPENING) == 1
        row = session.exec(select(Outbox)).one()
        assert row.body == {"stages": [[first.id, "open"], [second.id, "open"]]}


def test_a_second_reason_on_one_day_waits_for_the_next_working_day(store: Store) -> None:
    with store.writing() as session:
        february(session)
        bound(session)
        swept(session, OPENING)
        later = february(session, document="云溪政办发〔2026〕5号")
        assert swept(session, at("2026-03-02 11:00")) == 0
        session.refresh(later)
        assert later.wake_at == at("2026-03-03 09:00")
        assert swept(session, at("2026-03-03 09:00")) == 1
        assert occasions(session) == ["2026-03-02:open", "2026-03-03:open"]


def test_the_due_day_does_not_wait(store: Store) -> None:
    with store.writing() as session:
        february(session)
        bound(session)
        swept(session, DUE_MORNING)
        february(session, document="云溪政办发〔2026〕5号")
        assert swept(session, at("2026-03-06 10:00")) == 1
        assert occasions(session) == ["2026-03-06:due-09:00", "2026-03-06:due-09:00:2"]


@pytest.mark.parametrize(
    "occasion", ["update:1:77", "week:2026-W10", "remind:2026-03-01:open", "remind:2026-03-03:open"]
)
def test_only_a_reminder_of_today_is_the_message_of_the_day(store: Store, occasion: str) -> None:
    with store.writing() as session:
        february(session)
        bound(session)
        outbox.put_composed(
            session, "digest", {}, address=cast.address(), occasion=occasion, language="zh_CN", now=OPENING
        )
        assert swept(session, OPENING) == 1


@pytest.mark.parametrize("state", ["dropped", "refused"])
def test_what_did_not_arrive_does_not_count_as_the_message_of_the_day(store: Store, state: str) -> None:
    with store.writing() as session:
        february(session)
        bound(session)
        swept(session, OPENING)
        row = session.exec(select(Outbox)).one()
        row.state, row.settled_at = state, OPENING
        february(session, document="云溪政办发〔2026〕5号")
        assert swept(session, at("2026-03-02 11:00")) == 1


# -- who ----------------------------------------------------------------------------------------------------------


def test_every_contact_of_a_unit_is_told(store: Store) -> None:
    with store.writing() as session:
        february(session)
        bound(session)
        cast.bind_contact(session, cast.unit(session), 103, title="承办科室")
        assert swept(session, OPENING) == 2
        assert occasions(session, 103) == ["2026-03-02:open"]


def test_who_answers_for_two_units_gets_one_message(store: Store) -> None:
    with store.writing() as session:
        february(session)
        february(session, 2, unit="区工信局")
        bound(session)
        bound(session, "区工信局")
        assert swept(session, OPENING) == 1


def test_nobody_of_another_unit_and_no_supervisor_is_told(store: Store) -> None:
    with store.writing() as session:
        february(session)
        bound(session, "区工信局", 102)
        cast.bind_supervisor(session)
        assert swept(session, OPENING) == 0


def test_who_is_unreachable_is_not_written_to(store: Store) -> None:
    with store.writing() as session:
        february(session)
        cast.bind_contact(session, cast.unit(session), state="unreachable")
        assert swept(session, OPENING) == 0


def test_where_nobody_is_bound_nothing_is_lost_whoever_is_bound_later_gets_one_message(store: Store) -> None:
    with store.writing() as session:
        owed = february(session)
        for now in (OPENING, TWO_BEFORE, DUE_MORNING):
            assert swept(session, now) == 0
        bound(session)
        wake_unit(session, owed.unit_id, at("2026-03-06 10:20"))
        assert swept(session, at("2026-03-06 10:21")) == 1
        assert occasions(session) == ["2026-03-06:due-09:00"]


def test_waking_a_unit_wakes_no_other(store: Store) -> None:
    with store.writing() as session:
        ours, theirs = february(session), february(session, 2, unit="区工信局")
        for owed in (ours, theirs):
            owed.wake_at = AFTER
        session.flush()
        wake_unit(session, ours.unit_id, OPENING)
        for owed, hour in ((ours, OPENING), (theirs, AFTER)):
            session.refresh(owed)
            assert owed.wake_at == hour


def test_what_is_met_is_not_spoken_of_though_its_hour_comes(store: Store) -> None:
    with store.writing() as session:
        owed = february(session)
        bound(session)
        owed.met_at = OPENING
        assert swept(session, OPENING) == 0


def test_waking_a_unit_leaves_what_it_has_met_asleep(store: Store) -> None:
    with store.writing() as session:
        owed = february(session)
        bound(session)
        answered(session, owed, OPENING)
        wake_unit(session, owed.unit_id, OPENING)
        assert swept(session, OPENING) == 0
        session.refresh(owed)
        assert owed.wake_at is None


def test_a_contact_is_written_to_in_their_language_quietly_and_after_answers(store: Store) -> None:
    with store.writing() as session:
        february(session)
        cast.bind_contact(session, cast.unit(session), language="en")
        swept(session, OPENING)
        row = session.exec(select(Outbox)).one()
        assert (row.language, row.letter, row.quiet, row.priority, row.state) == ("en", "reminder", True, 1, "waiting")


# -- never outside working hours ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-03-06 12:30", "2026-03-06 13:30"),
        ("2026-03-06 17:30", "2026-03-09 08:30"),
        ("2026-03-07 10:00", "2026-03-09 08:30"),
        ("2026-03-02 06:00", "2026-03-02 08:30"),
    ],
)
def test_outside_working_hours_the_look_is_put_off(store: Store, now: str, then: str) -> None:
    with store.writing() as session:
        owed = february(session)
        bound(session)
        assert swept(session, at(now)) == 0
        session.refresh(owed)
        assert owed.wake_at == at(then)


MINUTES = st.lists(st.integers(min_value=0, max_value=31 * 24 * 60), min_size=1, max_size=25)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(minutes=MINUTES, answer_at=st.integers(min_value=0, max_value=31 * 24 * 60))
def test_whenever_it_sweeps_nothing_is_said_twice_or_outside_hours_or_to_who_has_answered(
    tmp_path_factory: pytest.TempPathFactory, minutes: list[int], answer_at: int
) -> None:
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('random') / 'cuiban.db'}")
    store.create()
    when = cast.timetable()
    start = at("2026-03-01 00:00")
    with store.writing() as session:
        met, other = february(session), february(session, 2, unit="区工信局")
        third = february(session, document="云溪政办发〔2026〕5号")
        bound(session)
        bound(session, "区工信局", 102)
    for minute in sorted(minutes):
        with store.writing() as session:
            if minute >= answer_at:
                answered(session, met, start + dt.timedelta(minutes=answer_at))
            sweep(session, now=start + dt.timedelta(minutes=minute), timetable=when)
    with store.reading() as session:
        claimed = session.exec(select(Cover.obligation_id, Cover.stage, Cover.recipient)).all()
        assert len(claimed) == len(set(claimed))
        for row in session.exec(select(Outbox)):
            assert when.inside(row.created_at)
            about = {id_ for id_, _ in row.body["stages"]}
            assert about <= ({met.id, third.id} if row.chat == 101 else {other.id})
            assert met.id not in about or row.created_at < start + dt.timedelta(minutes=answer_at)
        days = [
            (row.chat, row.created_at.astimezone(cast.ZONE).date())
            for row in session.exec(select(Outbox).where(~col(Outbox.occasion).contains("due")))
        ]
        assert len(days) == len(set(days))
    store.close()
