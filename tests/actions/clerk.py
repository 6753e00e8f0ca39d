"""A supervisor who goes through what is in doubt: what they press and type, and the question that they see then."""

import datetime as dt

from sqlmodel import Session, col, select

from bot.actions.asking import ask_doubts
from bot.rules.letters.base import Letter
from bot.rules.letters.doubts import DoubtAsked, DoubtsDone
from bot.store.tables import Draft, Unit
from tests import cast
from tests.actions.decomposed import FIRST, decomposition, taken
from tests.chat import NOW, heard, last, presses, says

SUPERVISOR = 900


class Clerk:
    """A supervisor with a question on the screen."""

    def __init__(self, session: Session, *unit_texts: str) -> None:
        self.session = session
        taken(session, decomposition(*unit_texts), FIRST)
        cast.bind_supervisor(session, "督查一科", SUPERVISOR)
        ask_doubts.start(session, act=says(SUPERVISOR, "/doubts"), now=NOW)

    @property
    def sees(self) -> Letter:
        return heard(self.session, SUPERVISOR)[-1]

    @property
    def asked(self) -> DoubtAsked:
        return last(self.session, SUPERVISOR, DoubtAsked)

    @property
    def done(self) -> tuple[int, bool]:
        """What is said at the end: how many were put off, and whether any was settled just now."""
        letter = last(self.session, SUPERVISOR, DoubtsDone)
        return letter.later, letter.settled

    @property
    def draft(self) -> Draft:
        return self.session.exec(select(Draft).where(col(Draft.chat) == SUPERVISOR)).one()

    def presses(self, verb: str, *args: int, version: int | None = None) -> Letter:
        at = self.draft
        pressed = presses(SUPERVISOR, "doubt", at.id or 0, at.version if version is None else version, verb, *args)
        ask_doubts.press(self.session, pressed=pressed, now=NOW)
        return self.sees

    def types(self, text: str, *, after: dt.timedelta = dt.timedelta(minutes=1)) -> bool:
        return ask_doubts.name(self.session, said=says(SUPERVISOR, text), now=NOW + after)

    def unit(self, name: str) -> int:
        return self.session.exec(select(Unit.id).where(col(Unit.name) == name)).one() or 0
