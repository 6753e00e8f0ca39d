"""Text that a supervisor pastes: kept piece by piece, since a channel cuts long text into several messages."""

import datetime as dt
import re
from typing import Final

from sqlmodel import Session

from bot.actions.asking.pressed_draft import find_pressed, open_pressed
from bot.actions.sender import answer, supervisor
from bot.rules.letters.intake import HowToImport, Pasted, PasteDropped
from bot.rules.said import Act, Pressed, Said
from bot.rules.units.organs import is_name
from bot.store import drafts, people

SLOT: Final = "paste"

LONG: Final = 300
LINES: Final = 4
"""What is longer, or has as many lines, is no question to the bot: it is taken for a piece of a document."""

TOGETHER: Final = dt.timedelta(minutes=10)
"""While the last piece is no older, whatever is said belongs to it too: a document's last words may be few."""

_LABELLED: Final = re.compile(r"\t|(?:单位|部门|时限|领导|责任人)\s*[：:]")
_NUMBERED: Final = re.compile(r"\s*(?:[（(]?\d{1,3}[)）.．、]|[（(]?[一二三四五六七八九十]{1,3}[)）、])(.+)")

AT_ONCE: Final = dt.timedelta(seconds=5)
"""Pieces of one paste come together and are answered together."""


def tell_how(session: Session, *, said: Said, now: dt.datetime) -> None:
    """Tell a supervisor how a decomposition gets in (`/import`), and take what comes next for a piece of it."""
    bound = supervisor(session, said, now=now)
    if bound:
        drafts.put(session, said.address, SLOT, {}, now=now)
        answer(session, said, HowToImport(), language=bound.language, now=now)


def collect(session: Session, *, said: Said, now: dt.datetime) -> bool:
    """Keep a supervisor's message if it is a piece of pasted text, new or edited; return whether it was one."""
    bound = people.binding_at(session, said.address)
    if bound is None or not bound.supervises:
        return False
    draft = drafts.get(session, said.address, SLOT, now=now)
    awaited = draft is not None and now - draft.updated_at < TOGETHER
    if not awaited and not (is_document(said.text) or _is_long(said.text)):
        return False
    before = dict(draft.body) if draft and awaited else {}
    pieces = before | {str(said.message_id): said.text}
    at_once = bool(before) and draft is not None and now - draft.updated_at < AT_ONCE
    draft = drafts.put(session, said.address, SLOT, pieces, now=now)
    if not at_once:
        answer(session, said, Pasted(draft.id or 0), language=bound.language, now=now)
    return True


def is_document(text: str) -> bool:
    """Tell whether several lines hold cells, labelled units or numbered tasks: no names that answer a question."""
    lines = text.strip().splitlines()
    return len(lines) > 1 and any(
        _LABELLED.search(line) or ((numbered := _NUMBERED.match(line)) and not is_name(numbered[1].strip()))
        for line in lines
    )


def _is_long(text: str) -> bool:
    return len(text) >= LONG or text.count("\n") >= LINES - 1


def gathered(session: Session, *, pressed: Pressed, now: dt.datetime) -> str:
    """Return the text that “read it” (`v1:paste:<draft>:read`) is about, in the order it was sent; "" if it is gone."""
    draft = find_pressed(session, pressed, SLOT, now=now)
    if draft is None:
        return ""
    pieces: dict[str, str] = draft.body
    return "\n".join(pieces[number] for number in sorted(pieces, key=int))


def end(session: Session, *, act: Act, now: dt.datetime) -> None:
    """Let go of the text that was read, and of the wish to paste one once a file came: what is said next is new."""
    draft = drafts.get(session, act.address, SLOT, now=now)
    if draft and (not draft.body or (isinstance(act, Pressed) and draft.id == act.number())):
        drafts.drop(session, draft)


def drop(session: Session, *, pressed: Pressed, now: dt.datetime) -> None:
    """Throw the pasted text away (`v1:paste:<draft>:drop`)."""
    found = open_pressed(session, pressed, SLOT, now=now)
    if found:
        bound, draft = found
        drafts.drop(session, draft)
        answer(session, pressed, PasteDropped(), language=bound.language, now=now, edits=pressed.message_id)
