"""The sandbox is furnished: the sample in the ledger, and somebody invited to every seat."""

import pytest
from sqlmodel import Session, col, select

from bot.actions.open_sandbox import open_sandbox
from bot.actions.posts.invite import Invited
from bot.documents.decomposition import read_file
from bot.sandbox import sample
from bot.store.door import Store
from bot.store.tables import Assignment, Binding, GroupMember, Invitation, Post, Task, Unit, UnitGroup
from tests.cast import at
from tests.conftest import TODAY

NOW = at("2026-02-26 09:00")


def furnish(session: Session) -> list[tuple[str, Invited]]:
    return open_sandbox(
        session,
        decomposition=read_file(sample.PROGRAMME, today=TODAY),
        groups=sample.GROUPS,
        supervisor=sample.SUPERVISOR,
        now=NOW,
        valid_days=14,
    )


@pytest.fixture
def invited(store: Store) -> list[tuple[str, Invited]]:
    with store.writing() as session:
        return furnish(session)


def test_the_whole_sample_stands_in_the_ledger(store: Store, invited: list[tuple[str, Invited]]) -> None:
    assert invited
    with store.reading() as session:
        assert len(session.exec(select(Task)).all()) == len(read_file(sample.PROGRAMME, today=TODAY).rows) == 25


def test_the_supervisor_and_one_contact_of_every_unit_are_invited(
    store: Store, invited: list[tuple[str, Invited]]
) -> None:
    (unit, supervisor), *contacts = invited
    assert (unit, supervisor.name) == ("", sample.SUPERVISOR)
    with store.reading() as session:
        assert [unit for unit, _ in contacts] == session.exec(select(Unit.name).order_by(col(Unit.id))).all()
        assert len(session.exec(select(Post)).all()) == len(session.exec(select(Invitation)).all()) == len(invited)
        assert session.exec(select(Binding)).all() == []


def test_each_invitation_is_another(invited: list[tuple[str, Invited]]) -> None:
    payloads = {invitation.payload for _, invitation in invited}
    assert len(payloads) == len(invited)
    assert {invitation.expires_at for _, invitation in invited} == {at("2026-03-12 09:00")}


def test_the_fixed_group_has_its_members_and_the_vague_one_none(
    store: Store, invited: list[tuple[str, Invited]]
) -> None:
    assert invited
    with store.reading() as session:
        found = session.exec(
            select(UnitGroup.name, Unit.name)
            .join(GroupMember, col(GroupMember.group_id) == UnitGroup.id)
            .join(Unit, col(Unit.id) == GroupMember.unit_id)
        ).all()
        vague = session.exec(select(UnitGroup).where(UnitGroup.name == "各成员单位")).one()
        assert session.exec(select(GroupMember).where(GroupMember.group_id == vague.id)).all() == []
    assert {name for group, name in found if group == "各镇街"} == set(sample.GROUPS["各镇街"])


def test_what_is_uncertain_in_the_sample_stays_so(store: Store, invited: list[tuple[str, Invited]]) -> None:
    assert invited
    with store.reading() as session:
        held = session.exec(select(Assignment).where(col(Assignment.settled_at).is_(None))).all()
        assert held
        assert len(held) < len(session.exec(select(Assignment)).all()) / 2


def test_who_has_not_started_yet_and_who_is_shown_in_the_guide_are_units_of_the_sample(
    invited: list[tuple[str, Invited]],
) -> None:
    assert set(sample.LATE) <= {unit for unit, _ in invited}
