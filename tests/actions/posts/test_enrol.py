"""Start: who is bound by it, who is not, and what each is told."""

import datetime as dt

import pytest
from sqlmodel import Session, col, select

from bot.actions.posts import enrol
from bot.actions.posts.invite import invite_supervisor, invite_unit
from bot.rules.letters.enrolment import (
    AlreadyBound,
    BindingEnded,
    InvitationRefused,
    NextDue,
    Share,
    Stranger,
    Welcome,
    WelcomeSupervisor,
)
from bot.rules.terms import Role
from bot.store import people
from bot.store.door import Store
from bot.store.tables import Binding, Invitation, Obligation, Post, Task
from tests import cast
from tests.actions.posts.starting import start
from tests.cast import at
from tests.chat import NOW, heard, last, rows, says


def invitation(session: Session, unit: str = "区发改局", title: str = "") -> str:
    cast.unit(session, unit)
    return invite_unit(session, unit_name=unit, now=NOW, valid_days=14, post_title=title).payload


def holder(session: Session, chat: int) -> str:
    """Who sits at a chat: unit, post, state; empty for nobody."""
    bound = people.binding_at(session, cast.address(chat))
    return f"{bound.unit.name if bound.unit else ''} {bound.post.title} {bound.binding.state}" if bound else ""


def test_start_with_an_invitation_binds_to_its_post(store: Store) -> None:
    with store.writing() as session:
        start(session, says(101), invitation(session))
        assert holder(session, 101) == "区发改局 联络员 active"
        assert last(session, 101, Welcome).unit == "区发改局"


def test_a_supervisor_is_told_to_how_many_units_nobody_is_bound(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session))
        cast.unit(session, "区工信局")
        payload = invite_supervisor(session, name="督查一科", now=NOW, valid_days=14).payload
        start(session, says(900), payload)
        assert holder(session, 900) == " 督查一科 active"
        assert last(session, 900, WelcomeSupervisor) == WelcomeSupervisor("督查一科", units=2, vacant=1)


def test_an_invitation_works_once(store: Store) -> None:
    with store.writing() as session:
        payload = invitation(session)
        start(session, says(101), payload)
        start(session, says(202), payload)
        assert holder(session, 202) == ""
        assert last(session, 202, InvitationRefused) == InvitationRefused("used")
        assert holder(session, 101)


@pytest.mark.parametrize(("later", "bound"), [(dt.timedelta(days=14), False), (dt.timedelta(days=13), True)])
def test_an_invitation_expires(store: Store, later: dt.timedelta, *, bound: bool) -> None:
    with store.writing() as session:
        start(session, says(101), invitation(session), now=NOW + later)
        assert bool(holder(session, 101)) is bound
        if not bound:
            assert last(session, 101, InvitationRefused).reason == "expired"


def test_a_revoked_invitation_binds_nobody(store: Store) -> None:
    with store.writing() as session:
        payload = invitation(session)
        session.exec(select(Invitation)).one().revoked_at = NOW
        session.flush()
        start(session, says(101), payload)
        assert holder(session, 101) == ""
        assert last(session, 101, InvitationRefused).reason == "revoked"


@pytest.mark.parametrize("payload", ["", "forged", "a" * 64, "../../etc", "' OR 1=1 --", "\ud800", "a" * 5000])
def test_a_payload_nobody_made_gets_the_stranger_s_sentence(store: Store, payload: str) -> None:
    with store.writing() as session:
        invitation(session)
        start(session, says(666), payload)
        assert holder(session, 666) == ""
        assert heard(session, 666) == [Stranger()]


def test_what_is_kept_of_a_payload_does_not_open_the_door(store: Store) -> None:
    with store.writing() as session:
        invitation(session)
        kept = session.exec(select(Invitation.payload_hash)).one()
        start(session, says(666), kept)
        assert heard(session, 666) == [Stranger()]


def test_a_flood_of_a_stranger_is_answered_once_an_hour(store: Store) -> None:
    with store.writing() as session:
        for minute in range(0, 121, 5):
            start(session, says(666), now=NOW + dt.timedelta(minutes=minute))
        assert heard(session, 666) == [Stranger()] * 3


def test_a_wrong_link_is_answered_although_they_were_told_just_now(store: Store) -> None:
    with store.writing() as session:
        start(session, says(666))
        start(session, says(666), "mistyped", now=NOW + dt.timedelta(minutes=1))
        assert heard(session, 666) == [Stranger()] * 2


def test_guessing_links_is_answered_a_few_times_an_hour(store: Store) -> None:
    with store.writing() as session:
        for minute in range(60):
            start(session, says(666), f"guess{minute}", now=NOW + dt.timedelta(minutes=minute))
        assert heard(session, 666) == [Stranger()] * enrol.REFUSALS_AN_HOUR


def test_another_stranger_is_answered_all_the_same(store: Store) -> None:
    with store.writing() as session:
        start(session, says(666))
        start(session, says(667))
        assert heard(session, 667) == [Stranger()]


def test_a_flood_with_a_used_link_is_not_answered_for_ever(store: Store) -> None:
    with store.writing() as session:
        payload = invitation(session)
        start(session, says(101), payload)
        for _ in range(20):
            start(session, says(666), payload)
        assert len(heard(session, 666)) == enrol.REFUSALS_AN_HOUR


def test_a_second_start_says_already_bound(store: Store) -> None:
    with store.writing() as session:
        payload = invitation(session)
        start(session, says(101), payload)
        start(session, says(101))
        assert last(session, 101, AlreadyBound) == AlreadyBound("区发改局", "联络员")
        start(session, says(101), payload)
        assert not last(session, 101, AlreadyBound).spared
        assert len(session.exec(select(Binding)).all()) == 1


def test_who_is_bound_does_not_use_up_another_invitation_of_the_unit(store: Store) -> None:
    with store.writing() as session:
        start(session, says(101), invitation(session))
        other = invitation(session, title="承办人")
        start(session, says(101), other)
        assert last(session, 101, AlreadyBound) == AlreadyBound("区发改局", "联络员", spared=True)
        start(session, says(102), other)
        assert holder(session, 102) == "区发改局 承办人 active"


def test_a_supervisor_is_no_contact_and_a_contact_no_supervisor(store: Store) -> None:
    with store.writing() as session:
        start(session, says(101), invitation(session))
        cast.bind_supervisor(session, chat=900)
        start(session, says(101), invite_supervisor(session, name="督查一科", now=NOW, valid_days=14).payload)
        start(session, says(900), invitation(session, "区工信局"))
        assert last(session, 101, AlreadyBound).spared
        assert last(session, 900, AlreadyBound).spared
        assert len(session.exec(select(Binding)).all()) == 2


def test_a_second_invitation_binds_a_contact_to_a_further_unit(store: Store) -> None:
    with store.writing() as session:
        start(session, says(101), invitation(session))
        start(session, says(101), invitation(session, "区工信局"))
        assert [each.unit.name for each in people.seats_at(session, cast.address(101)) if each.unit] == [
            "区发改局",
            "区工信局",
        ]
        welcome = last(session, 101, Welcome)
        assert (welcome.unit, welcome.also) == ("区工信局", ("区发改局",))
        start(session, says(101))
        assert last(session, 101, AlreadyBound).unit == "区发改局、区工信局"


def test_a_successor_inherits_the_post_and_the_predecessor_is_told(store: Store) -> None:
    with store.writing() as session:
        start(session, says(101), invitation(session))
        start(session, says(102), invitation(session))
        assert holder(session, 101) == ""
        assert last(session, 101, BindingEnded) == BindingEnded("区发改局", "联络员", succeeded=True)
        assert rows(session, 101)[-1].quiet
        assert holder(session, 102) == "区发改局 联络员 active"
        assert len(session.exec(select(Post)).all()) == 1


def test_another_post_of_the_unit_ends_no_binding(store: Store) -> None:
    with store.writing() as session:
        start(session, says(101), invitation(session))
        start(session, says(102), invitation(session, title="承办人"))
        assert holder(session, 101) == "区发改局 联络员 active"
        assert holder(session, 102) == "区发改局 承办人 active"


def test_who_was_succeeded_can_be_invited_again(store: Store) -> None:
    with store.writing() as session:
        for chat in (101, 102, 101):
            start(session, says(chat), invitation(session))
        assert holder(session, 101) == "区发改局 联络员 active"
        assert holder(session, 102) == ""


def test_an_update_that_is_handled_twice_answers_once(store: Store) -> None:
    with store.writing() as session:
        said, payload = says(101), invitation(session)
        start(session, said, payload)
        start(session, said, payload)
        assert [letter.kind for letter in heard(session, 101)] == ["welcome"]


@pytest.mark.parametrize(
    ("roster", "person", "written"), [("", "en", "en"), ("zh_CN", "en", "zh_CN"), ("", "zh_CN", "zh_CN")]
)
def test_the_language_is_the_roster_s_or_else_the_person_s(
    store: Store, roster: str, person: str, written: str
) -> None:
    with store.writing() as session:
        payload = invitation(session)
        session.exec(select(Post)).one().language = roster
        start(session, says(101, language=person), payload)
        assert session.exec(select(Binding.language)).one() == written
        assert rows(session, 101)[0].language == written


def test_who_is_bound_in_mid_period_is_looked_at_by_the_next_sweep(store: Store) -> None:
    with store.writing() as session:
        programme, unit = cast.programme(session), cast.unit(session)
        owed = cast.obligation(session, programme, unit, cast.owes(session, programme, unit, [1]))
        owed.wake_at = at("2026-03-06 09:00")
        session.flush()
        start(session, says(101), invitation(session))
        session.expire_all()
        assert session.exec(select(Obligation.wake_at)).one() == NOW


def test_who_was_unreachable_and_presses_start_can_be_reached(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), 101, state="unreachable")
        start(session, says(101))
        assert holder(session, 101) == "区发改局 联络员 active"
        assert last(session, 101, AlreadyBound)


class TestTheWelcome:
    """What a contact is told of the year's work."""

    def test_counts_the_unit_s_tasks_by_role(self, store: Store) -> None:
        with store.writing() as session:
            programme, unit = cast.programme(session), cast.unit(session)
            roles = [Role.LEAD, Role.LEAD, Role.SEPARATE, Role.SUPPORT]
            for no, role in enumerate(roles, 1):
                cast.assignment(session, cast.task(session, programme, no), unit, role)
            cast.assignment(session, cast.task(session, programme, 9), unit, Role.JOINT, settled=False)
            cast.assignment(session, cast.task(session, programme, 10), cast.unit(session, "区工信局"))
            start(session, says(101), invitation(session))
            welcome = last(session, 101, Welcome)
        assert (welcome.year, welcome.share) == (2026, Share(lead=2, separate=1, support=1, unconfirmed=1))

    def test_leaves_out_what_was_withdrawn_and_last_year_s_tasks(self, store: Store) -> None:
        with store.writing() as session:
            unit = cast.unit(session)
            before = cast.programme(session, "云溪政办发〔2025〕2号", issued=dt.date(2025, 2, 20), year=2025)
            now = cast.programme(session)
            cast.owes(session, before, unit, [1, 2, 3])
            gone, withdrawn, _ = cast.owes(session, now, unit, [1, 2, 3])
            gone.withdrawn_at = NOW
            task = session.get_one(Task, withdrawn.task_id)
            task.withdrawn_at = NOW
            start(session, says(101), invitation(session))
            assert last(session, 101, Welcome).share == Share(lead=1)

    def test_names_the_deadline_of_the_period_that_is_open(self, store: Store) -> None:
        with store.writing() as session:
            programme, unit = cast.programme(session), cast.unit(session)
            cast.obligation(session, programme, unit, cast.owes(session, programme, unit, [1]))
            start(session, says(101), invitation(session))
            assert last(session, 101, Welcome).due == NextDue("2026-02", at("2026-03-06 17:30"))

    def test_names_the_deadline_to_come_before_anything_is_open(self, store: Store) -> None:
        with store.writing() as session:
            programme, unit = cast.programme(session), cast.unit(session)
            cast.owes(session, programme, unit, [1])
            start(session, says(101), invitation(session))
            assert last(session, 101, Welcome).due == NextDue("2026-02", at("2026-03-06 17:30"))

    def test_names_the_next_one_when_the_unit_has_reported_already(self, store: Store) -> None:
        with store.writing() as session:
            programme, unit = cast.programme(session), cast.unit(session)
            owed = cast.obligation(session, programme, unit, cast.owes(session, programme, unit, [1]))
            owed.met_at = NOW
            start(session, says(101), invitation(session))
            assert last(session, 101, Welcome).due == NextDue("2026-03", at("2026-04-08 17:30"))

    def test_says_when_a_date_is_provisional(self, store: Store) -> None:
        with store.writing() as session:
            programme, unit = cast.programme(session), cast.unit(session)
            cast.owes(session, programme, unit, [1])
            late = at("2026-12-31 09:00")
            payload = invite_unit(session, unit_name="区发改局", now=late, valid_days=14).payload
            start(session, says(101), payload, now=late)
            due = last(session, 101, Welcome).due
        assert due is not None
        assert (due.period, due.provisional) == ("2026-12", True)

    @pytest.mark.parametrize("role", [Role.SUPPORT, Role.JOINT])
    def test_names_no_deadline_to_who_owes_no_report(self, store: Store, role: Role) -> None:
        with store.writing() as session:
            programme, unit = cast.programme(session), cast.unit(session)
            cast.assignment(session, cast.task(session, programme, 1), unit, role, settled=role is Role.SUPPORT)
            start(session, says(101), invitation(session))
            welcome = last(session, 101, Welcome)
        assert welcome.due is None
        assert welcome.share.total == 1

    def test_is_said_before_there_is_a_programme(self, store: Store) -> None:
        with store.writing() as session:
            start(session, says(101), invitation(session))
            assert last(session, 101, Welcome) == Welcome("区发改局", "联络员", None, Share(), None)


def test_a_flood_costs_the_outbox_few_rows(store: Store) -> None:
    with store.writing() as session:
        for _ in range(100):
            start(session, says(666), "forged")
        assert len(session.exec(select(col(Binding.id))).all()) == 0
        assert len(rows(session, 666)) == enrol.REFUSALS_AN_HOUR
