"""Letters about a post that changes hands, and about deputies (AB角)."""

import datetime as dt
from dataclasses import dataclass

from bot.rules.letters.base import Letter


@dataclass(frozen=True)
class SeatChoice:
    """A post of one's own, to choose."""

    binding_id: int
    unit: str
    post: str


@dataclass(frozen=True)
class WhichPost(Letter, kind="which_post"):
    """Somebody who sits on several posts: for which one is the link? `what`: handover or deputy."""

    what: str
    seats: tuple[SeatChoice, ...]


@dataclass(frozen=True)
class LinkMade(Letter, kind="link_made"):
    """A link to hand a post over (`what`: handover), or to its deputy's post (deputy), was made; good until `until`.

    The link itself comes in the message after it, so that it can be forwarded.
    """

    what: str
    unit: str
    post: str
    until: dt.datetime
    invitation_id: int


@dataclass(frozen=True)
class LinkToForward(Letter, kind="link_to_forward"):
    """The link, in words for whoever is to open it; works once, until `until` (UTC)."""

    what: str
    unit: str
    post: str
    link: str
    until: dt.datetime


@dataclass(frozen=True)
class LinkWithdrawn(Letter, kind="link_withdrawn"):
    """The link no longer holds; nothing has changed."""

    unit: str
    post: str


@dataclass(frozen=True)
class DraftLeft:
    """A form that the predecessor began: the report and its period, and how much of it is filled in."""

    obligation: int
    period: str
    filled: int
    total: int


@dataclass(frozen=True)
class Inherited(Letter, kind="inherited"):
    """What the predecessor left behind: forms, and replies (by their drafts) that wait to be confirmed."""

    unit: str
    drafts: tuple[DraftLeft, ...]
    replies: tuple[int, ...]


@dataclass(frozen=True)
class HandoverAsked(Letter, kind="handover_asked"):
    """To somebody who is nobody here and asked for a unit's post; says nothing of whether there is such a unit.

    `passed_on`: when it goes to the unit, None if at once; until `until` it can be agreed to (both UTC).
    """

    code: str
    passed_on: dt.datetime | None
    until: dt.datetime


@dataclass(frozen=True)
class HandoverRequest(Letter, kind="handover_request"):
    """To a contact: somebody asks for their post. `code` is what that person was told; `request` is the draft's.

    Until `until` (UTC) it can be agreed to.
    """

    unit: str
    post: str
    code: str
    binding_id: int
    request: int
    until: dt.datetime


@dataclass(frozen=True)
class HandoverGranted(Letter, kind="handover_granted"):
    """To the contact who agreed: the link went to whoever asked."""

    unit: str
    post: str
    code: str
    until: dt.datetime
    invitation_id: int


@dataclass(frozen=True)
class PostChanged(Letter, kind="post_changed"):
    """To supervisors: somebody else sits on a post now.

    `how`: handover (by the contact's own link), office (by a supervisor's), or deputy (a contact appointed a deputy).
    """

    unit_id: int
    unit: str
    post: str
    at: dt.datetime
    how: str


@dataclass(frozen=True)
class DeputyBound(Letter, kind="deputy_bound"):
    """To who appointed a deputy: the link was opened, the deputy is bound."""

    unit: str
    post: str
