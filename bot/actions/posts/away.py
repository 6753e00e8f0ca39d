"""Be away (外出): from one day to another somebody else of the unit is reminded instead."""

import datetime as dt

from sqlmodel import Session, col, select

from bot.actions.reminding.remind import wake_unit
from bot.actions.reporting.open_items import open_lines
from bot.actions.reporting.turn import Turn, begin
from bot.config import Settings
from bot.rules.absence import LONGEST, Found, Misread, Unsure, read_span
from bot.rules.absence_words import cancels, is_back, says_absence
from bot.rules.calendar import Calendar
from bot.rules.letters.absence import Away, AwayAsked, AwayDeclined, AwayHow, Cover
from bot.rules.said import Act, Pressed, Said
from bot.rules.spans import Span
from bot.rules.standing_in import written_to
from bot.store import people
from bot.store.tables import Post

BUTTONS = {"week": "今天起一周", "next": "下周", "off": "取消"}
"""What a button says for somebody: `v1:away:week`."""

ON, NO = "on", "no"
"""Buttons below a question: `v1:away:on:2026-03-02:2026-03-09`, and `v1:away:no`, it is no absence."""


_SHOWN = {Away.kind, AwayHow.kind, AwayAsked.kind}


def away(session: Session, *, act: Act, settings: Settings, calendar: Calendar, now: dt.datetime) -> None:
    """Answer `/away 3月2日-3月9日`, and its buttons: note the days, take them back, or tell how it stands.

    It holds for every unit that the person answers for.
    """
    turn = begin(session, act, settings=settings, calendar=calendar, now=now)
    if turn is None:
        return
    text = _asked(act)
    word, *days = act.args if isinstance(act, Pressed) and act.args else ("",)
    if word == ON:
        _take(turn, read_span("至".join(days), _today(turn)), edits=act.message_id, sure=True)
    elif word == NO:
        _decline(turn)
    elif text is None:
        turn.say(AwayHow("ask", LONGEST))
    elif not text:
        _tell(turn)
    elif cancels(text):
        _note(turn, None)
        _tell(turn, cancelled=True)
    else:
        _take(turn, read_span(text, _today(turn)))


def offer(turn: Turn, said: Said) -> bool:
    """Offer to note an absence that was told without the command (下周一到下周三请假); return whether it was one.

    Only words that say nothing else are taken for one, and nothing is noted before a button is pressed.
    """
    if is_back(said.text) and turn.seats[0].binding.away_until:
        _tell(turn)
        return True
    found: Found = read_span(said.text, _today(turn)) if says_absence(said.text) else Misread.UNREAD
    if found is Misread.UNREAD:
        return False
    if isinstance(found, Span):
        turn.say(AwayAsked((found,), offered=True, instead=_instead(turn, found)))
    else:
        _take(turn, found, offered=True)
    return True


def _take(turn: Turn, found: Found, *, offered: bool = False, edits: int | None = None, sure: bool = False) -> None:
    """Note the days that were read; ask which of several are meant, or how to write them.

    Unless it is `sure`, it is asked, too, before they take the place of other days.
    """
    if isinstance(found, Span) and not sure and (noted := _instead(turn, found)):
        turn.say(AwayAsked((found,), instead=noted))
    elif isinstance(found, Span):
        _note(turn, found)
        _tell(turn)
    elif isinstance(found, Unsure):
        turn.say(AwayAsked(found.choices, found.past, offered=offered, instead=_instead(turn, *found.choices)))
    else:
        turn.say(AwayHow(found, LONGEST), edits=edits)


def _instead(turn: Turn, *wanted: Span) -> Span | None:
    """Return the days that are noted, if others would take their place: days that overlap them correct them."""
    binding = turn.seats[0].binding
    first, last = binding.away_from, binding.away_until
    if first is None or last is None or last < _today(turn):
        return None
    return Span(first, last) if any(each.first > last or each.last < first for each in wanted) else None


def _decline(turn: Turn) -> None:
    """Say that nothing was noted, and how words become a report."""
    number = next((line.number for line in open_lines(turn.session, turn.unit_ids) if line.owed), "")
    turn.say(AwayDeclined(number), edits=turn.act.message_id)


def _asked(act: Act) -> str | None:
    """Return the days that a message or a button names, "" for none, None for the wish to be told how."""
    if isinstance(act, Said):
        return "".join(act.text.split(maxsplit=1)[1:])
    word = act.args[0] if isinstance(act, Pressed) and act.args else ""
    return BUTTONS.get(word) if word else ""


def _today(turn: Turn) -> dt.date:
    return turn.now.astimezone(turn.zone).date()


def _note(turn: Turn, span: Span | None) -> None:
    """Note the days; if today is one of them, the next sweep tells whoever is there what is open."""
    for seat in turn.seats:
        seat.binding.away_from, seat.binding.away_until = (span.first, span.last) if span else (None, None)
        turn.session.add(seat.binding)
    turn.session.flush()
    if span and span.covers(_today(turn)):
        for unit_id in turn.unit_ids:
            wake_unit(turn.session, unit_id, turn.now)


def _tell(turn: Turn, *, cancelled: bool = False) -> None:
    """Say from when to when the person is away, and who is written to in each of their units meanwhile."""
    binding, today = turn.seats[0].binding, _today(turn)
    first, last = binding.away_from, binding.away_until
    edits = turn.act.message_id if isinstance(turn.act, Pressed) and turn.shown() in _SHOWN else None
    if first is None or last is None or last < today:
        turn.say(Away(None, None, (), cancelled=cancelled), edits=edits)
        return
    turn.say(Away(first, last, _covers(turn, max(first, today))), edits=edits)


def _covers(turn: Turn, day: dt.date) -> tuple[Cover, ...]:
    """Return who is written to instead on a day, unit by unit."""
    titles = dict(turn.session.exec(select(Post.id, Post.title).where(col(Post.unit_id).in_(turn.unit_ids))).all())
    seats = people.seats(turn.session, turn.unit_ids)
    covers = []
    for mine in turn.seats:
        theirs = seats.get(mine.post.unit_id or 0, [])
        told = {recipient.address for recipient in written_to(theirs, day)} - {turn.act.address}
        posts = tuple(titles[seat.post] for seat in theirs if seat.recipient.address in told)
        covers.append(Cover(mine.unit.name if mine.unit else "", posts))
    return tuple(covers)
