"""What would go out, when, to whom and why."""

import datetime as dt

import pytest
from sqlmodel import Session, select

from bot.actions.outlook.preview import Planned, preview
from bot.actions.reminding.remind import sweep
from bot.store.door import Store
from bot.store.tables import Binding, Obligation, Outbox, Post, Programme
from tests import cast
from tests.cast import at
from tests.cycle import opens

DUE_MORNING = at("2026-03-06 09:00")


@pytest.fixture
def programme(store: Store) -> Store:
    """区发改局 owes two tasks and has a contact; 区工信局 owes one and has none."""
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session, "区发改局"), [1, 2])
        cast.owes(session, programme, cast.unit(session, "区工信局"), [3])
        cast.bind_contact(session, cast.unit(session, "区发改局"))
    return store


def looked(store: Store, now: dt.datetime, days: int = 1, *, as_issued: bool = False) -> list[Planned]:
    with store.reading() as session:
        return preview(
            session, at=now, days=days, settings=cast.settings(), calendar=cast.calendar(), as_issued=as_issued
        )


def told(planned: list[Planned], unit: str = "区发改局") -> list[str]:
    return [f"{each.at.astimezone(cast.ZONE):%m-%d %H:%M} {each.stage}" for each in planned if each.unit == unit]


def reminders(planned: list[Planned]) -> list[Planned]:
    return [each for each in planned if each.kind == "reminder"]


def run(session: Session, now: dt.datetime) -> None:
    opens(session, now)
    sweep(session, now=now, timetable=cast.timetable())


def test_the_due_day_is_shown_with_when_to_whom_and_why(programme: Store) -> None:
    first, second, *_ = reminders(looked(programme, DUE_MORNING))
    assert first == Planned(
        at=DUE_MORNING,
        unit="区发改局",
        post="联络员",
        kind="reminder",
        stage="due-09:00",
        why="2026-02 is due 2026-03-06 17:30, 2 still owed",
        items=("1", "2"),
    )
    assert (second.unit, second.post, second.items) == ("区工信局", None, ("3",))


def test_a_whole_month_is_shown(programme: Store) -> None:
    planned = looked(programme, at("2026-03-01 00:00"), 31)
    assert told(planned) == [
        "03-02 08:30 open",
        "03-04 09:00 before-2",
        "03-06 09:00 due-09:00",
        "03-06 15:00 due-15:00",
        "03-09 09:00 after-1",
        "03-11 09:00 every-1",
        "03-13 09:00 every-2",
        "03-17 09:00 every-3",
        "03-19 09:00 every-4",
        "03-23 09:00 every-5",
    ]
    assert told(planned, "区工信局") == told(planned)


def test_it_shows_what_a_run_then_does(programme: Store) -> None:
    planned = reminders(looked(programme, at("2026-03-01 00:00"), 12))
    with programme.writing() as session:
        for each in planned:
            run(session, each.at)
        said = session.exec(select(Outbox).order_by(Outbox.id)).all()  # type: ignore[arg-type]
        assert [row.created_at for row in said] == [each.at for each in planned if each.post]


def test_nothing_is_written(programme: Store) -> None:
    looked(programme, DUE_MORNING, as_issued=True)
    with programme.reading() as session:
        for table in (Obligation, Outbox):
            assert session.exec(select(table)).all() == []
        assert len(session.exec(select(Binding)).all()) == len(session.exec(select(Post)).all()) == 1
        assert session.exec(select(Programme)).one().wake_at == at("2026-02-25 09:00")


def test_what_was_said_is_not_planned_again(programme: Store) -> None:
    with programme.writing() as session:
        run(session, DUE_MORNING)
    assert told(looked(programme, at("2026-03-06 10:00"))) == ["03-06 15:00 due-15:00"]


def test_who_has_answered_is_left_in_peace(programme: Store) -> None:
    with programme.writing() as session:
        run(session, at("2026-03-02 08:30"))
        for obligation in session.exec(select(Obligation)):
            obligation.met_at, obligation.wake_at = at("2026-03-02 10:00"), None
            session.add(obligation)
    assert reminders(looked(programme, at("2026-03-03 09:00"), 20)) == []


@pytest.fixture
def programme_of_2020(store: Store) -> Store:
    """A programme of February 2020 that was imported in 2026, with nobody bound."""
    with store.writing() as session:
        old = cast.programme(session, issued=dt.date(2020, 2, 17), year=2020, confirmed_at=at("2026-11-22 09:00"))
        cast.owes(session, old, cast.unit(session), [1])
    return store


def test_as_if_confirmed_on_its_day_of_issue_a_programme_of_2020_shows_the_reminders_of_2020(
    programme_of_2020: Store,
) -> None:
    planned = looked(programme_of_2020, at("2020-03-06 09:00"), as_issued=True)
    assert told(planned) == ["03-06 09:00 due-09:00", "03-06 15:00 due-15:00"]
    assert {each.post for each in planned} == {None}


def test_as_things_stand_a_programme_of_2020_shows_nothing(programme_of_2020: Store) -> None:
    assert reminders(looked(programme_of_2020, at("2026-11-22 09:00"), 60)) == []


def test_what_went_before_is_played_too_so_nothing_looks_like_a_late_start(programme_of_2020: Store) -> None:
    assert looked(programme_of_2020, at("2020-03-05 09:00"), as_issued=True) == []


def test_reminders_that_really_went_out_do_not_hide_those_of_another_time(programme: Store) -> None:
    with programme.writing() as session:
        run(session, DUE_MORNING)
    assert told(looked(programme, DUE_MORNING, as_issued=True)) == ["03-06 09:00 due-09:00", "03-06 15:00 due-15:00"]


def test_digests_are_shown_with_the_supervisors_who_get_them(programme: Store) -> None:
    with programme.writing() as session:
        cast.bind_supervisor(session)
        cast.bind_supervisor(session, "督查科长", 901)
    digests = [each for each in looked(programme, at("2026-03-02 00:00"), 12) if each.kind == "digest"]
    assert [(each.at, each.post, each.why) for each in digests] == [
        (at("2026-03-06 16:00"), "督查员", "week 2026-W10"),
        (at("2026-03-06 16:00"), "督查科长", "week 2026-W10"),
        (at("2026-03-13 16:00"), "督查员", "week 2026-W11"),
        (at("2026-03-13 16:00"), "督查科长", "week 2026-W11"),
    ]


def test_a_digest_without_supervisors_would_reach_nobody(programme: Store) -> None:
    (digest,) = [each for each in looked(programme, DUE_MORNING) if each.kind == "digest"]
    assert (digest.unit, digest.post) == ("", None)


def test_before_there_is_a_programme_there_is_no_digest(store: Store) -> None:
    assert looked(store, DUE_MORNING, 30) == []
