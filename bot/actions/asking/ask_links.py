"""Ask a supervisor about tasks that seem to stand twice, one pair at a time."""

import datetime as dt
from contextlib import suppress

from sqlmodel import Session

from bot.actions.intake.link_tasks import ListedLink, decide_link, list_links
from bot.actions.sender import answer, supervisor
from bot.errors import OutdatedError
from bot.rules.letters.base import Letter
from bot.rules.letters.doubts import LinkAsked, LinksDone, Twin
from bot.rules.letters.intake import shortened
from bot.rules.said import Act, Pressed
from bot.rules.week_facts import TaskRef


def start(session: Session, *, act: Act, now: dt.datetime) -> None:
    """Show the first pair that nobody has decided (`/links`, `v1:links`)."""
    bound = supervisor(session, act, now=now)
    if bound:
        edits = act.message_id if isinstance(act, Pressed) else None
        answer(session, act, _next(session, after=0), language=bound.language, now=now, edits=edits)


def press(session: Session, *, pressed: Pressed, now: dt.datetime) -> None:
    """Decide a pair, or put it off, and show the next: `v1:link:<link>:yes`, `:no`, `:later`.

    What was decided meanwhile stays as it is.
    """
    bound = supervisor(session, pressed, now=now)
    if bound is None:
        return
    link, verb = pressed.number() or 0, "".join(pressed.args[1:2])
    if verb in {"yes", "no"}:
        with suppress(OutdatedError):
            decide_link(session, link, verb == "yes", by=bound.post.title, now=now)
    letter = _next(session, after=link if verb in {"yes", "no", "later"} else 0)
    answer(session, pressed, letter, language=bound.language, now=now, edits=pressed.message_id)


def _next(session: Session, *, after: int) -> Letter:
    """Return the question about the first open pair behind `after`; what was put off stays for another time."""
    proposed = sorted(list_links(session, state="proposed"), key=lambda each: each.id)
    left = [each for each in proposed if each.id > after]
    return _asked(left[0], len(left)) if left else LinksDone(later=len(proposed))


def _asked(link: ListedLink, left: int) -> LinkAsked:
    return LinkAsked(link.id, left, _twin(link.task), _twin(link.same_as), link.overlap)


def _twin(task: TaskRef) -> Twin:
    return Twin(task.number, shortened(task.content, 200))
