"""Short answers that belong to no part of the work: help, and what is said when something cannot be used."""

from dataclasses import dataclass

from bot.rules.letters.base import Letter


@dataclass(frozen=True)
class Help(Letter, kind="help"):
    """How to use the bot, for a contact or (without `unit`) for a supervisor."""

    unit: str
    post: str


@dataclass(frozen=True)
class Cancelled(Letter, kind="cancelled"):
    """Work in progress was thrown away: so many drafts, perhaps none.

    A supervisor has no reports: `begun` is what was thrown away of theirs, of `paste`, `questions` and `reassign`.
    """

    drafts: int
    supervises: bool = False
    begun: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotText(Letter, kind="not_text"):
    """A picture, a voice message or the like came. `what` is the Bot API's name of it.

    `captioned`: words came with it, and they are dealt with apart.
    """

    what: str
    captioned: bool = False


@dataclass(frozen=True)
class GroupChat(Letter, kind="group_chat"):
    """In a group: the bot speaks with people one by one."""


@dataclass(frozen=True)
class Outdated(Letter, kind="outdated"):
    """The pressed button no longer leads anywhere."""


@dataclass(frozen=True)
class NotAllowed(Letter, kind="not_allowed"):
    """What was asked for is the supervisors' business."""


@dataclass(frozen=True)
class LanguageChanged(Letter, kind="language_changed"):
    """From now on letters come in this language; said in it."""
