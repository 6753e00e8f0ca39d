"""What all tables share."""

from typing import ClassVar, Final

from sqlalchemy import MetaData
from sqlmodel import SQLModel

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

NEVER_AGAIN: Final = {"sqlite_autoincrement": True}
"""Of a table whose rows go, and whose ids buttons, drafts or the ledger name: an old one must not lead to another row.

SQLite would use the id of the last row again once it is gone.
"""


class Table(SQLModel):
    """The base of all tables: one naming convention, so that migrations can name what they change."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMING)
