"""Due dates that move."""

import datetime as dt
from dataclasses import replace

from sqlmodel import Session, select

from bot.actions.reminding.reckon import reckon_again
from bot.documents.notices import worked
from bot.rules.calendar import Calendar, Override
from bot.store.door import Store
from bot.store.tables import Obligation, Programme
from tests import cast
from tests.cast import at
from tests.cycle import opens

JANUARY = at("2027-01-04 09:00")
CLOSED = Override(dt.date(2026, 3, 5), working=False, reason="抗洪", source="云溪政办发〔2026〕9号")


def as_noticed(day: dt.date) -> bool | None:
    """Say what the notice for 2027 might: the first three days of January are off."""
    return day > dt.date(2027, 1, 3) and day.weekday() < 5 if day.year == 2027 else worked(day)


NOTICED = Calendar(as_noticed, source="the notice for 2027")


def opened(session: Session, now: dt.datetime, confirmed_at: dt.datetime) -> Obligation:
    """The report that was open at a moment, by the calendar as it was then."""
    programme, unit = cast.programme(session, confirmed_at=confirmed_at), cast.unit(session)
    cast.owes(session, programme, unit, [1])
    opens(session, now)
    return session.exec(select(Obligation)).one()


def reckoned(session: Session, now: dt.datetime, calendar: Calendar) -> int:
    session.flush()
    return reckon_again(session, now=now, calendar=calendar, zone=cast.ZONE, rules=cast.settings().obligations)


def december(session: Session) -> Obligation:
    return opened(session, JANUARY, at("2026-12-20 09:00"))


def february(session: Session) -> Obligation:
    return opened(session, at("2026-03-02 08:30"), at("2026-02-25 09:00"))


def test_a_provisional_date_becomes_firm_once_the_notice_is_out(store: Store) -> None:
    with store.writing() as session:
        owed = december(session)
        assert owed.provisional
        assert reckoned(session, JANUARY, NOTICED) == 1
        session.refresh(owed)
        assert (owed.provisional, owed.due_at) == (False, at("2027-01-08 17:30"))
        assert owed.basis.endswith("the notice for 2027")
        assert owed.wake_at == JANUARY


def test_a_provisional_date_that_has_passed_becomes_firm_too(store: Store) -> None:
    with store.writing() as session:
        owed = december(session)
        assert reckoned(session, at("2027-01-20 09:00"), NOTICED) == 1
        session.refresh(owed)
        assert not owed.provisional


def test_a_day_that_the_office_gives_off_moves_what_is_not_yet_due(store: Store) -> None:
    with store.writing() as session:
        owed = february(session)
        reckoned(session, at("2026-03-04 09:00"), cast.calendar(CLOSED))
        session.refresh(owed)
        assert owed.due_at == at("2026-03-09 17:30")


def test_who_was_late_by_the_calendar_of_the_day_stays_late(store: Store) -> None:
    with store.writing() as session:
        owed = february(session)
        assert reckoned(session, at("2026-03-07 09:00"), cast.calendar(CLOSED)) == 0
        session.refresh(owed)
        assert owed.due_at == at("2026-03-06 17:30")


def test_what_is_met_is_left_alone(store: Store) -> None:
    with store.writing() as session:
        owed = december(session)
        owed.met_at, owed.wake_at = JANUARY, None
        session.add(owed)
        assert reckoned(session, JANUARY, NOTICED) == 0
        session.refresh(owed)
        assert owed.wake_at is None


def test_while_nothing_changes_nothing_is_touched(store: Store) -> None:
    with store.writing() as session:
        owed = december(session)
        owed.basis, owed.wake_at = "", None
        session.add(owed)
        assert reckoned(session, JANUARY, cast.calendar()) == 0
        session.refresh(owed)
        assert owed.wake_at is None


def test_each_period_moves_to_its_own_date_and_all_that_moved_are_counted(store: Store) -> None:
    with store.writing() as session:
        first, unit = february(session), cast.unit(session, "区工信局")
        cast.bind_contact(session, unit)
        programme = session.get_one(Programme, first.programme_id)
        cast.owes(session, programme, unit, [2])
        programme.wake_at = at("2026-04-01 00:00")
        session.flush()
        opens(session, at("2026-04-01 00:00"))
        closed = (CLOSED, replace(CLOSED, date=dt.date(2026, 4, 2)))
        assert reckoned(session, at("2026-03-04 09:00"), cast.calendar(*closed)) == 4
        found = session.exec(select(Obligation.period, Obligation.due_at).distinct()).all()
        assert dict(found) == {"2026-02": at("2026-03-09 17:30"), "2026-03": at("2026-04-09 17:30")}


def test_another_kind_of_report_is_not_moved_by_the_rule_of_this_one(store: Store) -> None:
    with store.writing() as session:
        owed = february(session)
        owed.kind = "evidence"
        assert reckoned(session, at("2026-03-04 09:00"), cast.calendar(CLOSED)) == 0
        session.refresh(owed)
        assert owed.due_at == at("2026-03-06 17:30")


def test_what_was_reckoned_by_the_new_rules_already_is_not_touched(store: Store) -> None:
    with store.writing() as session:
        owed = february(session)
        assert reckoned(session, at("2026-03-04 09:00"), cast.calendar(CLOSED)) == 1
        owed.wake_at = None
        session.flush()
        back = replace(CLOSED, reason="抗洪结束")
        reckoned(session, at("2026-03-04 10:00"), cast.calendar(back))
        session.refresh(owed)
        assert owed.wake_at == at("2026-03-04 10:00")
        owed.wake_at = None
        session.flush()
        assert reckoned(session, at("2026-03-04 11:00"), cast.calendar(back)) == 0
        session.refresh(owed)
        assert owed.wake_at is None


def test_opening_periods_reckons_again_of_itself(store: Store) -> None:
    with store.writing() as session:
        owed = december(session)
        opens(session, JANUARY, NOTICED)
        session.refresh(owed)
        assert not owed.provisional
