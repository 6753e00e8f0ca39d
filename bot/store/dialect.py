"""What SQLite and PostgreSQL can both do, but each says through its own words in SQLAlchemy."""

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from bot.store.tables import Table

Insert = sqlite.Insert | postgresql.Insert
"""An INSERT that knows ON CONFLICT."""


def insert(session: Session, table: type[Table]) -> Insert:
    """Begin an INSERT into a table in the words of the session's database."""
    dialect = session.get_bind().dialect.name
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
