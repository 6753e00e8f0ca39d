"""Trying something out on the books themselves: it is done, looked at, and taken back."""

from collections.abc import Callable
from typing import TypeVar

from sqlmodel import Session

T = TypeVar("T")


def tried(session: Session, act: Callable[[], T]) -> T:
    """Return what `act` returns, and undo all that it did; it must return plain values, no rows of the store."""
    session.flush()
    point = session.begin_nested()
    try:
        return act()
    finally:
        point.rollback()
