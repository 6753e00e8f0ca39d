"""A review workbook (复核表) goes out in chat, is corrected by a person, and comes back."""

import datetime as dt
from collections import Counter
from typing import Final

from sqlmodel import Session

from bot.actions.asking.shown_changes import shown_changes
from bot.actions.compose import composer
from bot.actions.intake.collect_review import collect_review
from bot.actions.intake.find_task import find_programme, named, programmes
from bot.actions.intake.finish_review import finish_and_tell
from bot.actions.intake.open_doubts import open_doubts
from bot.actions.sender import answer, occasion, supervisor
from bot.config import Settings
from bot.delivery.messages import File
from bot.documents.review.sheets import review_workbook
from bot.errors import DocumentError, OutdatedError, ReviewError
from bot.rules.calendar import Calendar
from bot.rules.letters.base import Letter
from bot.rules.letters.intake import Unreadable
from bot.rules.letters.review import (
    DocumentChoice,
    NoProgramme,
    ReviewDone,
    ReviewRefused,
    ReviewWhich,
    ReviewWorkbook,
)
from bot.rules.review import Returned
from bot.rules.said import Act, Pressed
from bot.rules.terms import Address
from bot.store import outbox, people
from bot.store.tables import Outbox, Programme

KIND: Final = ReviewWorkbook.kind

CHOICES, ASKED = 4, 60
"""How many documents are offered, and how much of what was asked for is told."""


def ask(session: Session, *, act: Act, now: dt.datetime, asked: str = "") -> None:
    """Send a supervisor the workbook of a programme: a button's (`v1:review:<programme>`), or the one `asked` for.

    `/review` alone means the only document that has open doubts, or the only one there is; otherwise it is asked.
    """
    bound = supervisor(session, act, now=now)
    if bound is None:
        return
    wanted = session.get(Programme, act.number() or 0) if isinstance(act, Pressed) else None
    meant = [wanted] if wanted else _meant(session, asked)
    if len(meant) != 1:
        answer(session, act, _which(session, meant, asked), language=bound.language, now=now)
        return
    outbox.put_composed(
        session,
        KIND,
        {"document": meant[0].document},
        address=act.address,
        occasion=occasion(act),
        language=bound.language,
        now=now,
        quiet=False,
    )


def _meant(session: Session, asked: str) -> list[Programme]:
    """Return the programmes that may be meant: by their number, or since something in them is in doubt."""
    every = programmes(session)
    if asked:
        return named(every, asked)
    doubtful = {each.programme_id for each in open_doubts(session)}
    return [each for each in every if each.id in doubtful] or every


def _which(session: Session, meant: list[Programme], asked: str) -> Letter:
    """Ask which one is meant: one of those, or of all if there is none."""
    every = meant or programmes(session)
    if not every:
        return NoProgramme()
    doubts = Counter(each.programme_id for each in open_doubts(session))
    choices = tuple(DocumentChoice(each.id or 0, each.document, doubts[each.id or 0]) for each in every[:CHOICES])
    return ReviewWhich(asked[:ASKED], choices, len(every))


@composer(KIND)
def compose_review(
    session: Session, row: Outbox, *, now: dt.datetime, settings: Settings, calendar: Calendar
) -> tuple[ReviewWorkbook, File] | None:
    """Make the workbook that a row asks for; None if nobody supervises at its address any more."""
    del calendar  # every composer is given the same
    bound = people.binding_at(session, Address(row.channel, row.chat))
    if bound is None or not bound.supervises:
        return None
    review = collect_review(session, row.body["document"])
    letter = ReviewWorkbook(row.body["document"], len(review.rows), review.in_doubt)
    made = now.astimezone(settings.office.zone)
    name = f"复核表_{made:%Y-%m-%d}.xlsx" if row.language == "zh_CN" else f"review_{made:%Y-%m-%d}.xlsx"
    return letter, File(name, review_workbook(review, made=made))


def take_back(  # noqa: PLR0913 -- what came from whom, and when
    session: Session, *, act: Act, returned: Returned, name: str, today: dt.date, now: dt.datetime
) -> None:
    """Take a workbook that came back: what was corrected or looked through is settled, or every mistake is told."""
    bound = supervisor(session, act, now=now)
    if bound:
        letter = _taken(session, returned, name, by=bound.post.title, today=today, now=now)
        answer(session, act, letter, language=bound.language, now=now)


def _taken(  # noqa: PLR0913 -- as above
    session: Session, returned: Returned, name: str, *, by: str, today: dt.date, now: dt.datetime
) -> Letter:
    try:
        done = finish_and_tell(session, returned, by=by, today=today, now=now)
    except ReviewError as fault:
        return ReviewRefused(name, tuple(str(fault).splitlines()))
    except (DocumentError, OutdatedError) as fault:
        return Unreadable(name, getattr(fault, "code", ""), str(fault))
    return ReviewDone(
        document=done.document,
        checked=done.checked,
        differences=shown_changes(done.differences),
        differing=len(done.differences),
        settled=done.settled,
        left=done.left,
        units_added=done.units_added,
        programme=find_programme(session, done.document).id or 0,
    )
