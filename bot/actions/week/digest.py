"""The weekly digest (督查周报): put it into the outbox once for each supervisor, and make its words and its workbook.

A digest speaks of its own moment, Friday 16:00, also when it is sent late or twice: everybody reads the same figures,
and message and workbook agree.
"""

import datetime as dt

from sqlmodel import Session, col, select

from bot.actions.compose import composer
from bot.actions.sender import occasion, supervisor
from bot.actions.week.read_week import read_week
from bot.config import Settings
from bot.delivery.messages import File
from bot.documents.books.workbooks import week_workbook
from bot.rules.calendar import Calendar
from bot.rules.digest import Summary, summarise
from bot.rules.letters import supervision
from bot.rules.said import Said
from bot.rules.terms import Address
from bot.rules.week_facts import Week
from bot.rules.weeks import Weekly, week_name
from bot.store import outbox, people
from bot.store.tables import Outbox, Programme

PRIORITY = 2
"""In the outbox: after answers and reminders."""

KINDS = ("digest", "digest_details")


def put_digests(session: Session, *, now: dt.datetime, settings: Settings, calendar: Calendar) -> int:
    """Put the latest digest into the outbox for every supervisor who has not got it; return how many messages.

    For those who were bound before its moment, and once there was a programme then. A late start still says last
    Friday's, once; what was missed before that is not said any more.
    """
    moment = weekly(settings, calendar).latest(now)
    if session.exec(select(Programme.id).where(col(Programme.confirmed_at) < moment)).first() is None:
        return 0
    day = settings.office.day(moment)
    body = {"as_of": moment.isoformat(), "weekly": True}
    put = [
        outbox.put_composed(
            session,
            kind,
            body,
            address=each.address,
            occasion=f"{kind}:{week_name(day)}",
            language=each.language,
            now=now,
            priority=PRIORITY,
            quiet=True,
        )
        for each in people.supervisors(session)
        if each.binding.bound_at < moment
        for kind in KINDS
    ]
    return sum(row is not None for row in put)


def show_digest(session: Session, *, said: Said, now: dt.datetime) -> None:
    """Answer a supervisor who asks where things stand (`/digest`): the same, as of now."""
    bound = supervisor(session, said, now=now)
    if bound is None:
        return
    for part, kind in enumerate(KINDS, start=1):
        place = occasion(said, part=part)
        body = {"as_of": now.isoformat(), "weekly": False}
        outbox.put_composed(
            session, kind, body, address=said.address, occasion=place, language=bound.language, now=now, quiet=False
        )


def next_digest(session: Session, *, now: dt.datetime, settings: Settings, calendar: Calendar) -> dt.datetime | None:
    """Return when the next digest goes out (UTC); None while no supervisor can be reached."""
    return weekly(settings, calendar).next(now) if people.supervisors(session) else None


def weekly(settings: Settings, calendar: Calendar) -> Weekly:
    """Return when digests go, as configured."""
    rule = settings.digest.supervisors
    return Weekly(rule.weekday, rule.at, calendar, settings.office.zone)


@composer("digest")
def compose_digest(
    session: Session, row: Outbox, *, now: dt.datetime, settings: Settings, calendar: Calendar
) -> supervision.Digest | None:
    """Make the digest that a row asks for; None if nobody supervises at its address any more."""
    found = _found(session, row, now, settings, calendar)
    if found is None:
        return None
    week, summary = found
    return supervision.digest(week, summary, zone=settings.office.zone, weekly=row.body["weekly"])


@composer("digest_details")
def compose_details(
    session: Session, row: Outbox, *, now: dt.datetime, settings: Settings, calendar: Calendar
) -> tuple[supervision.DigestDetails, File] | None:
    """Make the details that a row asks for; None if nobody supervises at its address any more."""
    found = _found(session, row, now, settings, calendar)
    if found is None:
        return None
    week, summary = found
    zone = settings.office.zone
    letter = supervision.details(week, summary, zone=zone, weekly=row.body["weekly"])
    name = f"{week.as_of.astimezone(zone):%Y-%m-%d}"
    name = f"督查周报附表_{name}.xlsx" if row.language == "zh_CN" else f"digest_{name}.xlsx"
    return letter, File(name, week_workbook(week, summary, zone=zone))


def _found(
    session: Session, row: Outbox, now: dt.datetime, settings: Settings, calendar: Calendar
) -> tuple[Week, Summary] | None:
    bound = people.binding_at(session, Address(row.channel, row.chat))
    if bound is None or not bound.supervises:
        return None
    as_of = min(dt.datetime.fromisoformat(row.body["as_of"]), now)
    since = weekly(settings, calendar).before(as_of)
    week = read_week(session, as_of=as_of, since=since, settings=settings, calendar=calendar)
    return week, summarise(week)
