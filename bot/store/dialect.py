"""What SQLite and PostgreSQL can both do, but each says through its own words in SQLAlchemy."""

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from bot.store.tables import Table

Insert = sqlite.Insert | postgresql.Insert
"""An INSERT that knows ON CONFLICT."""


def insert(session: Session, table: type[Table]) -> Insert:
    """Begin an INSERT into a table in the words of the session's database."""
    return insert_in(session.get_bind().dialect.name, table)


def insert_in(dialect: str, table: type[Table]) -> Insert:
    """Begin an INSERT in the words of the database of that name, for a statement that is built once."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
