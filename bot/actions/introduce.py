"""Remember what the bot is called, so that links to it can be made without asking Telegram again."""

from sqlmodel import Session

from bot.store import notes

NOTE = "bot"


def remember(session: Session, *, username: str) -> None:
    """Note the bot's username, as the channel told it."""
    if username != remembered(session):
        notes.put(session, NOTE, {"username": username})


def remembered(session: Session) -> str:
    """Return the bot's username as last told; empty if it never was."""
    return str((notes.get(session, NOTE) or {}).get("username", ""))
