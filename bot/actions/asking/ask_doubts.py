"""Go through what is in doubt with a supervisor: one question, one answer, the next. Kept in a draft row."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlmodel import Session

from bot.actions.asking.answered import answered
from bot.actions.asking.asked_document import asked_document
from bot.actions.asking.doubt_letters import choosing, key_of, letter_of, several, wants_units
from bot.actions.asking.pressed_draft import open_pressed
from bot.actions.asking.typed_names import LONGEST, typed_names
from bot.actions.intake.choose_members import members_of
from bot.actions.intake.confirm_leads import confirm_proposed_leads
from bot.actions.intake.open_doubts import OpenDoubt, answered_doubt, open_doubts
from bot.actions.intake.settle_doubt import settle_doubt
from bot.actions.intake.stage_import import waiting_imports
from bot.actions.sender import answer, in_place, supervisor
from bot.errors import ChoiceError
from bot.rules.letters.base import Letter
from bot.rules.letters.doubts import Answered, DoubtsDone, Lead, LeadsAsked
from bot.rules.letters.intake import ImportsWaiting, WaitingImport
from bot.rules.questions import Key, Questions, View
from bot.rules.said import Act, Pressed, Said
from bot.rules.terms import DoubtKind
from bot.store import drafts, people
from bot.store.people import Bound
from bot.store.tables import Assignment, Draft, Programme
from bot.store.units import Names

SLOT: Final = "questions"

AWAITS: Final = dt.timedelta(minutes=30)
"""How long a name that is typed is taken for the answer to the question that was shown last."""

WAITING: Final = 4
"""So many imports that wait are named, a row of buttons each."""

NAMED: Final = 20
"""So many tasks are named before the first unit leads in all of them."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """One act of a supervisor who reviews, and where they stand."""

    session: Session
    act: Act
    bound: Bound
    now: dt.datetime
    draft: Draft
    standing: Questions
    doubts: list[OpenDoubt]

    @property
    def doubt(self) -> OpenDoubt | None:
        """The question they stand before, if it is still open, or was gone back to."""
        at = self.standing.at
        found = next((each for each in self.doubts if key_of(each) == at), None)
        return found or (_once_more(self.session, at) if at and self.standing.again else None)

    @property
    def overtaken(self) -> Answered | None:
        """The question that somebody else answered while it stood before this person."""
        gone = self.standing.at is not None and self.doubt is None
        return answered(self.session, self.standing.at) if self.standing.at and gone else None


def start(session: Session, *, act: Act, now: dt.datetime, asked: str = "") -> None:
    """Begin, or go on, with the first question that is open; what was put off comes back.

    `/doubts` and `v1:doubts` ask about everything, and tell of imports that wait. `v1:doubts:<programme>` asks about
    this one's document before all others, and so does the number of a document that is `asked` for (`/doubts 21号`).
    """
    bound = supervisor(session, act, now=now)
    if bound is None:
        return
    of_one = isinstance(act, Pressed) and act.args
    standing = Questions(first=asked_document(session, act, asked))
    doubts = _in_order(session, standing)
    waiting = () if of_one else waiting_imports(session)
    if waiting:
        told = tuple(WaitingImport(each.id, each.document, each.name, each.by, each.at) for each in waiting[:WAITING])
        answer(session, act, ImportsWaiting(told, len(waiting)), language=bound.language, now=now, part=2)
    if doubts or not waiting:
        draft = drafts.put(session, act.address, SLOT, standing.write(), now=now)
        desk = _Desk(session, act, bound, now, draft, standing, doubts)
        _show(desk, standing, edits=in_place(session, act))


def press(session: Session, *, pressed: Pressed, now: dt.datetime) -> None:
    """Press a button under a question: `v1:doubt:<draft>:<version>:<verb>[:<argument>]`.

    A button of an older version shows the present question and changes nothing.
    """
    found = open_pressed(session, pressed, SLOT, now=now)
    if found is None:
        return
    bound, draft = found
    standing = Questions.read(draft.body)
    desk = _Desk(session, pressed, bound, now, draft, standing, _in_order(session, standing))
    verb = _VERBS.get("".join(pressed.args[2:3]))
    if desk.overtaken:
        standing = standing.settled()
    elif verb and pressed.number(1) == draft.version:
        standing = verb(desk, pressed.number(3) or 0)
    _show(desk, standing, edits=pressed.message_id)


def name(session: Session, *, said: Said, now: dt.datetime) -> bool:
    """Take the names of units that a supervisor types before a question that wants some; return whether they were.

    While units are shown to choose from, all words are taken for names; before that, those that are like names. One
    that nobody has brings the units like it to the front.
    """
    bound = people.binding_at(session, said.address)
    draft = drafts.get(session, said.address, SLOT, now=now) if bound and bound.supervises else None
    if bound is None or draft is None or now - draft.updated_at > AWAITS or len(said.text) > LONGEST:
        return False
    standing = Questions.read(draft.body)
    if standing.at is None or not wants_units(standing.at):
        return False
    desk = _Desk(session, said, bound, now, draft, standing, _in_order(session, standing))
    typed = typed_names(Names(session), said.text)
    if not (typed.surely or (desk.doubt and choosing(desk.doubt, standing))):
        return False
    _show(desk, standing.type_in(typed.found, typed.unknown) if desk.doubt else standing.settled(), edits=None)
    return True


def _in_order(session: Session, standing: Questions) -> list[OpenDoubt]:
    """Return the open doubts, those first that a person asked for, then those that keep somebody from reporting."""
    return sorted(open_doubts(session), key=lambda each: (each.programme_id != standing.first, not each.holds))


def _once_more(session: Session, at: Key) -> OpenDoubt | None:
    return answered_doubt(session, task_id=at.task, assignment_id=at.assignment or None, kind=at.kind)


def _show(desk: _Desk, standing: Questions, *, edits: int | None) -> None:
    """Keep where a person stands, and show the question they stand before, or that there is none left."""
    doubts = _in_order(desk.session, standing)
    asked = [each for each in doubts if key_of(each) not in standing.later]
    at = next((each for each in asked if key_of(each) == standing.at), None)
    once_more = _once_more(desk.session, standing.at) if at is None and standing.at and standing.again else None
    at = at or once_more or next(iter(asked), None)
    overtaken = desk.overtaken
    if at is None:
        standing = standing.settled()
        drafts.change(desk.session, desk.draft, standing.write(), now=desk.now)
        done = DoubtsDone(later=len(doubts), settled=len(doubts) < len(desk.doubts), overtaken=overtaken)
        _say(desk, replace(done, **_place(desk, standing)), edits)
        return
    past = ""
    if standing.first and at.programme_id != standing.first and not once_more:
        past = desk.session.get_one(Programme, standing.first).document
        standing = replace(standing, first=0)
    standing = standing.go_to(key_of(at))
    drafts.change(desk.session, desk.draft, standing.write(), now=desk.now)
    first = [each for each in doubts if standing.first in {0, each.programme_id}]
    leads = [each for each in first if each.kind is DoubtKind.NO_LEAD and each.proposed]
    if standing.view is View.ALL:
        named = tuple(Lead(each.document, each.number, each.proposed[1]) for each in leads[:NAMED] if each.proposed)
        _say(desk, LeadsAsked(desk.draft.id or 0, desk.draft.version, len(leads), named), edits)
        return
    left = sum(each in asked for each in first)
    letter = replace(
        letter_of(desk.session, at, standing),
        left=left,
        later=len(first) - left,
        elsewhere=len(doubts) - len(first),
        leads=len(leads),
        answered=answered(desk.session, key_of(at), at.subject) if once_more else None,
        overtaken=overtaken,
        also=0 if desk.standing.view is View.ALL else max(0, len(desk.doubts) - len(doubts) - 1),
        past=past,
    )
    _say(desk, replace(letter, **_place(desk, standing)), edits)


def _place(desk: _Desk, standing: Questions) -> dict[str, Any]:
    return {"draft": desk.draft.id or 0, "version": desk.draft.version, "back": bool(standing.passed)}


def _say(desk: _Desk, letter: Letter, edits: int | None) -> None:
    answer(desk.session, desk.act, letter, language=desk.bound.language, now=desk.now, edits=edits)


def _settle(desk: _Desk, units: tuple[int, ...]) -> Questions:
    """Settle the present question; what cannot be settled by this choice is asked again, with units to choose from."""
    if desk.doubt is None:
        return desk.standing
    by, anew = desk.bound.post.title, desk.standing.again
    try:
        settle_doubt(desk.session, desk.doubt, units, by=by, now=desk.now, anew=anew)
    except ChoiceError:
        return replace(desk.standing, view=View.CHOOSE)
    return desk.standing.settled()


def _pick(desk: _Desk, unit_id: int) -> Questions:
    """Choose a unit: several may lead, or be meant by a group; a name means one."""
    if desk.doubt is None or Names(desk.session).known(unit_id) is False:
        return desk.standing
    return desk.standing.toggle(unit_id) if several(desk.doubt) else _settle(desk, (unit_id,))


def _lead_all(desk: _Desk, _unit: int) -> Questions:
    by, programme = desk.bound.post.title, desk.standing.first
    confirm_proposed_leads(desk.session, by=by, now=desk.now, programme=programme)
    return desk.standing.settled()


def _go_back(desk: _Desk, _unit: int) -> Questions:
    """Go back one question; a group that has members is shown with them ticked."""
    standing = desk.standing.go_back()
    at = standing.at
    if at is None or at.kind is not DoubtKind.GROUP_WITHOUT_MEMBERS or _once_more(desk.session, at) is None:
        return standing
    part = desk.session.get_one(Assignment, at.assignment)
    return replace(standing, chosen=tuple(unit.id or 0 for unit in members_of(desk.session, part)))


_VERBS: Final[dict[str, Callable[[_Desk, int], Questions]]] = {
    "yes": lambda desk, _: _settle(desk, ()),
    "done": lambda desk, _: _settle(desk, desk.standing.chosen),
    "pick": _pick,
    "other": lambda desk, _: replace(desk.standing, view=View.CHOOSE),
    "page": lambda desk, page: replace(desk.standing, page=page),
    "back": lambda desk, _: replace(desk.standing, view=View.ASK, chosen=(), asked="", page=0),
    "later": lambda desk, _: desk.standing.put_off(),
    "last": _go_back,
    "next": lambda desk, _: desk.standing.settled(),
    "all": lambda desk, _: replace(desk.standing, view=View.ALL),
    "leads": _lead_all,
}
