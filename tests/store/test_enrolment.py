"""Two people press Start at the same moment, on both databases."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from sqlmodel import select

from bot.actions.posts.invite import invite_unit
from bot.store import people
from bot.store.door import Store
from bot.store.tables import Binding
from tests import cast
from tests.actions.posts.starting import start
from tests.chat import NOW, rows, says

CROWD = range(201, 209)


def invitation(store: Store) -> str:
    with store.writing() as session:
        cast.unit(session)
        return invite_unit(session, unit_name="区发改局", now=NOW, valid_days=14).payload


def press_at_once(store: Store, payloads: Mapping[int, str]) -> list[str]:
    """Each person presses Start on a link, all together; return what each was told."""

    def press(who: int) -> None:
        with store.writing() as session:
            start(session, says(who), payloads[who])

    with ThreadPoolExecutor(len(payloads)) as crowd:
        list(crowd.map(press, payloads))
    with store.reading() as session:
        return sorted(row.letter for who in payloads for row in rows(session, who))


def test_one_invitation_binds_exactly_one_of_a_crowd(any_store: Store) -> None:
    payload = invitation(any_store)
    told = press_at_once(any_store, dict.fromkeys(CROWD, payload))
    assert told == ["invitation_refused"] * 7 + ["welcome"]
    with any_store.reading() as session:
        assert len(session.exec(select(Binding)).all()) == 1


def test_a_post_has_one_holder_though_many_take_it_over_at_once(any_store: Store) -> None:
    payloads = {who: invitation(any_store) for who in CROWD}
    told = press_at_once(any_store, payloads)
    assert told == ["binding_ended"] * 7 + ["welcome"] * 8
    with any_store.reading() as session:
        held = session.exec(select(Binding.state)).all()
        assert sorted(held) == ["active"] + ["ended"] * 7
        assert len(people.contacts_of(session, 1)) == 1
