"""Notes: small facts that must outlive a restart."""

from typing import Any

from sqlmodel import Session

from bot.store.tables import Note


def get(session: Session, name: str) -> dict[str, Any] | None:
    """Return what was noted under a name, or None."""
    note = session.get(Note, name)
    return dict(note.value) if note else None


def put(session: Session, name: str, value: dict[str, Any]) -> None:
    """Note a value under a name, in place of what stood there."""
    session.merge(Note(name=name, value=value))
