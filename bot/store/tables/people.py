"""Who is who: units, groups, posts, and who sits on them."""

import datetime as dt

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlmodel import Field

from bot.store.tables.base import NEVER_AGAIN, Table


class Unit(Table, table=True):
    """责任单位. `name` is the one it is shown by; every name it answers to stands in UnitName.

    `merged_into_id` is the unit that took it over: it keeps what it reported, and answers to no name any more.
    """

    __table_args__ = NEVER_AGAIN
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    full_name: str = ""
    short_name: str = ""
    merged_into_id: int | None = Field(default=None, foreign_key="unit.id")


class UnitName(Table, table=True):
    """A name that stands for exactly one unit: its name, full name, short name and aliases."""

    __tablename__ = "unit_name"
    name: str = Field(primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)


class UnitGroup(Table, table=True):
    """A name that stands for units. 各… is fixed once in the roster; 相关… is chosen for each task."""

    __tablename__ = "unit_group"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    chosen_per_task: bool = False


class GroupMember(Table, table=True):
    """One unit of a group."""

    __tablename__ = "group_member"
    group_id: int = Field(foreign_key="unit_group.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True)


class Post(Table, table=True):
    """A post: a unit's contact (承办人／联络员), or a supervisor (督查员, no unit). People come and go; posts stay.

    A deputy's post (AB角) names in `deputy_of` the post of the same unit whose holder it stands in for.
    """

    __table_args__ = (UniqueConstraint("kind", "unit_id", "title"),)
    id: int | None = Field(default=None, primary_key=True)
    kind: str  # "contact" | "supervisor"
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    title: str
    language: str = ""  # what the roster says the post is written to in; "" leaves it to the person
    deputy_of: int | None = Field(default=None, foreign_key="post.id")


class Binding(Table, table=True):
    """Who sits on a post now, and whether messages reach them. state: active | unreachable | ended.

    Who is away is so from `away_from` to `away_until`, both days included, as the office's calendar counts them.
    """

    __table_args__ = (Index("ix_binding_address", "channel", "chat"),)
    id: int | None = Field(default=None, primary_key=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    channel: str
    chat: int = Field(sa_type=BigInteger)
    user: int = Field(sa_type=BigInteger)
    language: str
    bound_at: dt.datetime
    state: str = "active"
    state_since: dt.datetime
    reason: str = ""
    away_from: dt.date | None = None
    away_until: dt.date | None = None


class Invitation(Table, table=True):
    """A link that binds one person to a post, once, until it expires. Only the payload's SHA-256 is kept.

    `made_by` is the contact or supervisor who made it in chat to hand the post over or to appoint a deputy, and who may
    take it back; `hands_over` whom it succeeds: it no longer holds once they left the post otherwise.
    """

    id: int | None = Field(default=None, primary_key=True)
    payload_hash: str = Field(unique=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    created_at: dt.datetime
    expires_at: dt.datetime
    made_by: int | None = Field(default=None, foreign_key="binding.id")
    hands_over: int | None = Field(default=None, foreign_key="binding.id", index=True)
    used_at: dt.datetime | None = None
    revoked_at: dt.datetime | None = None
