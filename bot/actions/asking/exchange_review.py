"""A review workbook (复核表) goes out in chat, is corrected by a person, and comes back."""

import datetime as dt
from typing import Final

from sqlmodel import Session

from bot.actions.asking.shown_changes import shown_changes
from bot.actions.compose import composer
from bot.actions.intake.collect_review import collect_review
from bot.actions.intake.find_task import find_programme
from bot.actions.intake.finish_review import finish_review
from bot.actions.sender import answer, occasion, supervisor
from bot.config import Settings
from bot.delivery.messages import File
from bot.documents.review.sheets import review_workbook
from bot.errors import DocumentError, NotFoundError, OutdatedError, ReviewError
from bot.rules.calendar import Calendar
from bot.rules.letters.base import Letter
from bot.rules.letters.intake import Unreadable
from bot.rules.letters.review import NoProgramme, ReviewDone, ReviewRefused, ReviewWorkbook
from bot.rules.review import Returned
from bot.rules.said import Act, Pressed
from bot.rules.terms import Address
from bot.store import outbox, people
from bot.store.tables import Outbox, Programme

KIND: Final = ReviewWorkbook.kind


def ask(session: Session, *, act: Act, now: dt.datetime) -> None:
    """Send a supervisor the workbook of a programme (`v1:review:<programme>`), of the latest one (`/review`)."""
    bound = supervisor(session, act, now=now)
    if bound is None:
        return
    wanted = session.get(Programme, act.number() or 0) if isinstance(act, Pressed) else None
    try:
        programme = wanted or find_programme(session)
    except NotFoundError:
        answer(session, act, NoProgramme(), language=bound.language, now=now)
        return
    outbox.put_composed(
        session,
        KIND,
        {"document": programme.document},
        address=act.address,
        occasion=occasion(act),
        language=bound.language,
        now=now,
        quiet=False,
    )


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


def take_back(session: Session, *, act: Act, returned: Returned, name: str, now: dt.datetime) -> None:
    """Take a workbook that came back: what was corrected or looked through is settled, or every mistake is told."""
    bound = supervisor(session, act, now=now)
    if bound:
        letter = _taken(session, returned, name, by=bound.post.title, now=now)
        answer(session, act, letter, language=bound.language, now=now)


def _taken(session: Session, returned: Returned, name: str, *, by: str, now: dt.datetime) -> Letter:
    try:
        done = finish_review(session, returned, by=by, now=now)
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
