"""What SQLite and PostgreSQL can both do, but each says through its own words in SQLAlchemy."""

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from bot.store.tables import Table

Insert = sqlite.Insert | postgresql.Insert
"""An INSERT that knows ON CONFLICT."""


def is_postgresql(session: Session) -> bool:
    """Tell whether the session speaks to PostgreSQL; otherwise it is SQLite."""
    return session.get_bind().dialect.name == "postgresql"


def insert(session: Session, table: type[Table]) -> Insert:
    """Begin an INSERT into a table in the words of the session's database."""
    return postgresql.insert(table) if is_postgresql(session) else sqlite.insert(table)
