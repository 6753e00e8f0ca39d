"""Ask a supervisor about tasks that seem to stand twice, one pair at a time."""

import datetime as dt
from contextlib import suppress
from typing import Final

from sqlmodel import Session

from bot.actions.asking.asked_document import asked_document
from bot.actions.intake.link_tasks import ListedLink, decide_link, list_links, reopen_link
from bot.actions.intake.parts import described, parts_of
from bot.actions.sender import answer, in_place, supervisor
from bot.errors import OutdatedError
from bot.rules.letters.base import Letter
from bot.rules.letters.doubts import LinkAsked, LinksDone, Twin
from bot.rules.letters.intake import shortened, shortened_units
from bot.rules.said import Act, Pressed
from bot.rules.week_facts import TaskRef
from bot.store.tables import Programme, TaskLink

OPEN: Final = "proposed"

CONTENT, UNITS = 200, 120
"""How much of a task's words, and of its units, is shown."""


def start(session: Session, *, act: Act, now: dt.datetime, asked: str = "") -> None:
    """Show the first pair that nobody has decided: `/links`; of one document: `v1:links:<programme>`, `/links 3号`."""
    bound = supervisor(session, act, now=now)
    if bound:
        letter = _next(session, of=asked_document(session, act, asked))
        answer(session, act, letter, language=bound.language, now=now, edits=in_place(session, act))


def press(session: Session, *, pressed: Pressed, now: dt.datetime) -> None:
    """Press a button under a pair: `v1:link:<link>:<verb>`, and `:<programme>`.

    `yes` and `no` decide it, `later` puts it off; then comes the next. `show` goes back to a pair, `undo` takes “no”
    back. What was decided meanwhile stays as it is.
    """
    bound = supervisor(session, pressed, now=now)
    if bound is None:
        return
    link, verb, of = pressed.number() or 0, "".join(pressed.args[1:2]), pressed.number(2) or 0
    with suppress(OutdatedError):
        if verb in {"yes", "no"}:
            decide_link(session, link, verb == "yes", by=bound.post.title, now=now)
        elif verb == "undo":
            reopen_link(session, link)
    known = next((each for each in _pairs(session, of) if each.id == link), None)
    if known and verb in {"show", "undo"}:
        letter: Letter = _asked(session, known, of)
    else:
        letter = _next(session, after=link if verb in {"yes", "no", "later"} else 0, of=of)
    answer(session, pressed, letter, language=bound.language, now=now, edits=pressed.message_id)


def _pairs(session: Session, of: int) -> list[ListedLink]:
    """Return every pair of a programme (0: of all), decided or not, in the order in which they are asked about."""
    programme = session.get(Programme, of)
    links = list_links(session, document=programme.document if programme else "")
    return sorted(links, key=lambda each: each.id)


def _next(session: Session, *, after: int = 0, of: int) -> Letter:
    """Return the question about the first open pair behind `after`; what was put off stays for another time."""
    pairs = _pairs(session, of)
    left = (each for each in pairs if each.state == OPEN and each.id > after)
    if (found := next(left, None)) is not None:
        return _asked(session, found, of)
    return LinksDone(later=len(list_links(session, state=OPEN)), back=pairs[-1].id if pairs else 0, of=of)


def _asked(session: Session, link: ListedLink, of: int) -> LinkAsked:
    pairs, row = _pairs(session, of), session.get_one(TaskLink, link.id)
    return LinkAsked(
        link=link.id,
        left=sum(each.state == OPEN and each.id >= link.id for each in pairs),
        task=_twin(session, row.task_id, link.task),
        same_as=_twin(session, row.same_as_id, link.same_as),
        overlap=link.overlap,
        of=of,
        state=row.state,
        by=row.decided_by,
        at=row.decided_at,
        back=max((each.id for each in pairs if each.id < link.id), default=0),
    )


def _twin(session: Session, task_id: int, task: TaskRef) -> Twin:
    units = shortened_units(described(session, parts_of(session, task_id)), UNITS)
    return Twin(task.number, shortened(task.content, CONTENT), task.document, units)
