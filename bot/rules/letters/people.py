"""What a supervisor sees and does about who is bound: the units, one unit, invitations, releases."""

import datetime as dt
from dataclasses import dataclass

from bot.rules.letters.base import Letter


@dataclass(frozen=True)
class UnitLine:
    """One unit in the list. `posts` are its bound posts, `unreachable` those of them that no message reaches.

    `invited_until` is the latest expiry of its open invitations, in UTC.
    """

    unit_id: int
    unit: str
    posts: tuple[str, ...] = ()
    unreachable: tuple[str, ...] = ()
    invited_until: dt.datetime | None = None


@dataclass(frozen=True)
class People(Letter, kind="people"):
    """Who is bound, a page of units: `total` units, of which so many are bound, only invited, vacant; pages from 0."""

    total: int
    bound: int
    unreachable: int
    invited: int
    vacant: int
    first: int
    lines: tuple[UnitLine, ...]
    page: int
    pages: int


@dataclass(frozen=True)
class Holder:
    """Who sits on a post: since when (UTC), whether messages do not arrive, and until when they are away, if so."""

    binding_id: int
    post: str
    since: dt.datetime
    unreachable: bool = False
    you: bool = False
    away_until: dt.date | None = None


@dataclass(frozen=True)
class OpenInvitation:
    """An invitation that can still be used."""

    invitation_id: int
    post: str
    until: dt.datetime


@dataclass(frozen=True)
class UnitPeople(Letter, kind="unit_people"):
    """One unit's people, or (without `unit`) the supervisors; `page` is where the list goes back to."""

    unit_id: int
    unit: str
    holders: tuple[Holder, ...]
    invitations: tuple[OpenInvitation, ...]
    page: int = 0


@dataclass(frozen=True)
class ReleaseConfirm(Letter, kind="release_confirm"):
    """Ask once before it is done. `what`: unbind (then `subject` is a binding) or revoke (an invitation)."""

    what: str
    subject: int
    unit_id: int
    unit: str
    post: str


@dataclass(frozen=True)
class Released(Letter, kind="released"):
    """Done: the person on this post was unbound."""

    unit_id: int
    unit: str
    post: str


@dataclass(frozen=True)
class Revoked(Letter, kind="revoked"):
    """Done: the invitation to this post no longer holds."""

    unit_id: int
    unit: str
    post: str


@dataclass(frozen=True)
class InvitationLink(Letter, kind="invitation_link"):
    """A link to be passed on to the person who shall sit on the post; works once, until `until` (UTC).

    `succeeds`: somebody sits there now, whom the one who opens it succeeds.
    """

    unit: str
    post: str
    link: str
    until: dt.datetime
    invitation_id: int
    succeeds: bool = False


@dataclass(frozen=True)
class PostChoice:
    """A post of a unit, and whether somebody sits on it."""

    post_id: int
    title: str
    bound: bool


@dataclass(frozen=True)
class InvitePost(Letter, kind="invite_post"):
    """A unit has several posts: to which one is the invitation?"""

    unit_id: int
    unit: str
    posts: tuple[PostChoice, ...]


@dataclass(frozen=True)
class Named:
    """A unit to choose."""

    unit_id: int
    unit: str


@dataclass(frozen=True)
class UnitUnknown(Letter, kind="unit_unknown"):
    """No unit is called so (nothing was `asked`: none was named); the nearest ones are offered."""

    asked: str
    nearest: tuple[Named, ...] = ()
