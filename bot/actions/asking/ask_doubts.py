"""Go through what is in doubt with a supervisor: one question, one answer, the next. Kept in a draft row."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from sqlmodel import Session

from bot.actions.asking.doubt_letters import choosing, key_of, letter_of, several, wants_units
from bot.actions.asking.typed_names import LONGEST, typed_names
from bot.actions.intake.confirm_leads import confirm_proposed_leads
from bot.actions.intake.open_doubts import OpenDoubt, open_doubts
from bot.actions.intake.settle_doubt import settle_doubt
from bot.actions.sender import answer, supervisor
from bot.errors import ChoiceError, OutdatedError
from bot.rules.letters.base import Letter
from bot.rules.letters.courtesies import Outdated
from bot.rules.letters.doubts import DoubtsDone, LeadsAsked
from bot.rules.questions import Questions, View
from bot.rules.said import Act, Pressed, Said
from bot.rules.terms import DoubtKind
from bot.store import drafts, people
from bot.store.people import Bound
from bot.store.tables import Draft
from bot.store.units import Names

SLOT: Final = "questions"

AWAITS: Final = dt.timedelta(minutes=30)
"""How long a name that is typed is taken for the answer to the question that was shown last."""


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
        """The question they stand before, if it is still open."""
        return next((each for each in self.doubts if key_of(each) == self.standing.at), None)


def start(session: Session, *, act: Act, now: dt.datetime) -> None:
    """Begin, or go on, with the first question that is open (`/doubts`, `v1:doubts`); what was put off comes back."""
    bound = supervisor(session, act, now=now)
    if bound is None:
        return
    draft = drafts.put(session, act.address, SLOT, Questions().write(), now=now)
    edits = act.message_id if isinstance(act, Pressed) else None
    _show(_Desk(session, act, bound, now, draft, Questions(), _in_order(session)), Questions(), edits=edits)


def press(session: Session, *, pressed: Pressed, now: dt.datetime) -> None:
    """Press a button under a question: `v1:doubt:<draft>:<version>:<verb>[:<argument>]`.

    A button of an older version shows the present question and changes nothing.
    """
    bound = supervisor(session, pressed, now=now)
    if bound is None:
        return
    draft = drafts.find(session, pressed.address, pressed.number() or 0, now=now)
    if draft is None or draft.slot != SLOT:
        answer(session, pressed, Outdated(), language=bound.language, now=now)
        return
    desk = _Desk(session, pressed, bound, now, draft, Questions.read(draft.body), _in_order(session))
    verb = _VERBS.get("".join(pressed.args[2:3]))
    if verb is None or pressed.number(1) != draft.version or (desk.doubt is None and desk.standing.at):
        _show(desk, desk.standing, edits=pressed.message_id)
    else:
        _show(desk, verb(desk, pressed.number(3) or 0), edits=pressed.message_id)


def name(session: Session, *, said: Said, now: dt.datetime) -> bool:
    """Take the names of units that a supervisor types before a question that wants some; return whether they were.

    While units are shown to choose from, all words are taken for names; before that, those that are like names. One
    that nobody has brings the units like it to the front.
    """
    bound = people.binding_at(session, said.address)
    draft = drafts.get(session, said.address, SLOT, now=now) if bound and bound.supervises else None
    if bound is None or draft is None or now - draft.updated_at > AWAITS or len(said.text) > LONGEST:
        return False
    desk = _Desk(session, said, bound, now, draft, Questions.read(draft.body), _in_order(session))
    if desk.doubt is None or not wants_units(desk.doubt):
        return False
    typed = typed_names(Names(session), said.text)
    if not (typed.surely or choosing(desk.doubt, desk.standing)):
        return False
    _show(desk, desk.standing.type_in(typed.found, typed.unknown), edits=None)
    return True


def _in_order(session: Session) -> list[OpenDoubt]:
    """Return the open doubts, those first that keep somebody from being asked to report."""
    return sorted(open_doubts(session), key=lambda each: not each.holds)


def _show(desk: _Desk, standing: Questions, *, edits: int | None) -> None:
    """Keep where a person stands, and show the question they stand before, or that there is none left."""
    doubts = _in_order(desk.session)
    asked = [each for each in doubts if key_of(each) not in standing.later]
    at = next((each for each in asked if key_of(each) == standing.at), next(iter(asked), None))
    if at is None:
        drafts.drop(desk.session, desk.draft)
        _say(desk, DoubtsDone(later=len(doubts), settled=len(doubts) < len(desk.doubts)), edits)
        return
    standing = standing.go_to(key_of(at))
    drafts.change(desk.session, desk.draft, standing.write(), now=desk.now)
    leads = sum(each.kind is DoubtKind.NO_LEAD and each.proposed is not None for each in doubts)
    draft, version = desk.draft.id or 0, desk.draft.version
    if standing.view is View.ALL:
        _say(desk, LeadsAsked(draft, version, leads), edits)
        return
    letter = letter_of(desk.session, at, standing)
    counts = replace(letter, left=len(asked), later=len(doubts) - len(asked), leads=leads)
    _say(desk, replace(counts, draft=draft, version=version), edits)


def _say(desk: _Desk, letter: Letter, edits: int | None) -> None:
    answer(desk.session, desk.act, letter, language=desk.bound.language, now=desk.now, edits=edits)


def _settle(desk: _Desk, units: tuple[int, ...]) -> Questions:
    """Settle the present question; what cannot be settled by this choice is asked again, with units to choose from."""
    if desk.doubt is None:
        return desk.standing
    try:
        settle_doubt(desk.session, desk.doubt, units, by=desk.bound.post.title, now=desk.now)
    except ChoiceError:
        return replace(desk.standing, view=View.CHOOSE)
    except OutdatedError:
        pass  # somebody else was quicker: the next question comes
    return desk.standing.settled()


def _pick(desk: _Desk, unit_id: int) -> Questions:
    """Choose a unit: several may lead, or be meant by a group; a name means one."""
    if desk.doubt is None or Names(desk.session).known(unit_id) is False:
        return desk.standing
    return desk.standing.toggle(unit_id) if several(desk.doubt) else _settle(desk, (unit_id,))


def _lead_all(desk: _Desk, _unit: int) -> Questions:
    confirm_proposed_leads(desk.session, now=desk.now)
    return desk.standing.settled()


_VERBS: Final[dict[str, Callable[[_Desk, int], Questions]]] = {
    "yes": lambda desk, _: _settle(desk, ()),
    "done": lambda desk, _: _settle(desk, desk.standing.chosen),
    "pick": _pick,
    "other": lambda desk, _: replace(desk.standing, view=View.CHOOSE),
    "page": lambda desk, page: replace(desk.standing, page=page),
    "back": lambda desk, _: replace(desk.standing, view=View.ASK, chosen=(), asked="", page=0),
    "later": lambda desk, _: desk.standing.put_off(),
    "all": lambda desk, _: replace(desk.standing, view=View.ALL),
    "leads": _lead_all,
}
