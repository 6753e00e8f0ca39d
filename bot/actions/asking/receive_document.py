"""A supervisor sends a decomposition in chat: it is read, shown, and in force once it is confirmed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.actions.asking import paste
from bot.actions.asking.shown_changes import shown_changes
from bot.actions.intake.find_task import find_programme
from bot.actions.intake.identify import as_version, identify
from bot.actions.intake.import_programme import Imported
from bot.actions.intake.link_tasks import list_links
from bot.actions.intake.open_doubts import open_doubts
from bot.actions.intake.shelf import Key
from bot.actions.intake.stage_import import (
    Staged,
    Waiting,
    compare_staged,
    confirm_staged,
    decomposition_of,
    drop_staged,
    stage,
    waiting_imports,
)
from bot.actions.intake.tell_changes import telling
from bot.actions.sender import answer, supervisor
from bot.errors import DocumentError, OutdatedError
from bot.rules.letters import intake as letters
from bot.rules.letters.base import Letter
from bot.rules.letters.courtesies import Outdated
from bot.rules.said import Act, Pressed
from bot.rules.terms import OWING, Address, Decomposition, Doubt, DoubtKind, task_number
from bot.store import people
from bot.store.people import BOUND, Bound
from bot.store.tables import Assignment, Binding, Post, Programme, StagedImport, Task


def supervises(session: Session, address: Address) -> bool:
    """Tell whether a supervisor is at this address: only theirs are read for tasks."""
    bound = people.binding_at(session, address)
    return bound is not None and bound.supervises


def refuse(session: Session, *, act: Act, name: str, fault: DocumentError, now: dt.datetime) -> None:
    """Say why a document cannot be read, and what to send instead."""
    bound = supervisor(session, act, now=now)
    if bound:
        paste.end(session, act=act, now=now)
        answer(session, act, letters.Unreadable(name, fault.code, str(fault)), language=bound.language, now=now)


def receive(session: Session, *, act: Act, decomposition: Decomposition, name: str, now: dt.datetime) -> None:
    """Keep what was read until it is confirmed, and show what it would change."""
    bound = supervisor(session, act, now=now)
    if bound is None:
        return
    paste.end(session, act=act, now=now)
    found = identify(session, decomposition)
    letter = _staged(session, found.decomposition, name, bound, now, asks=found.asks)
    answer(session, act, letter, language=bound.language, now=now)


def _staged(  # noqa: PLR0913, PLR0917 -- what came, and from whom
    session: Session, decomposition: Decomposition, name: str, bound: Bound, now: dt.datetime, asks: str = ""
) -> Letter:
    """Let a document wait, unless it says nothing new, and tell what it would change."""
    before = {each.id: each for each in waiting_imports(session) if each.document == decomposition.document}
    staged = stage(session, decomposition, name=name, by=bound.post.title, now=now)
    if staged.would.changed_nothing:
        drop_staged(session, staged.id, by=bound.post.title, now=now)
        return letters.NothingNew(decomposition.document, len(decomposition.rows))
    return replace(_instead(_preview(staged), before), asks=asks)


def press(session: Session, *, pressed: Pressed, today: dt.date, now: dt.datetime) -> None:
    """Confirm an import or throw it away: `v1:import:<staged>:yes`, `v1:import:<staged>:no`. For supervisors only.

    `v1:import:<staged>:other` shows the one that took its place, `:same` a new version of the document that it was
    asked about. If the books moved on since it was shown, nothing is done yet, and the new difference is shown
    instead. Once it is in force, the units whose part changed are told.
    """
    bound = supervisor(session, pressed, now=now)
    if bound is None:
        return
    staged = session.get(StagedImport, pressed.number() or 0)
    verb = "".join(pressed.args[1:2])
    decide = {"yes": _confirm, "no": _drop, "same": _take_for_version}.get(verb)
    if staged is None or not (decide or verb == "other"):
        answer(session, pressed, Outdated(), language=bound.language, now=now)
        return
    if staged.state == "waiting" and decide:
        with telling(session, today=today, now=now):
            letter = decide(session, staged, bound, now)
    else:
        letter = _decided(session, staged, show=verb == "other", now=now)
    answer(session, pressed, letter, language=bound.language, now=now, edits=pressed.message_id)


def _instead(preview: letters.ImportPreview, before: Mapping[int, Waiting]) -> letters.ImportPreview:
    """Name in a preview the import that waited before, unless it is the same file once more."""
    replaced = next(iter(before.values()), None)
    if replaced is None or preview.staged in before:
        return preview
    return replace(preview, instead_of=replaced.name, sent_by=replaced.by)


def _decided(session: Session, staged: StagedImport, *, show: bool, now: dt.datetime) -> Letter:
    """Say what became of an import, or show the one that waits in its place."""
    other = next((each for each in waiting_imports(session) if each.document == staged.document), None)
    if show and other:
        return _preview(compare_staged(session, other.id, now=now))
    return letters.ImportSettled(
        document=staged.document,
        name=staged.name,
        state=staged.state,
        by=staged.settled_by,
        at=staged.settled_at or now,
        replaced=staged.id or 0 if other and staged.state == "replaced" else 0,
    )


def _confirm(session: Session, staged: StagedImport, bound: Bound, now: dt.datetime) -> Letter:
    try:
        done = confirm_staged(session, staged.id or 0, by=bound.post.title, now=now)
    except OutdatedError:
        return _preview(compare_staged(session, staged.id or 0, now=now), anew=True)
    return letters.ImportDone(
        document=done.document,
        added=done.added,
        changed=done.changed,
        removed=done.removed,
        in_doubt=done.in_doubt,
        new=done.newly.doubts,
        elsewhere=len(open_doubts(session)) - done.in_doubt.doubts,
        units=_vacant(session, done.document),
        repeated=len(list_links(session, document=done.document, state="proposed")),
        programme=find_programme(session, done.document).id or 0,
    )


def _drop(session: Session, staged: StagedImport, bound: Bound, now: dt.datetime) -> Letter:
    drop_staged(session, staged.id or 0, by=bound.post.title, now=now)
    return letters.ImportDropped(staged.document)


def _take_for_version(session: Session, staged: StagedImport, bound: Bound, now: dt.datetime) -> Letter:
    """Show a document as a new version of the one that it was asked about."""
    version = as_version(session, decomposition_of(staged), staged.id or 0)
    if version is None:
        return _preview(compare_staged(session, staged.id or 0, now=now), anew=True)
    drop_staged(session, staged.id or 0, by=bound.post.title, now=now)
    return _staged(session, version, staged.name, bound, now)


def _preview(staged: Staged, *, anew: bool = False) -> letters.ImportPreview:
    would = staged.would
    left_out, _, left_out_first = _subject(would, DoubtKind.NOT_TAKEN).partition("：")
    return letters.ImportPreview(
        staged=staged.id,
        name=staged.name,
        document=would.document,
        title=would.title,
        first=would.first,
        annexes=tuple(letters.AnnexCount(*each) for each in would.annexes.items()),
        added=would.added,
        changed=would.changed,
        removed=would.removed,
        differences=shown_changes(would.differences),
        differing=len(would.differences),
        fresh=() if would.first else _named(would, would.added_tasks),
        gone=_named(would, would.removed_tasks),
        units=tuple(letters.Concerned(each.unit, each.tasks, each.bound) for each in staged.affected[: letters.UNITS]),
        concerned=len(staged.affected),
        in_doubt=would.newly,
        unnumbered=any(doubt.kind is DoubtKind.NO_DOCUMENT for doubt in would.head),
        dated=next((_day(doubt) for doubt in would.head if doubt.kind is DoubtKind.NO_DATE), None),
        renumbered=_subject(would, DoubtKind.RENUMBERED),
        left_out=int(left_out or 0),
        left_out_first=left_out_first,
        anew=anew,
        aliases=would.aliases[: letters.ALIASES],
    )


def _subject(would: Imported, kind: DoubtKind) -> str:
    return next((doubt.subject for doubt in would.head if doubt.kind is kind), "")


def _day(doubt: Doubt) -> dt.date:
    return dt.date.fromisoformat(doubt.subject)


def _named(would: Imported, keys: Sequence[Key]) -> tuple[letters.Named, ...]:
    return tuple(
        letters.Named(task_number(*key), letters.shortened(would.words[key])) for key in keys[: letters.DIFFERENCES]
    )


def _vacant(session: Session, document: str) -> int:
    """Count the units that owe reports on a document's tasks, or will once it is settled, and have nobody bound."""
    sitting = select(Post.unit_id).join(Binding, col(Binding.post_id) == col(Post.id))
    vacant = (
        select(Assignment.unit_id)
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .join(Programme, col(Programme.id) == col(Task.programme_id))
        .where(
            col(Programme.document) == document,
            col(Assignment.unit_id).is_not(None),
            func.coalesce(Assignment.settled_role, Assignment.proposed_role, Assignment.role).in_(OWING),
            col(Assignment.withdrawn_at).is_(None),
            col(Task.withdrawn_at).is_(None),
            col(Assignment.unit_id).not_in(
                sitting.where(col(Binding.state).in_(BOUND), col(Post.unit_id).is_not(None))
            ),
        )
        .distinct()
    )
    return len(session.exec(vacant).all())
