"""What is said to somebody who comes, who may not come in, and who leaves a post."""

import datetime as dt
from dataclasses import dataclass

from bot.rules.letters.base import Letter


@dataclass(frozen=True)
class Share:
    """How many tasks a unit answers for, by role; `unconfirmed` are held back until a supervisor confirms them."""

    lead: int = 0
    separate: int = 0
    support: int = 0
    unconfirmed: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.lead + self.separate + self.support + self.unconfirmed


@dataclass(frozen=True)
class NextDue:
    """The next deadline: of which period (``2020-02``), when (UTC), and whether a notice may still move it."""

    period: str
    at: dt.datetime
    provisional: bool = False


@dataclass(frozen=True)
class Welcome(Letter, kind="welcome"):
    """To a contact who has just been bound. `year` is None while no programme is there, `due` while nothing is.

    A deputy is told in whose place (`deputy_of`, a post), and who answers for other units, too, which (`also`).
    """

    unit: str
    post: str
    year: int | None
    share: Share
    due: NextDue | None
    deputy_of: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class WelcomeSupervisor(Letter, kind="welcome_supervisor"):
    """To a supervisor who has just been bound: how many units there are, and to how many nobody is bound."""

    post: str
    units: int
    vacant: int


@dataclass(frozen=True)
class AlreadyBound(Letter, kind="already_bound"):
    """To somebody who presses Start again. `unit` is empty for a supervisor.

    `spared`: they opened an invitation that is still good; it was not used up.
    """

    unit: str
    post: str
    spared: bool = False


@dataclass(frozen=True)
class InvitationRefused(Letter, kind="invitation_refused"):
    """To somebody whose invitation no longer holds. `reason`: expired, used or revoked; it says nothing else."""

    reason: str


@dataclass(frozen=True)
class Stranger(Letter, kind="stranger"):
    """To somebody who is not bound, whatever they do."""


@dataclass(frozen=True)
class BindingEnded(Letter, kind="binding_ended"):
    """To somebody who no longer sits on a post: `succeeded` by another, or released by a supervisor."""

    unit: str
    post: str
    succeeded: bool
