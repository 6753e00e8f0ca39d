"""Ask a supervisor about tasks that seem to stand twice, one pair at a time."""

import datetime as dt
from contextlib import suppress

from sqlmodel import Session

from bot.actions.intake.link_tasks import ListedLink, decide_link, list_links
from bot.actions.sender import answer, in_place, supervisor
from bot.errors import OutdatedError
from bot.rules.letters.base import Letter
from bot.rules.letters.doubts import LinkAsked, LinksDone, Twin
from bot.rules.letters.intake import shortened
from bot.rules.said import Act, Pressed
from bot.rules.week_facts import TaskRef
from bot.store.tables import Programme


def start(session: Session, *, act: Act, now: dt.datetime) -> None:
    """Show the first pair that nobody has decided: `/links`; of one document by `v1:links:<programme>`."""
    bound = supervisor(session, act, now=now)
    if bound:
        letter = _next(session, of=(act.number() or 0) if isinstance(act, Pressed) else 0)
        answer(session, act, letter, language=bound.language, now=now, edits=in_place(session, act))


def press(session: Session, *, pressed: Pressed, now: dt.datetime) -> None:
    """Decide a pair, or put it off, and show the next: `v1:link:<link>:yes`, `:no`, `:later`, and `:<programme>`.

    What was decided meanwhile stays as it is.
    """
    bound = supervisor(session, pressed, now=now)
    if bound is None:
        return
    link, verb = pressed.number() or 0, "".join(pressed.args[1:2])
    if verb in {"yes", "no"}:
        with suppress(OutdatedError):
            decide_link(session, link, verb == "yes", by=bound.post.title, now=now)
    after = link if verb in {"yes", "no", "later"} else 0
    letter = _next(session, after=after, of=pressed.number(2) or 0)
    answer(session, pressed, letter, language=bound.language, now=now, edits=pressed.message_id)


def _next(session: Session, *, after: int = 0, of: int) -> Letter:
    """Return the question about the first open pair behind `after`; what was put off stays for another time.

    `of`: the programme whose pairs are asked about; 0: those of every one.
    """
    programme = session.get(Programme, of)
    every = list_links(session, state="proposed")
    proposed = [each for each in every if programme is None or each.task.document == programme.document]
    left = sorted((each for each in proposed if each.id > after), key=lambda each: each.id)
    return _asked(left[0], len(left), of) if left else LinksDone(later=len(every))


def _asked(link: ListedLink, left: int, of: int) -> LinkAsked:
    return LinkAsked(link.id, left, _twin(link.task), _twin(link.same_as), link.overlap, of)


def _twin(task: TaskRef) -> Twin:
    return Twin(task.number, shortened(task.content, 200))
