"""Who is told what in one sweep, as a pure decision."""

import datetime as dt
from dataclasses import replace

import pytest

from bot.rules.calendar import Override
from bot.rules.deadlines import Window
from bot.rules.reminding import Known, Owed, Recipient, Round, Telling, Timetable, Told, decide
from tests import cast
from tests.cast import at

WHEN = cast.timetable()
FEBRUARY = Window("2026-02", at("2026-03-01 00:00"), at("2026-03-06 17:30"), provisional=False, basis="")
TWO_BEFORE, DUE_MORNING = at("2026-03-04 09:00"), at("2026-03-06 09:00")
CONTACT = Recipient(cast.address(101), "zh_CN")
OWED = Owed(1, 7, "monthly", FEBRUARY)


def decided(
    *owed: Owed,
    now: dt.datetime = TWO_BEFORE,
    said: dict[tuple[int, str], set[str]] | None = None,
    told: Told | None = None,
    when: Timetable = WHEN,
) -> Round:
    known = Known({7: [CONTACT]}, said or {}, {CONTACT.address: told} if told else {})
    return decide(owed or (OWED,), known, timetable=when, now=now)


def only(found: Round) -> Telling:
    (telling,) = found.tellings
    return telling


def test_the_latest_stage_is_said_and_stands_for_the_earlier_ones() -> None:
    (saying,) = only(decided()).sayings
    assert (saying.stage.name, saying.passed) == ("before-2", ("open",))


def test_what_was_said_to_a_person_is_not_said_to_them_again() -> None:
    assert decided(said={(1, "telegram:101"): {"before-2"}}).tellings == ()


def test_what_was_said_to_another_person_is_said_to_this_one() -> None:
    assert only(decided(said={(1, "telegram:102"): {"open", "before-2"}})).recipient == CONTACT


def test_the_next_look_is_at_the_next_stage_also_where_nobody_is_told() -> None:
    nobody = decide([OWED], Known({}), timetable=WHEN, now=TWO_BEFORE)
    assert nobody.tellings == ()
    assert nobody.wakes == decided().wakes == {1: DUE_MORNING}


def test_an_obligation_of_a_kind_without_reminders_sleeps_for_ever() -> None:
    found = decided(replace(OWED, kind="plan"))
    assert (found.tellings, found.wakes) == ((), {1: None})


def test_the_sooner_due_comes_first_and_names_the_occasion() -> None:
    sooner = replace(OWED, id=2, window=replace(FEBRUARY, due_at=at("2026-03-04 17:30")))
    telling = only(decided(OWED, sooner))
    assert [saying.owed.id for saying in telling.sayings] == [2, 1]
    assert telling.occasion == "remind:2026-03-04:due-09:00"


def test_an_occasion_that_was_used_today_gets_a_number() -> None:
    told = Told(0, ("remind:2026-03-04:before-2",))
    assert only(decided(told=told)).occasion == "remind:2026-03-04:before-2:2"


def test_who_had_a_message_today_waits_until_the_first_hour_of_the_next_working_day() -> None:
    found = decided(told=Told(1, ("remind:2026-03-04:open",)))
    assert (found.tellings, found.wakes) == ((), {1: at("2026-03-05 09:00")})


def test_the_due_day_does_not_wait_unless_the_office_says_so() -> None:
    told = Told(1, ("remind:2026-03-06:open",))
    assert len(decided(now=DUE_MORNING, told=told).tellings) == 1
    strict = replace(WHEN, due_day_exempt=False)
    assert decided(now=DUE_MORNING, told=told, when=strict).tellings == ()


def test_one_thing_that_is_due_today_takes_the_others_with_it() -> None:
    later = replace(OWED, id=2, window=replace(FEBRUARY, period="2026-03", due_at=at("2026-03-10 17:30")))
    found = decided(OWED, later, now=DUE_MORNING, told=Told(1, ("remind:2026-03-06:open",)))
    assert [(each.owed.id, each.stage.name) for each in only(found).sayings] == [(1, "due-09:00"), (2, "before-2")]


def test_two_units_of_one_person_are_spoken_of_in_one_message() -> None:
    other = replace(OWED, id=2, unit_id=8)
    found = decide([OWED, other], Known({7: [CONTACT], 8: [CONTACT]}), timetable=WHEN, now=TWO_BEFORE)
    assert [saying.owed.id for saying in only(found).sayings] == [1, 2]


def test_two_contacts_of_one_unit_are_told_each_and_only_who_waits_is_looked_at_tomorrow() -> None:
    second = Recipient(cast.address(102), "en")
    known = Known({7: [CONTACT, second]}, told={CONTACT.address: Told(1)})
    found = decide([OWED], known, timetable=WHEN, now=TWO_BEFORE)
    assert (only(found).recipient, found.wakes) == (second, {1: at("2026-03-05 09:00")})


def test_an_office_may_allow_two_messages_a_day() -> None:
    assert len(decided(told=Told(1), when=replace(WHEN, messages_a_day=2)).tellings) == 1


def test_the_stages_of_a_window_are_laid_out_once_for_all() -> None:
    assert WHEN.stages("monthly", FEBRUARY) is WHEN.stages("monthly", FEBRUARY)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-03-05 10:00", "2026-03-06 09:00"),
        ("2026-03-06 16:00", "2026-03-09 09:00"),
        ("2026-03-09 16:00", "2026-03-11 09:00"),
    ],
)
def test_tomorrow_is_the_next_working_day(now: str, then: str) -> None:
    closed = Override(dt.date(2026, 3, 10), working=False, reason="全区停电检修", source="云溪政办发〔2026〕6号")
    assert cast.timetable(cast.calendar(closed)).tomorrow(at(now)) == at(then)
