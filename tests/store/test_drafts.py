"""Drafts: one row for each thing begun, found by its owner alone, changed only from the version that was read."""

import datetime as dt

import pytest
from sqlalchemy import update

from bot.store import drafts
from bot.store.door import Store
from bot.store.tables import Draft
from tests import cast
from tests.chat import NOW

ME, OTHER = cast.address(101), cast.address(102)


def test_a_draft_outlives_the_process(store: Store) -> None:
    with store.writing() as session:
        drafts.put(session, ME, "report:1", {"at": 3}, now=NOW)
    store.close()
    again = Store(store.url)
    with again.reading() as session:
        found = drafts.get(session, ME, "report:1", now=NOW)
        assert found is not None
        assert found.body == {"at": 3}
    again.close()


def test_nobody_else_finds_it(store: Store) -> None:
    with store.writing() as session:
        draft = drafts.put(session, ME, "report:1", {}, now=NOW)
        assert draft.id is not None
        assert drafts.get(session, OTHER, "report:1", now=NOW) is None
        assert drafts.find(session, OTHER, draft.id, now=NOW) is None
        assert drafts.find(session, ME, draft.id, now=NOW) is draft
        assert drafts.latest(session, OTHER, "", now=NOW) == []


def test_each_is_found_by_its_own_slot_and_number(store: Store) -> None:
    with store.writing() as session:
        first, second = (drafts.put(session, ME, slot, {}, now=NOW) for slot in ("report:1", "report:2"))
        for draft in (first, second):
            assert drafts.get(session, ME, draft.slot, now=NOW) is draft
            assert drafts.find(session, ME, draft.id or 0, now=NOW) is draft


def test_a_number_that_has_expired_is_not_found(store: Store) -> None:
    with store.writing() as session:
        draft = drafts.put(session, ME, "report:1", {}, now=NOW)
        assert drafts.find(session, ME, draft.id or 0, now=NOW + drafts.KEPT) is None
        assert drafts.latest(session, ME, "", now=NOW + drafts.KEPT) == []


def test_a_slot_holds_one_draft_whose_version_goes_on(store: Store) -> None:
    with store.writing() as session:
        first = drafts.put(session, ME, "report:1", {"at": 1}, now=NOW)
        number = first.id
        second = drafts.put(session, ME, "report:1", {"at": 2}, now=NOW)
        assert (second.id, second.version, second.body) == (number, 2, {"at": 2})
        assert first is second


def test_a_slot_that_is_filled_anew_lives_a_month_from_then(store: Store) -> None:
    later = NOW + dt.timedelta(days=20)
    with store.writing() as session:
        drafts.put(session, ME, "report:1", {}, now=NOW)
        assert drafts.put(session, ME, "report:1", {}, now=later).expires_at == later + drafts.KEPT


def test_looking_at_a_draft_again_keeps_its_version_and_gives_it_a_month(store: Store) -> None:
    later = NOW + dt.timedelta(days=20)
    with store.writing() as session:
        number = drafts.put(session, ME, "report:1", {"at": 1}, now=NOW).id or 0
        drafts.put(session, ME, "report:2", {}, now=NOW)
    with store.writing() as session:
        drafts.touch(session, session.get_one(Draft, number), now=later)
    with store.reading() as session:
        touched, _ = drafts.latest(session, ME, "report:", now=later)
        assert (touched.id, touched.version, touched.body) == (number, 1, {"at": 1})
        assert (touched.updated_at, touched.expires_at) == (later, later + drafts.KEPT)


def test_a_draft_that_is_dropped_is_gone_and_the_others_stay(store: Store) -> None:
    with store.writing() as session:
        first, second = (drafts.put(session, ME, slot, {}, now=NOW) for slot in ("report:1", "report:2"))
        drafts.drop(session, first)
        assert drafts.latest(session, ME, "", now=NOW) == [second]


def test_a_change_raises_the_version(store: Store) -> None:
    with store.writing() as session:
        draft = drafts.put(session, ME, "report:1", {"at": 1}, now=NOW)
        drafts.change(session, draft, {"at": 2}, now=NOW)
        assert (draft.version, draft.body) == (2, {"at": 2})


def test_a_change_leaves_the_other_drafts_as_they_were(store: Store) -> None:
    with store.writing() as session:
        draft, other = (drafts.put(session, ME, slot, {"at": 1}, now=NOW) for slot in ("report:1", "report:2"))
        drafts.change(session, draft, {"at": 2}, now=NOW)
        session.refresh(other)
        assert (other.version, other.body) == (1, {"at": 1})


def test_a_change_from_an_older_version_is_refused(store: Store) -> None:
    with store.writing() as session:
        draft = drafts.put(session, ME, "report:1", {"at": 1}, now=NOW)
        meanwhile = update(Draft).values(version=5, body={"at": 5})
        session.execute(meanwhile, execution_options={"synchronize_session": False})
        with pytest.raises(drafts.StaleDraftError, match="report:1"):
            drafts.change(session, draft, {"at": 2}, now=NOW)
        session.refresh(draft)
        assert draft.body == {"at": 5}


def test_a_draft_expires_a_month_after_its_last_change(store: Store) -> None:
    with store.writing() as session:
        draft = drafts.put(session, ME, "report:1", {}, now=NOW)
        drafts.change(session, draft, {}, now=NOW + dt.timedelta(days=20))
        assert drafts.get(session, ME, "report:1", now=NOW + dt.timedelta(days=50))
        assert drafts.get(session, ME, "report:1", now=NOW + dt.timedelta(days=51)) is None


def test_the_latest_of_a_kind_comes_first(store: Store) -> None:
    with store.writing() as session:
        for minute, slot in enumerate(["reply:1", "report:1", "reply:2", "replyx"]):
            drafts.put(session, ME, slot, {}, now=NOW + dt.timedelta(minutes=minute))
        assert [each.slot for each in drafts.latest(session, ME, "reply:", now=NOW)] == ["reply:2", "reply:1"]
        assert drafts.latest(session, ME, "re%", now=NOW) == []


def test_the_latest_is_the_one_that_was_changed_last_and_of_two_at_once_the_newer(store: Store) -> None:
    with store.writing() as session:
        first, second, third = (drafts.put(session, ME, f"reply:{n}", {}, now=NOW) for n in (1, 2, 3))
        assert drafts.latest(session, ME, "reply:", now=NOW) == [third, second, first]
        drafts.change(session, first, {}, now=NOW + dt.timedelta(minutes=1))
        assert drafts.latest(session, ME, "reply:", now=NOW) == [first, third, second]


def test_a_number_is_never_used_twice(store: Store) -> None:
    with store.writing() as session:
        first = drafts.put(session, ME, "reply:1", {}, now=NOW)
        number = first.id
        drafts.drop(session, first)
        assert drafts.put(session, ME, "reply:1", {}, now=NOW).id != number


def test_what_has_expired_is_purged_and_nothing_else(store: Store) -> None:
    with store.writing() as session:
        drafts.put(session, ME, "report:1", {}, now=NOW)
        drafts.put(session, ME, "report:2", {}, now=NOW + dt.timedelta(days=1))
        assert drafts.purge(session, now=NOW + drafts.KEPT) == 1
        assert [each.slot for each in drafts.latest(session, ME, "", now=NOW)] == ["report:2"]


def test_a_draft_that_is_given_away_is_the_other_s_and_as_old_as_it_was(store: Store) -> None:
    with store.writing() as session:
        draft = drafts.put(session, ME, "report:1", {"at": 1}, now=NOW)
        number, version = draft.id or 0, draft.version
        drafts.give(session, draft, OTHER, {"at": 2})
        assert drafts.find(session, ME, number, now=NOW) is None
        found = drafts.find(session, OTHER, number, now=NOW)
        assert found is not None
        assert (found.body, found.updated_at, found.version) == ({"at": 2}, NOW, version + 1)
