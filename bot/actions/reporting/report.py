"""Open the guided form (/report): for a report, or for one item of it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from math import ceil
from typing import Final

from sqlmodel import Session

from bot.actions.reporting import form_draft
from bot.actions.reporting.colleagues import overtook
from bot.actions.reporting.nothing import nothing_owed
from bot.actions.reporting.open_items import by_report, lines_by_id, lines_of, open_lines, periods_of
from bot.actions.reporting.record import Given
from bot.actions.reporting.stray import give_back
from bot.actions.reporting.turn import Turn, begin
from bot.config import Settings
from bot.rules.calendar import Calendar
from bot.rules.letters.guided import PeriodChoice
from bot.rules.letters.periods import OpenPeriod
from bot.rules.said import Act, Pressed

A_PAGE: Final = 3
"""So many reports are offered at once: with the pages, four rows of buttons."""


def start(session: Session, *, act: Act, settings: Settings, calendar: Calendar, now: dt.datetime) -> None:
    """Answer /report, or the button `report`, `report:<obligation>`: take up the form, or ask for which period.

    `report:0:<page>` turns the page of those to choose from.
    """
    turn = begin(session, act, settings=settings, calendar=calendar, now=now)
    if turn is None:
        return
    wanted = act.number() if isinstance(act, Pressed) and act.args else None
    if wanted:
        _open(turn, wanted)
        return
    owing = [period for period in periods_of(turn, open_lines(session, turn.unit_ids)) if period.owed]
    if not owing:
        nothing_owed(turn)
    elif len(owing) == 1:
        _open(turn, owing[0].obligation)
    else:
        _choose(turn, owing)


def _choose(turn: Turn, owing: Sequence[OpenPeriod]) -> None:
    """Ask which of several reports; turning the page changes the message."""
    pages = ceil(len(owing) / A_PAGE)
    page = min((turn.act.number(1) or 0) if isinstance(turn.act, Pressed) else 0, pages - 1)
    shown = tuple(owing[page * A_PAGE : (page + 1) * A_PAGE])
    edits = turn.act.message_id if turn.shown() == PeriodChoice.kind else None
    turn.say(PeriodChoice(turn.units, shown, len(owing), page, pages), edits=edits)


def press_change(
    session: Session, *, pressed: Pressed, settings: Settings, calendar: Calendar, now: dt.datetime
) -> None:
    """Answer the button `change:<item>`: open the form at this item, with what was reported filled in."""
    turn = begin(session, pressed, settings=settings, calendar=calendar, now=now)
    if turn is not None:
        change(turn, pressed.number() or 0)


def change(turn: Turn, item_id: int) -> None:
    """Open the form at one item of the unit's, to fill it in or to change it, also after the deadline."""
    lines = lines_by_id(turn.session, turn.unit_ids, [item_id])
    if not lines:
        turn.outdated()
        return
    (line,) = lines
    report_id = line.obligation.id or 0
    _give_back(turn, report_id)
    known = form_draft.find(turn, report_id)
    answers = {answer.item_id: answer for answer in known.form.answers} if known else {}
    opened = {item_id: answers.get(item_id) or form_draft.answer_of(line)}
    form = form_draft.begun(turn, report_id, opened)
    if form:
        form_draft.show(turn, form_draft.keep(turn, form.change(item_id)))


def take_over(turn: Turn, given: Mapping[int, Given]) -> None:
    """Open the form with what was read out of a reply filled in.

    One item is opened itself, several at the summary. A reply about two reports opens the first; the other's form
    waits as a draft.
    """
    reports = by_report(lines_by_id(turn.session, turn.unit_ids, given))
    for place, (report_id, lines) in reversed(list(enumerate(reports.items()))):
        _give_back(turn, report_id)
        opened = {line.item_id: form_draft.answer_of(line, given[line.item_id]) for line in lines}
        form = form_draft.begun(turn, report_id, opened)
        if form is None:
            continue
        form = form.change(lines[0].item_id) if len(lines) == 1 and place == 0 else form.summarise()
        held = form_draft.keep(turn, form if place == 0 else form.leave())
        if place == 0:
            form_draft.show(turn, held)


def _open(turn: Turn, report_id: int) -> None:
    lines = lines_of(turn.session, turn.unit_ids, report_id)
    if not lines:
        turn.outdated()
        return
    draft = form_draft.kept(turn, report_id)
    if draft and (give_back(turn, draft) or overtook(turn, draft)):
        return
    form = form_draft.begun(turn, report_id, {})
    if form is None:
        nothing_owed(turn)
        return
    form_draft.show(turn, form_draft.keep(turn, form.resume()))


def _give_back(turn: Turn, report_id: int) -> None:
    """Show, in a message of its own, what a form that is taken up again has no item for any more."""
    draft = form_draft.kept(turn, report_id)
    if draft:
        give_back(turn, draft, part=2)
