"""Answer what belongs to no part of the work: help, cancel, pictures, groups, old buttons, the language."""

import datetime as dt

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.actions.sender import answer, known, said_lately
from bot.rules.letters.courtesies import Cancelled, GroupChat, Help, LanguageChanged, NotText, Outdated
from bot.rules.said import Act, Pressed, Said, Sent
from bot.store import drafts, notes, outbox, people
from bot.store.tables import Binding, Draft, Outbox

LANGUAGES = ("zh_CN", "en")

ALBUM = dt.timedelta(minutes=1)
"""What comes together and is of one kind, such as the pictures of an album, is answered together."""

GROUP_PAUSE = dt.timedelta(days=1)
"""A group is told once in this time that the bot does not work in groups."""


def help_(session: Session, *, said: Said, now: dt.datetime) -> None:
    """Tell a contact or a supervisor how to use the bot; a stranger, how to get an invitation."""
    bound = known(session, said, now=now)
    if bound:
        units = dict.fromkeys(seat.unit.name for seat in people.seats_at(session, said.address) if seat.unit)
        letter = Help("、".join(units), bound.post.title)
        answer(session, said, letter, language=bound.language, now=now)


def cancel(session: Session, *, said: Said, now: dt.datetime) -> None:
    """Throw away the sender's drafts. What was submitted stays."""
    bound = known(session, said, now=now)
    if bound:
        begun = drafts.latest(session, said.address, "", now=now)
        for draft in begun:
            drafts.drop(session, draft)
        theirs = tuple(draft.slot for draft in begun if _stands(draft)) if bound.supervises else ()
        letter = Cancelled(len(begun), supervises=bound.supervises, begun=theirs)
        answer(session, said, letter, language=bound.language, now=now)


def _stands(draft: Draft) -> bool:
    """Tell whether a draft is a supervisor's, and holds anything: text, a question that is open, a task to be given.

    Neither the wait for a paste nor the end of the questions is something to throw away.
    """
    if draft.slot == "questions":
        return bool(draft.body.get("at"))
    return draft.slot in {"paste", "reassign"} and bool(draft.body)


def keep_file(session: Session, *, sent: Sent, now: dt.datetime) -> None:
    """Note what came that is not text, so that it can still be fetched, and say kindly what to do instead.

    The note is ``sent:<address>:<message>``. A stranger's is not kept.
    """
    bound = known(session, sent, now=now)
    if bound is None:
        return
    kept = {"what": sent.what, "file": sent.file, "caption": sent.caption, "at": now.isoformat()}
    notes.put(session, f"sent:{sent.address}:{sent.message_id}", kept)
    if not _answered(session, sent, since=now - ALBUM):
        letter = NotText(sent.what, captioned=bool(sent.caption and bound.unit))
        occasion = f"sent:{sent.bot}:{sent.update_id}"
        outbox.put(session, letter, address=sent.address, occasion=occasion, language=bound.language, now=now)


def _answered(session: Session, sent: Sent, *, since: dt.datetime) -> bool:
    """Whether something of the same kind was answered there after a moment; no other kind stays without an answer."""
    answers = session.exec(
        select(Outbox.body).where(
            col(Outbox.channel) == sent.address.channel,
            col(Outbox.chat) == sent.address.chat,
            col(Outbox.letter) == NotText.kind,
            col(Outbox.created_at) > since,
        )
    )
    return any(body["what"] == sent.what for body in answers)


def greet_group(session: Session, *, act: Act, language: str, now: dt.datetime) -> None:
    """Tell a group, once a day at most, that the bot speaks with people one by one. Nothing of a group is kept."""
    if not said_lately(session, act.address, GroupChat, since=now - GROUP_PAUSE):
        answer(session, act, GroupChat(), language=language, now=now)


def outdated(session: Session, *, pressed: Pressed, now: dt.datetime) -> None:
    """Say that a button no longer leads anywhere."""
    bound = known(session, pressed, now=now)
    if bound:
        answer(session, pressed, Outdated(), language=bound.language, now=now)


def change_language(session: Session, *, pressed: Pressed, now: dt.datetime) -> None:
    """Write to the sender in another language from now on, and say so in it."""
    bound = known(session, pressed, now=now)
    if bound is None:
        return
    wanted = next(iter(pressed.args), "")
    if wanted not in LANGUAGES:
        answer(session, pressed, Outdated(), language=bound.language, now=now)
        return
    seats = [seat.binding.id for seat in people.seats_at(session, pressed.address)]
    session.execute(update(Binding).where(col(Binding.id).in_(seats)).values(language=wanted))
    answer(session, pressed, LanguageChanged(), language=wanted, now=now)
