"""Letters about being away (外出)."""

import datetime as dt
from dataclasses import dataclass

from bot.rules.letters.base import Letter
from bot.rules.spans import Span


@dataclass(frozen=True)
class Cover:
    """Who is written to in one unit meanwhile, by their posts; nobody else, if there are none."""

    unit: str
    posts: tuple[str, ...]


@dataclass(frozen=True)
class Away(Letter, kind="away"):
    """How it stands: away from `first` to `last`, both included, or (None) not at all.

    `cancelled`: it was just taken back.
    """

    first: dt.date | None
    last: dt.date | None
    covers: tuple[Cover, ...]
    cancelled: bool = False

    @property
    def alone(self) -> tuple[str, ...]:
        """The units in which nobody else is written to."""
        return tuple(cover.unit for cover in self.covers if not cover.posts)


@dataclass(frozen=True)
class AwayHow(Letter, kind="away_how"):
    """How to say it. `why`: ask (they want to write dates), or unread, past, long: what they wrote was not taken."""

    why: str
    longest: int


@dataclass(frozen=True)
class AwayAsked(Letter, kind="away_asked"):
    """Which days are meant? One button for each of `choices`.

    `past`: what was written, if it is over; `offered`: it was said without the command, and may be no absence at all.
    `instead`: other days that are noted, and that these would take the place of.
    """

    choices: tuple[Span, ...]
    past: Span | None = None
    offered: bool = False
    instead: Span | None = None


@dataclass(frozen=True)
class AwayDeclined(Letter, kind="away_declined"):
    """What was taken for an absence is none; how to report it. `number`: of an item that is owed, as an example."""

    number: str
