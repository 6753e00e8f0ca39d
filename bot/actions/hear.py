"""Hear a free message: a sentence for the form, a reply to a reminder, a greeting, a question. Nothing is lost."""

import datetime as dt

from sqlmodel import Session

from bot.actions import courtesies
from bot.actions.asking import ask_doubts, paste
from bot.actions.posts import away
from bot.actions.reporting import check, correct, report, say_form
from bot.actions.reporting.about import about
from bot.actions.reporting.nothing import nothing_owed
from bot.actions.reporting.open_items import Line, open_items, open_lines, periods_of
from bot.actions.reporting.turn import Turn, begin
from bot.config import Settings
from bot.rules.calendar import Calendar
from bot.rules.letters.answers import Acknowledged, Question
from bot.rules.replies import Pending, Reading, Reason, asks, disowns, greets, read, sweeping
from bot.rules.said import Said, Sent
from bot.store import drafts


def hear(session: Session, *, said: Said, settings: Settings, calendar: Calendar, now: dt.datetime) -> None:
    """Deal with a text message, new or changed: what it says is shown back, and kept once it is confirmed."""
    answers = not paste.is_document(said.text) and ask_doubts.name(session, said=said, now=now)
    if answers or paste.collect(session, said=said, now=now):
        return
    turn = begin(session, said, settings=settings, calendar=calendar, now=now)
    if turn is None:
        return
    if said.revision and correct.edit(turn, said):
        return
    if not said.revision and (away.offer(turn, said) or say_form.say(turn, said)):
        return
    if greets(said.text):
        _acknowledge(turn)
        return
    lines = open_lines(session, turn.unit_ids)
    reading = read(said.text, open_items(session, lines), about(turn, said.reply_to, lines))
    if not _answered_otherwise(turn, said, lines, reading):
        _show_back(turn, said, reading)


def hear_captioned(  # noqa: PLR0913 -- what came, twice over, and three tools
    session: Session, *, said: Said, sent: Sent, settings: Settings, calendar: Calendar, now: dt.datetime
) -> None:
    """Keep what came with words under it, and hear the words."""
    courtesies.keep_file(session, sent=sent, now=now)
    hear(session, said=said, settings=settings, calendar=calendar, now=now)


def _answered_otherwise(turn: Turn, said: Said, lines: list[Line], reading: Reading) -> bool:
    """Deal with a message that is no report: a question, a number alone, words where nothing is owed."""
    numbered = any(part.number for part in reading.parts) or any(each.number for each in reading.unclear)
    owed = [line for line in lines if line.owed]
    if disowns(said.text) or (asks(said.text) and not numbered):
        turn.say(Question(owed[0].number if owed else ""))
    elif owed and not numbered and not reading.parts and sweeping(said.text):
        _acknowledge(turn, sweeping=True)
    elif _only_number(reading):
        _take_number(turn, reading.unclear[0].candidates)
    elif not lines or not (numbered or owed or reading.parts):
        nothing_owed(turn, said=True)
    else:
        return False
    return True


def _only_number(reading: Reading) -> bool:
    """Tell whether a message is the number of one item and nothing else."""
    return not reading.parts and [(each.reason, len(each.candidates)) for each in reading.unclear] == [
        (Reason.NO_WORDS, 1)
    ]


def _take_number(turn: Turn, candidates: tuple[int, ...]) -> None:
    """Take a number alone as the answer to what was asked last; otherwise as the wish to fill that item in."""
    for draft in drafts.latest(turn.session, turn.act.address, check.PREFIX, now=turn.now)[:1]:
        pending = Pending.read(draft.body)
        if pending.unclear and turn.now - draft.updated_at < say_form.AWAITS:
            check.show(turn, draft, pending.choose(candidates[0]))
            return
    report.change(turn, candidates[0])


def _show_back(turn: Turn, said: Said, reading: Reading) -> None:
    pending = Pending.of(reading, message=said.message_id, source=said.source, at=said.at)
    if not pending.parts and not pending.unclear:
        _acknowledge(turn)
        return
    slot = f"{check.PREFIX}{said.update_id}"
    draft = drafts.put(turn.session, said.address, slot, pending.write(), now=turn.now)
    check.show(turn, draft, pending)


def _acknowledge(turn: Turn, *, sweeping: bool = False) -> None:
    """Answer 收到 and the like, or what is said of everything at once, with what is still open."""
    lines = open_lines(turn.session, turn.unit_ids)
    number = next((line.number for line in lines if line.owed), "")
    turn.say(Acknowledged(turn.units, periods_of(turn, lines), number, sweeping))
