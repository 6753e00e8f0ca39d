"""The last look before a reminder goes: what is owed now, in which words."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlmodel import Session, select

from bot.actions.compose import compose
from bot.actions.reminding.remind import sweep, wake_unit
from bot.rules.calendar import Calendar
from bot.rules.deadlines import OnDay
from bot.rules.letters.reminders import BESIDE, ROOM, Mood, Part, Reminder, units
from bot.rules.terms import Role
from bot.store.door import Store
from bot.store.tables import Assignment, Binding, Cover, Item, Obligation, Outbox, Programme
from tests import cast
from tests.cast import at
from tests.phone import WORDING

OPENING, DUE_MORNING, AFTER = at("2026-03-02 08:30"), at("2026-03-06 09:00"), at("2026-03-09 09:00")


def reminded(session: Session, now: dt.datetime = OPENING) -> Outbox:
    """Sweep, and return the one message that waits then."""
    session.flush()
    sweep(session, now=now, timetable=cast.timetable())
    return session.exec(select(Outbox).where(Outbox.state == "waiting")).one()


def composed(
    session: Session, row: Outbox, now: dt.datetime = OPENING, calendar: Calendar | None = None
) -> Reminder | None:
    session.flush()
    letter = compose(session, row, now=now, settings=cast.settings(), calendar=calendar or cast.calendar())
    assert letter is None or isinstance(letter, Reminder)
    return letter


def only_part(session: Session, row: Outbox, now: dt.datetime = OPENING) -> Part:
    letter = composed(session, row, now)
    assert letter is not None
    (part,) = letter.parts
    return part


def owing(session: Session, *numbers: int, role: Role = Role.LEAD, provisional: bool = False) -> Obligation:
    programme, unit = cast.programme(session), cast.unit(session)
    cast.bind_contact(session, unit)
    tasks = cast.owes(session, programme, unit, numbers or (1, 2), role)
    return cast.obligation(session, programme, unit, tasks, provisional=provisional)


def answered(session: Session, obligation: Obligation, number: int) -> None:
    item = cast.items(session, obligation)[number - 1]
    item.entry_seq = number
    session.add(item)


def test_an_opening_lists_every_task_and_says_until_when_and_why_and_when_the_next_one_comes(store: Store) -> None:
    with store.writing() as session:
        obligation = owing(session, 1, 16)
        letter = composed(session, reminded(session))
        assert letter is not None
        part = letter.parts[0]
        assert (part.obligation, part.unit, part.period, part.mood) == (
            obligation.id,
            "区发改局",
            "2026-02",
            Mood.OPENING,
        )
        assert [(line.number, line.content) for line in part.lines] == [
            ("1", "完成第1项工作目标。"),
            ("16", "完成第16项工作目标。"),
        ]
        assert (part.due_at, part.working_day, part.owed, part.more) == (at("2026-03-06 17:30"), 5, 2, 0)
        assert letter.roles == (Role.LEAD,)
        assert letter.next_at == at("2026-03-04 09:00")


def test_only_what_is_still_owed_when_it_goes_is_listed(store: Store) -> None:
    with store.writing() as session:
        obligation = owing(session, 1, 2, 3)
        row = reminded(session)
        answered(session, obligation, 2)
        assert [line.number for line in only_part(session, row).lines] == ["1", "3"]


def test_a_reminder_of_what_was_answered_in_the_meantime_does_not_go(store: Store) -> None:
    with store.writing() as session:
        obligation = owing(session)
        row = reminded(session)
        obligation.met_at = OPENING
        session.add(obligation)
        assert composed(session, row) is None


def test_a_reminder_does_not_go_to_who_has_left_the_post(store: Store) -> None:
    with store.writing() as session:
        owing(session)
        row = reminded(session)
        binding = session.exec(select(Binding)).one()
        binding.state = "ended"
        session.add(binding)
        assert composed(session, row) is None


def test_a_reminder_that_waited_too_long_gives_way_to_the_newer_one(store: Store) -> None:
    with store.writing() as session:
        owing(session)
        old = reminded(session)
        sweep(session, now=DUE_MORNING, timetable=cast.timetable())
        new = session.exec(select(Outbox).where(Outbox.id != old.id)).one()
        assert composed(session, old, DUE_MORNING) is None
        assert only_part(session, new, DUE_MORNING).mood is Mood.TODAY


@pytest.mark.parametrize(
    ("now", "mood", "late_days"),
    [
        ("2026-03-04 09:00", Mood.OWING, 0),
        ("2026-03-06 15:00", Mood.TODAY, 0),
        ("2026-03-09 09:00", Mood.LATE, 1),
        ("2026-03-11 09:00", Mood.LATE, 3),
    ],
)
def test_it_begins_with_what_matters_on_the_day(store: Store, now: str, mood: Mood, late_days: int) -> None:
    with store.writing() as session:
        owing(session)
        part = only_part(session, reminded(session, at(now)), at(now))
        assert (part.mood, part.late_days) == (mood, late_days)


def test_on_a_provisional_date_nobody_is_called_late(store: Store) -> None:
    with store.writing() as session:
        owing(session, provisional=True)
        part = only_part(session, reminded(session), AFTER)
        assert (part.mood, part.late_days, part.provisional) == (Mood.OPENING, 0, True)


def test_the_last_reminder_promises_no_other(store: Store) -> None:
    with store.writing() as session:
        owing(session)
        last = at("2026-03-23 09:00")
        letter = composed(session, reminded(session, last), last)
        assert letter is not None
        assert letter.next_at is None


def test_a_number_of_annex_2_is_written_with_its_sign(store: Store) -> None:
    with store.writing() as session:
        obligation = owing(session)
        task = cast.task(session, session.get_one(Programme, obligation.programme_id), 1, annex="附件2")
        assignment = cast.assignment(session, task, cast.unit(session), Role.SEPARATE)
        session.add(Item(obligation_id=obligation.id or 0, assignment_id=assignment.id or 0))
        part = only_part(session, reminded(session))
        assert [line.number for line in part.lines] == ["1", "2", "民1"]
        assert part.roles == (Role.LEAD, Role.SEPARATE)


def test_sixty_tasks_find_room_and_what_does_not_is_counted(store: Store) -> None:
    with store.writing() as session:
        programme, unit = cast.programme(session), cast.unit(session)
        cast.bind_contact(session, unit)
        tasks = [
            cast.assignment(session, cast.task(session, programme, no, "推进城市更新行动，" * 20), unit)
            for no in range(1, 207)
        ]
        cast.obligation(session, programme, unit, tasks)
        part = only_part(session, reminded(session))
        assert part.owed == 206
        assert len(part.lines) >= 60
        assert part.more == 206 - len(part.lines)


def test_what_several_units_owe_shares_the_room_of_one_message(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        for place, name in enumerate(("区发改局", "区工信局", "区财政局")):
            unit = cast.unit(session, name)
            cast.bind_contact(session, unit)
            numbers = range(place * 100 + 1, place * 100 + 81)
            tasks = [cast.task(session, programme, no, "推进城市更新行动，" * 20) for no in numbers]
            cast.obligation(session, programme, unit, [cast.assignment(session, task, unit) for task in tasks])
        letter = composed(session, reminded(session))
        assert letter is not None
        lines = [line for part in letter.parts for line in part.lines]
        assert sum(units(line.content) + BESIDE for line in lines) <= ROOM
        assert [len(part.lines) + part.more for part in letter.parts] == [80, 80, 80]


def test_what_two_units_owe_is_two_parts_the_sooner_due_first(store: Store) -> None:
    with store.writing() as session:
        first = owing(session)
        programme, other = session.get_one(Programme, first.programme_id), cast.unit(session, "区工信局")
        cast.bind_contact(session, other)
        cast.obligation(
            session, programme, other, cast.owes(session, programme, other, [9]), due_at=at("2026-03-05 17:30")
        )
        letter = composed(session, reminded(session))
        assert letter is not None
        assert [part.unit for part in letter.parts] == ["区工信局", "区发改局"]


def test_only_what_the_reminder_was_put_for_is_spoken_of(store: Store) -> None:
    with store.writing() as session:
        obligation = owing(session)
        row = reminded(session)
        programme = cast.programme(session, "云溪政办发〔2026〕5号")
        cast.obligation(session, programme, cast.unit(session), cast.owes(session, programme, cast.unit(session), [9]))
        assert only_part(session, row).obligation == obligation.id


def test_a_task_whose_assignment_is_no_longer_settled_is_not_asked_for(store: Store) -> None:
    with store.writing() as session:
        obligation = owing(session, 1, 2)
        row = reminded(session)
        assignment = session.get_one(Assignment, cast.items(session, obligation)[0].assignment_id)
        assignment.settled_role = None
        assert [line.number for line in only_part(session, row).lines] == ["2"]


def test_tasks_stand_in_the_order_of_the_document_however_they_came(store: Store) -> None:
    with store.writing() as session:
        owing(session, 16, 3, 9)
        assert [line.number for line in only_part(session, reminded(session)).lines] == ["3", "9", "16"]


def test_a_colleagues_newer_reminder_does_not_stand_for_mine(store: Store) -> None:
    with store.writing() as session:
        obligation = owing(session)
        mine = reminded(session)
        cast.bind_contact(session, cast.unit(session), 103, title="承办人")
        wake_unit(session, obligation.unit_id, OPENING)
        session.flush()
        sweep(session, now=OPENING, timetable=cast.timetable())
        assert len(session.exec(select(Outbox)).all()) == 2
        assert only_part(session, mine).obligation == obligation.id


def test_the_next_reminder_is_the_soonest_of_all_that_it_speaks_of(store: Store) -> None:
    with store.writing() as session:
        owing(session)
        programme, unit = cast.programme(session, "云溪政办发〔2026〕5号"), cast.unit(session)
        tasks = cast.owes(session, programme, unit, [9])
        cast.obligation(session, programme, unit, tasks, due_at=at("2026-03-13 17:30"))
        letter = composed(session, reminded(session))
        assert letter is not None
        assert [part.due_at for part in letter.parts] == [at("2026-03-06 17:30"), at("2026-03-13 17:30")]
        assert letter.next_at == at("2026-03-04 09:00")


def test_a_rule_by_the_day_of_the_month_names_no_working_day(store: Store) -> None:
    with store.writing() as session:
        owing(session)
        row = reminded(session)
        by_day = tuple(
            replace(rule, due=OnDay(6, at=dt.time(17, 30))) if rule.kind == "monthly" else rule
            for rule in cast.settings().obligations
        )
        settings = cast.settings().model_copy(update={"obligations": by_day})
        letter = compose(session, row, now=OPENING, settings=settings, calendar=cast.calendar())
        assert isinstance(letter, Reminder)
        assert letter.parts[0].working_day is None


def test_claims_stand_also_when_a_reminder_is_dropped(store: Store) -> None:
    with store.writing() as session:
        obligation = owing(session)
        row = reminded(session)
        obligation.met_at = OPENING
        session.add(obligation)
        composed(session, row)
        assert session.exec(select(Cover.stage)).all() == ["open"]


# -- two documents -----------------------------------------------------------------------------------------------


def second(session: Session, document: str = "云溪政发〔2026〕9号") -> Obligation:
    """Another document's task 1, owed by the same unit."""
    other, unit = cast.programme(session, document), cast.unit(session)
    return cast.obligation(session, other, unit, cast.owes(session, other, unit, (1,), Role.LEAD))


def test_parts_of_two_documents_name_theirs_in_headings_and_buttons(store: Store) -> None:
    with store.writing() as session:
        owing(session)
        second(session)
        letter = composed(session, reminded(session))
        assert letter is not None
        assert [each.document for each in letter.parts] == ["云溪政办发〔2026〕3号", "云溪政发〔2026〕9号"]
        message = WORDING.words(letter, "zh_CN")
        assert [row[0].text for row in message.buttons[:2]] == [
            "✍️ 2月份 · 云溪政办发〔2026〕3号",
            "✍️ 2月份 · 云溪政发〔2026〕9号",
        ]
        assert "区发改局 · 云溪政发〔2026〕9号" in message.html


def test_the_document_is_named_also_where_the_other_one_is_reported(store: Store) -> None:
    with store.writing() as session:
        owing(session)
        second(session).met_at = OPENING
        assert only_part(session, reminded(session)).document == "云溪政办发〔2026〕3号"


def test_of_one_document_none_is_named(store: Store) -> None:
    with store.writing() as session:
        owing(session)
        assert only_part(session, reminded(session)).document == ""


def test_more_parts_than_buttons_can_be_reached_by_asking_which(store: Store) -> None:
    with store.writing() as session:
        owing(session)
        for number in (5, 6, 7):
            second(session, f"云溪政发〔2026〕{number}号")
        letter = composed(session, reminded(session))
        assert letter is not None
        last = WORDING.words(letter, "zh_CN").buttons[-1]
        assert (last[0].text, last[0].data) == ("✍️ 其他待报", "v1:report")
