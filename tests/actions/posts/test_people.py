"""What a supervisor is shown of who is bound."""

import datetime as dt

from sqlmodel import Session

from bot.actions.posts import people
from bot.actions.posts.invite import invite_supervisor, invite_unit
from bot.rules.letters.courtesies import NotAllowed, Outdated
from bot.rules.letters.enrolment import Stranger
from bot.rules.letters.people import Holder, People, UnitLine, UnitPeople
from bot.store.door import Store
from bot.store.tables import Binding
from tests import cast
from tests.chat import NOW, heard, last, presses, rows, says

SUPERVISOR = 900
DAY = dt.timedelta(days=1)


def listed(session: Session, page: int = 0) -> People:
    people.list_units(session, act=says(SUPERVISOR, "/people"), page=page, now=NOW)
    return last(session, SUPERVISOR, People)


def shown(session: Session, *args: int) -> UnitPeople:
    people.show_unit(session, pressed=presses(SUPERVISOR, "person", *args), now=NOW)
    return last(session, SUPERVISOR, UnitPeople)


def supervisor(session: Session) -> Binding:
    return cast.bind_supervisor(session, "督查一科", SUPERVISOR)


def test_the_list_says_of_each_unit_who_is_bound_invited_or_nobody(store: Store) -> None:
    with store.writing() as session:
        supervisor(session)
        names = ("区发改局", "区工信局", "区财政局", "区住建局")
        bound, lost, invited, vacant = (cast.unit(session, name) for name in names)
        cast.bind_contact(session, bound, 101)
        cast.bind_contact(session, bound, 102, title="承办人")
        cast.bind_contact(session, lost, 103, state="unreachable")
        invite_unit(session, unit_name="区财政局", now=NOW, valid_days=7)
        assert listed(session) == People(
            total=4,
            bound=2,
            unreachable=1,
            invited=1,
            vacant=1,
            first=1,
            lines=(
                UnitLine(bound.id or 0, "区发改局", ("联络员", "承办人")),
                UnitLine(lost.id or 0, "区工信局", ("联络员",), ("联络员",)),
                UnitLine(invited.id or 0, "区财政局", invited_until=NOW + 7 * DAY),
                UnitLine(vacant.id or 0, "区住建局"),
            ),
            page=0,
            pages=1,
        )


def test_who_was_unbound_and_what_has_expired_are_nobody(store: Store) -> None:
    with store.writing() as session:
        supervisor(session)
        cast.bind_contact(session, cast.unit(session), 101, state="ended")
        invite_unit(session, unit_name="区发改局", now=NOW - 14 * DAY, valid_days=14)
        assert listed(session).vacant == 1


def test_the_list_is_turned_page_by_page_and_no_unit_is_missed(store: Store) -> None:
    with store.writing() as session:
        supervisor(session)
        units = [cast.unit(session, f"第{number}单位") for number in range(1, 24)]
        pages = [listed(session, page) for page in range(3)]
    assert [line.unit for page in pages for line in page.lines] == [unit.name for unit in units]
    assert [(page.first, page.pages) for page in pages] == [(1, 3), (11, 3), (21, 3)]


def test_a_page_that_is_not_there_is_the_last(store: Store) -> None:
    with store.writing() as session:
        supervisor(session)
        cast.unit(session)
        assert listed(session, 999_999_999).page == 0


def test_turning_a_page_changes_the_message_and_the_command_does_not(store: Store) -> None:
    with store.writing() as session:
        supervisor(session)
        listed(session)
        people.list_units(session, act=presses(SUPERVISOR, "people", 1, message_id=55), page=1, now=NOW)
        assert [row.edits for row in rows(session, SUPERVISOR)] == [None, 55]


def test_a_unit_shows_its_people_and_the_invitations_that_still_hold(store: Store) -> None:
    with store.writing() as session:
        supervisor(session)
        unit = cast.unit(session)
        binding = cast.bind_contact(session, unit, 101, state="unreachable")
        cast.bind_contact(session, cast.unit(session, "区工信局"), 202)
        invite_unit(session, unit_name="区发改局", now=NOW, valid_days=7)
        invite_unit(session, unit_name="区工信局", now=NOW, valid_days=7)
        invite_unit(session, unit_name="区发改局", now=NOW - 9 * DAY, valid_days=7)
        letter = shown(session, unit.id or 0, 3)
    assert letter.unit == "区发改局"
    assert letter.holders == (Holder(binding.id or 0, "联络员", binding.bound_at, unreachable=True),)
    assert [(one.post, one.until) for one in letter.invitations] == [("联络员", NOW + 7 * DAY)]
    assert letter.page == 3


def test_unit_zero_shows_the_supervisors_and_which_of_them_is_oneself(store: Store) -> None:
    with store.writing() as session:
        supervisor(session)
        cast.bind_supervisor(session, "督查二科", 901)
        cast.bind_contact(session, cast.unit(session), 101)
        invite_supervisor(session, name="督查三科", now=NOW, valid_days=7)
        letter = shown(session, 0)
    assert [(holder.post, holder.you) for holder in letter.holders] == [("督查二科", False), ("督查一科", True)]
    assert [one.post for one in letter.invitations] == ["督查三科"]


def test_only_as_many_are_shown_as_have_buttons_the_newest_first(store: Store) -> None:
    with store.writing() as session:
        supervisor(session)
        unit = cast.unit(session)
        for number in range(6):
            cast.bind_contact(session, unit, 101 + number, title=f"承办人{number}")
            invite_unit(session, unit_name="区发改局", now=NOW + number * DAY, valid_days=7, post_title="联络员")
        letter = shown(session, unit.id or 0)
    assert [holder.post for holder in letter.holders] == ["承办人5", "承办人4", "承办人3", "承办人2"]
    assert [one.until for one in letter.invitations] == [NOW + days * DAY for days in (12, 11, 10, 9)]


def test_a_unit_that_is_not_there_is_an_outdated_button(store: Store) -> None:
    with store.writing() as session:
        supervisor(session)
        for args in ((12345,), (), ("x",)):
            people.show_unit(session, pressed=presses(SUPERVISOR, "person", *args), now=NOW)
            assert last(session, SUPERVISOR, Outdated)


def test_a_contact_is_not_shown_other_units(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), 101)
        other = cast.unit(session, "区工信局")
        people.list_units(session, act=says(101, "/people"), page=0, now=NOW)
        people.show_unit(session, pressed=presses(101, "person", other.id or 0), now=NOW)
        assert heard(session, 101) == [NotAllowed(), NotAllowed()]


def test_a_stranger_is_shown_nothing(store: Store) -> None:
    with store.writing() as session:
        unit = cast.unit(session)
        people.list_units(session, act=says(666, "/people"), page=0, now=NOW)
        people.show_unit(session, pressed=presses(666, "person", unit.id or 0), now=NOW)
        assert heard(session, 666) == [Stranger()]
