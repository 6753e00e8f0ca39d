"""Which document a supervisor asks about: a button's (`v1:links:<programme>`), or the one they name (`/links 3号`)."""

from sqlmodel import Session

from bot.actions.intake.find_task import named, programmes
from bot.rules.said import Act, Pressed


def asked_document(session: Session, act: Act, asked: str) -> int:
    """Return the programme's id; 0 for all: none is named, or what is written may mean none or several."""
    if isinstance(act, Pressed):
        return act.number() or 0
    found = named(programmes(session), asked) if asked else []
    return found[0].id or 0 if len(found) == 1 else 0
