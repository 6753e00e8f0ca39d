"""The weekly digest: once to each supervisor, true as of its moment, and answered again when asked for."""

import datetime as dt
import io

import pytest
from openpyxl import load_workbook
from sqlmodel import Session, select

from bot.actions.compose import compose
from bot.actions.week.digest import next_digest, put_digests, show_digest
from bot.delivery.messages import File
from bot.rules.digest import UnitOwing
from bot.rules.in_doubt import InDoubt, KindCount
from bot.rules.letters.supervision import AwayAlone, Digest, DigestDetails, Unreached
from bot.rules.said import Said
from bot.rules.terms import DoubtKind, Light, Role, Status
from bot.store.door import Store
from bot.store.tables import Assignment, Inbox, Obligation, Outbox, Programme
from tests import cast
from tests.cast import at
from tests.cycle import answers

FRIDAY = at("2026-03-06 16:00")


def office(session: Session) -> Programme:
    """A programme with a supervisor who has been there since it was issued."""
    cast.bind_supervisor(session)
    return cast.programme(session)


def owes(session: Session, programme: Programme, unit: str = "区发改局", numbers: tuple[int, ...] = (1,)) -> Obligation:
    """February's report of a unit whose contact is bound."""
    who = cast.unit(session, unit)
    assignments = cast.owes(session, programme, who, numbers)
    cast.bind_contact(session, who, 100 + numbers[0])
    return cast.obligation(session, programme, who, assignments)


def put(session: Session, now: dt.datetime = FRIDAY) -> int:
    return put_digests(session, now=now, settings=cast.settings(), calendar=cast.calendar())


def waiting(session: Session) -> list[Outbox]:
    return list(session.exec(select(Outbox).order_by(Outbox.id)))  # type: ignore[arg-type]


def composed(session: Session, kind: str = "digest", now: dt.datetime = FRIDAY) -> object:
    row = next(row for row in reversed(waiting(session)) if row.letter == kind)
    return compose(session, row, now=now, settings=cast.settings(), calendar=cast.calendar())


def digest(session: Session, now: dt.datetime = FRIDAY) -> Digest:
    """The digest of the latest moment, as it reads when it is sent at `now`."""
    put(session, now)
    letter = composed(session, now=now)
    assert isinstance(letter, Digest)
    return letter


# -- put ---------------------------------------------------------------------------------------------------------


def test_each_supervisor_gets_a_digest_and_its_details_in_working_hours_after_everything_else(store: Store) -> None:
    with store.writing() as session:
        office(session)
        cast.bind_supervisor(session, "督查员（二科）", 901, language="en")

        assert put(session) == 4
        rows = waiting(session)
        assert [(row.chat, row.occasion, row.language) for row in rows] == [
            (900, "digest:2026-W10", "zh_CN"),
            (900, "digest_details:2026-W10", "zh_CN"),
            (901, "digest:2026-W10", "en"),
            (901, "digest_details:2026-W10", "en"),
        ]
        assert {(row.quiet, row.priority) for row in rows} == {(True, 2)}


def test_nothing_is_put_a_second_time(store: Store) -> None:
    with store.writing() as session:
        office(session)

        assert [put(session), put(session, at("2026-03-06 16:05")), put(session, at("2026-03-12 10:00"))] == [2, 0, 0]


@pytest.mark.parametrize(
    ("now", "occasion"),
    [
        ("2026-03-06 15:59", "digest:2026-W09"),
        ("2026-03-09 09:00", "digest:2026-W10"),
        ("2026-03-30 09:00", "digest:2026-W13"),
    ],
)
def test_a_late_start_says_the_last_digest_once_and_none_before(store: Store, now: str, occasion: str) -> None:
    with store.writing() as session:
        office(session)

        put(session, at(now))

        assert [row.occasion for row in waiting(session) if row.letter == "digest"] == [occasion]


def test_who_was_bound_after_the_moment_waits_for_the_next_one(store: Store) -> None:
    with store.writing() as session:
        cast.programme(session)
        cast.bind_supervisor(session, bound_at=at("2026-03-06 17:00"))

        assert put(session, at("2026-03-06 17:05")) == 0
        assert put(session, at("2026-03-13 16:00")) == 2


def test_who_cannot_be_reached_gets_it_once_reachable_again(store: Store) -> None:
    with store.writing() as session:
        cast.programme(session)
        bound = cast.bind_supervisor(session, state="unreachable")
        assert put(session) == 0

        bound.state = "active"

        assert put(session, at("2026-03-09 09:00")) == 2


def test_without_a_programme_there_is_nothing_to_say(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        assert put(session) == 0

        cast.programme(session, confirmed_at=at("2026-03-09 09:00"))

        assert put(session, at("2026-03-09 10:00")) == 0


def test_the_next_digest_is_named_while_somebody_gets_it(store: Store) -> None:
    with store.writing() as session:
        now = at("2026-03-06 16:00")
        settings, calendar = cast.settings(), cast.calendar()
        assert next_digest(session, now=now, settings=settings, calendar=calendar) is None

        cast.bind_supervisor(session)

        assert next_digest(session, now=now, settings=settings, calendar=calendar) == at("2026-03-13 16:00")


# -- what it says ------------------------------------------------------------------------------------------------


def test_it_tells_who_reported_who_owes_and_who_is_late(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        answered = owes(session, programme, "区发改局", (1, 2))
        owes(session, programme, "区工信局", (3, 4))
        for item in cast.items(session, answered):
            answers(session, item, now=at("2026-03-05 10:00"))

        friday = digest(session)
        assert [(each.period, each.units, each.reported, each.late) for each in friday.periods] == [
            ("2026-02", 2, 1, 0)
        ]
        assert (friday.owing, friday.late) == ((UnitOwing("区工信局", 2, 0),), ())

        week_later = digest(session, at("2026-03-13 16:00"))
        assert (week_later.owing, week_later.late) == ((), (UnitOwing("区工信局", 2, 5),))


def test_on_a_provisional_date_nobody_is_late(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        owes(session, programme).provisional = True

        letter = digest(session, at("2026-03-13 16:00"))

        assert letter.late == ()
        assert letter.owing == (UnitOwing("区发改局", 1, 0),)
        assert [each.light for each in letter.lights if each.tasks] == [Light.GREEN]


def test_what_is_late_by_a_firm_date_is_red_though_the_next_date_is_provisional(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        item = cast.items(session, owes(session, programme))[0]
        assignment = session.get_one(Assignment, item.assignment_id)
        dates = {"opens_at": at("2026-04-01 00:00"), "due_at": at("2026-04-08 17:30")}
        who = cast.unit(session)
        cast.obligation(session, programme, who, [assignment], period="2026-03", provisional=True, **dates)

        letter = digest(session, at("2026-04-03 16:00"))

        assert [each.light for each in letter.lights if each.tasks] == [Light.RED]


def test_an_earlier_period_is_told_only_while_somebody_owes_it(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        february = owes(session, programme)
        item = cast.items(session, february)[0]
        march = cast.obligation(
            session,
            programme,
            cast.unit(session),
            [session.get_one(Assignment, item.assignment_id)],
            period="2026-03",
            opens_at=at("2026-04-01 00:00"),
            due_at=at("2026-04-08 17:30"),
        )
        assert march.id
        before, after = at("2026-04-03 16:00"), at("2026-04-10 16:00")

        assert [each.period for each in digest(session, before).periods] == ["2026-03", "2026-02"]
        answers(session, item, now=at("2026-04-07 10:00"))
        assert [each.period for each in digest(session, after).periods] == ["2026-03"]


def test_lights_follow_the_rules_and_are_compared_with_last_friday(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        items = cast.items(session, owes(session, programme, "区发改局", (1, 2, 3)))
        answers(session, items[0], now=at("2026-03-05 10:00"), status=Status.BEHIND)
        answers(session, items[1], now=at("2026-03-09 10:00"), status=Status.DONE)

        letter = digest(session, at("2026-03-13 16:00"))

        assert [(each.light, each.tasks, each.change) for each in letter.lights] == [
            (Light.GREEN, 0, -2),
            (Light.YELLOW, 1, 0),
            (Light.RED, 1, 1),
            (Light.BLUE, 1, 1),
        ]


def test_completed_tasks_are_told_in_the_week_in_which_they_were_reported(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        item = cast.items(session, owes(session, programme, "区发改局", (7,)))[0]
        answers(session, item, now=at("2026-03-05 10:00"), status=Status.DONE)

        assert [(each.number, each.unit) for each in digest(session).completed] == [("7", "区发改局")]
        assert digest(session, at("2026-03-13 16:00")).completed == ()


def test_a_correction_takes_a_completion_back(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        item = cast.items(session, owes(session, programme))[0]
        answers(session, item, now=at("2026-03-05 10:00"), status=Status.DONE)
        answers(session, item, now=at("2026-03-05 11:00"), status=Status.ON_TRACK)

        assert digest(session).completed == ()


def test_sent_late_it_still_tells_what_was_true_at_its_moment(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        items = cast.items(session, owes(session, programme, "区发改局", (1, 2)))
        answers(session, items[0], now=at("2026-03-06 15:00"))
        on_time = digest(session)

        answers(session, items[1], now=at("2026-03-06 16:30"))

        assert composed(session, now=at("2026-03-09 09:00")) == on_time
        assert on_time.as_of == FRIDAY
        assert on_time.owing == (UnitOwing("区发改局", 1, 0),)


def test_who_cannot_be_reached_and_where_nobody_is_bound_is_told(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        cast.owes(session, programme, cast.unit(session, "区财政局"), [5])
        lost = cast.unit(session, "区教体局")
        cast.owes(session, programme, lost, [6])
        cast.bind_contact(session, lost, 106, state="unreachable").reason = "Forbidden: bot was blocked by the user"
        cast.unit(session, "区信访局")

        letter = digest(session)

        assert letter.unbound == ("区财政局",)
        assert letter.unreached == (Unreached("区教体局", "联络员", "Forbidden: bot was blocked by the user"),)


def outbox(session: Session, chat: int, occasion: str, state: str, settled: str, *, uncertain: bool = False) -> None:
    when = at(settled)
    row = Outbox(
        channel="telegram",
        chat=chat,
        occasion=occasion,
        letter="reminder",
        language="zh_CN",
        body={},
        created_at=when,
    )
    row.state, row.settled_at, row.uncertain = state, when, uncertain
    session.add(row)


def test_failures_of_the_week_are_counted_once(store: Store) -> None:
    with store.writing() as session:
        office(session)
        cast.bind_contact(session, cast.unit(session), 101)
        cast.bind_contact(session, cast.unit(session, "区教体局"), 106, state="unreachable")
        outbox(session, 101, "a", "unknown", "2026-03-05 09:00")
        outbox(session, 101, "b", "delivered", "2026-03-05 09:00", uncertain=True)
        outbox(session, 101, "c", "refused", "2026-03-05 09:00")
        outbox(session, 106, "d", "refused", "2026-03-05 09:00")
        outbox(session, 101, "e", "unknown", "2026-02-26 09:00")
        outbox(session, 101, "f", "delivered", "2026-03-05 09:00")
        aside = Inbox(bot=1, update_id=1, lane="telegram:101", body="{}", received_at=FRIDAY, state="aside")
        aside.settled_at = at("2026-03-05 09:00")
        session.add(aside)

        letter = digest(session)

        assert (letter.unknown, letter.twice, letter.refused, letter.aside) == (1, 1, 1, 1)


def test_an_answer_that_a_stranger_did_not_take_is_no_trouble(store: Store) -> None:
    with store.writing() as session:
        office(session)
        outbox(session, 666, "a", "refused", "2026-03-05 09:00")

        assert digest(session).refused == 0


def test_what_is_held_back_is_told_with_the_reason(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        unsure, joint = cast.task(session, programme, 8), cast.task(session, programme, 9)
        federation = cast.unit(session, "区妇联")
        cast.assignment(session, unsure, federation, settled=False, doubt=DoubtKind.PREFIX_UNSURE)
        for name in ("区发改局", "区工信局"):
            who = cast.unit(session, name)
            cast.assignment(session, joint, who, Role.JOINT, settled=False, doubt=DoubtKind.NO_LEAD)

        assert digest(session).in_doubt == InDoubt(
            tasks=2, holding=2, kinds=(KindCount(DoubtKind.NO_LEAD, 1), KindCount(DoubtKind.PREFIX_UNSURE, 1))
        )


def test_who_is_away_with_nobody_in_their_place_is_told(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        for no, name in enumerate(("区财政局", "区教体局"), start=5):
            unit = cast.unit(session, name)
            cast.owes(session, programme, unit, [no])
            gone = cast.bind_contact(session, unit, 100 + no)
            gone.away_from, gone.away_until = dt.date(2026, 3, 2), dt.date(2026, 3, 9)
        cast.bind_deputy(session, gone, 107)

        letter = digest(session)

        assert letter.away == (AwayAlone("区财政局", dt.date(2026, 3, 9)),)
        assert letter.away_people == 1


def test_what_was_withdrawn_is_not_spoken_of(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        tasks = [cast.task(session, programme, no) for no in (1, 2)]
        part = cast.assignment(session, tasks[0], cast.unit(session))
        cast.assignment(session, tasks[1], cast.unit(session, "区工信局"))
        part.withdrawn_at = tasks[1].withdrawn_at = at("2026-03-04 10:00")

        letter = digest(session)

        assert sum(each.tasks for each in letter.lights) == 0
        assert letter.unbound == ()


def test_the_next_deadlines_are_announced(store: Store) -> None:
    with store.writing() as session:
        office(session)

        assert [(each.period, each.due_at) for each in digest(session).deadlines] == [
            ("2026-02", at("2026-03-06 17:30")),
            ("2026-03", at("2026-04-08 17:30")),
        ]
        assert [each.period for each in digest(session, at("2026-03-13 16:00")).deadlines] == ["2026-03", "2026-04"]


def test_it_is_dropped_when_nobody_supervises_there_any_more(store: Store) -> None:
    with store.writing() as session:
        cast.programme(session)
        bound = cast.bind_supervisor(session)
        put(session)

        bound.state = "ended"

        assert composed(session) is None
        assert composed(session, "digest_details") is None


# -- the details -------------------------------------------------------------------------------------------------


def test_the_details_come_as_a_workbook_whose_lines_are_the_figures(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        items = cast.items(session, owes(session, programme, "区发改局", (1, 2)))
        seq = answers(session, items[0], now=at("2026-03-05 10:00"), status=Status.DONE)
        put(session)

        found = composed(session, "digest_details")

    assert isinstance(found, tuple)
    letter, file = found
    assert isinstance(letter, DigestDetails)
    assert isinstance(file, File)
    assert (letter.owed, letter.reported, letter.tasks, letter.completed) == (1, 1, 2, 1)
    assert file.name == "督查周报附表_2026-03-06.xlsx"
    book = load_workbook(io.BytesIO(file.content))
    assert book["已报"]["J2"].value == seq
    assert [book[name].max_row - 1 for name in ("未报", "已报", "亮灯", "本周完成")] == [1, 1, 2, 1]


# -- asked for ---------------------------------------------------------------------------------------------------


def asks(chat: int) -> Said:
    return Said(
        address=cast.address(chat),
        user=chat,
        message_id=5,
        bot=1,
        update_id=77,
        text="/digest",
        at=at("2026-03-04 10:00"),
    )


def test_a_supervisor_who_asks_gets_the_same_as_of_now(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        owes(session, programme)
        now = at("2026-03-04 10:00")

        for _ in range(2):
            show_digest(session, said=asks(900), now=now)

        assert [(row.letter, row.occasion, row.quiet) for row in waiting(session)] == [
            ("digest", "update:1:77", False),
            ("digest_details", "update:1:77:2", False),
        ]
        letter = composed(session, now=now)
        assert isinstance(letter, Digest)
        assert (letter.weekly, letter.as_of) == (False, now)


def test_a_contact_who_asks_learns_nothing(store: Store) -> None:
    with store.writing() as session:
        programme = office(session)
        owes(session, programme)

        show_digest(session, said=asks(101), now=FRIDAY)

        assert [row.letter for row in waiting(session)] == ["not_allowed"]
