"""What is tried out is done, looked at, and taken back."""

import pytest
from sqlmodel import Session

from bot.store import notes
from bot.store.door import Store
from bot.store.trying import tried


def put_and_read(session: Session) -> dict[str, object] | None:
    notes.put(session, "tried", {"a": 1})
    return notes.get(session, "tried")


def test_what_is_tried_is_seen_by_who_tries_it_and_by_nobody_after(any_store: Store) -> None:
    with any_store.writing() as session:
        notes.put(session, "before", {"b": 2})
        assert tried(session, lambda: put_and_read(session)) == {"a": 1}
        assert notes.get(session, "tried") is None
    with any_store.reading() as session:
        assert (notes.get(session, "tried"), notes.get(session, "before")) == (None, {"b": 2})


def test_what_fails_while_it_is_tried_is_taken_back_too(any_store: Store) -> None:
    def fail() -> None:
        notes.put(session, "tried", {"a": 1})
        raise LookupError

    with any_store.writing() as session:
        with pytest.raises(LookupError):
            tried(session, fail)
        assert notes.get(session, "tried") is None
