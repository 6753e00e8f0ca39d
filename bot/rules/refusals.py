"""Why a message does not arrive: what the channel says in its own English, sorted, so that it can be said in words."""

from enum import StrEnum


class Refusal(StrEnum):
    """What stands behind a refusal, for whoever is to mend it."""

    BLOCKED = "blocked"  # the person blocked the bot
    CLOSED = "closed"  # the account is deleted
    NOT_FOUND = "not_found"  # there is no such chat, or none any more
    REMOVED = "removed"  # the bot was taken out of a group
    NO_ANSWER = "no_answer"  # the channel did not answer in time
    OTHER = "other"


_SAID = (
    ("blocked by the user", Refusal.BLOCKED),
    ("deactivated", Refusal.CLOSED),
    ("chat not found", Refusal.NOT_FOUND),
    ("chat_id_invalid", Refusal.NOT_FOUND),
    ("peer_id_invalid", Refusal.NOT_FOUND),
    ("user_id_invalid", Refusal.NOT_FOUND),
    ("bot was kicked", Refusal.REMOVED),
    ("bot is not a member", Refusal.REMOVED),
    ("timed out", Refusal.NO_ANSWER),
)
"""How Telegram words them (https://core.telegram.org/bots/api); compared without regard to case."""


def refusal(reason: str) -> Refusal:
    """Sort what the channel said; what it never said before is OTHER, and is shown as it is."""
    said = reason.lower()
    return next((kind for words, kind in _SAID if words in said), Refusal.OTHER)
