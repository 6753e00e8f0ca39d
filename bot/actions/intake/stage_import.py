"""Stage an import: keep what was read, tell what it would change, and change nothing until a supervisor confirms."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlmodel import Session, col, select

from bot.actions.intake.affected import Affected, affected
from bot.actions.intake.identify import identify
from bot.actions.intake.import_programme import Imported, import_programme, programme_of
from bot.errors import OutdatedError
from bot.rules.letters.intake import ImportReplaced
from bot.rules.terms import Decomposition
from bot.store import outbox, people
from bot.store.tables import Programme, StagedImport
from bot.store.trying import tried

_DECOMPOSITION = TypeAdapter(Decomposition)


@dataclass(frozen=True, slots=True)
class Staged:
    """An import that waits: what it would do, as of now, and to whom. `name` is its file's."""

    id: int
    name: str
    would: Imported
    affected: tuple[Affected, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An import that waits, without comparing it."""

    id: int
    document: str
    name: str
    at: dt.datetime
    by: str


def take_in(
    session: Session, decomposition: Decomposition, *, name: str, by: str, now: dt.datetime
) -> Imported | Staged:
    """Take a document in: at once if it is the first of its number or says nothing new, otherwise staged."""
    decomposition = identify(session, decomposition).decomposition
    if programme_of(session, decomposition.document) is not None:
        would, who = _comparison(session, decomposition, by=by, now=now)
        if not would.changed_nothing:
            return Staged(_keep(session, decomposition, would, name=name, by=by, now=now), name, would, who)
    return import_programme(session, decomposition, now=now, by=by)


def stage(session: Session, decomposition: Decomposition, *, name: str, by: str, now: dt.datetime) -> Staged:
    """Keep a decomposition, a first one too, and tell what it would change; it replaces an earlier one of its number.

    Whoever sent that one is told.
    """
    would, who = _comparison(session, decomposition, by=by, now=now)
    return Staged(_keep(session, decomposition, would, name=name, by=by, now=now), name, would, who)


def compare_staged(session: Session, staged_id: int, *, now: dt.datetime) -> Staged:
    """Tell what a waiting import would change by now; that is what `confirm_staged` confirms.

    Raises:
        OutdatedError: it was confirmed or dropped.
    """
    row = waiting_import(session, staged_id)
    would, who = _comparison(session, decomposition_of(row), by=row.staged_by, now=now)
    row.seen = _mark(would)
    session.add(row)
    session.flush()
    return Staged(staged_id, row.name, would, who)


def confirm_staged(session: Session, staged_id: int, *, by: str, now: dt.datetime) -> Imported:
    """Put a waiting import in force, if it changes what was shown when it was last compared.

    Raises:
        OutdatedError: it was confirmed or dropped, or the programme moved on since: then nothing was changed.
    """
    row = waiting_import(session, staged_id)
    with session.begin_nested():
        imported = import_programme(session, decomposition_of(row), now=now, by=by)
        if _mark(imported) != row.seen:
            msg = (
                f"{row.document} was changed after it was compared with {row.name}; nothing of it was taken over. "
                "Look at the new difference, and confirm that."
            )
            raise OutdatedError(msg)
        _settle(session, row, "confirmed", by=by, now=now)
    return imported


def drop_staged(session: Session, staged_id: int, *, by: str, now: dt.datetime) -> None:
    """Throw a waiting import away.

    Raises:
        OutdatedError: it was confirmed or dropped.
    """
    _settle(session, waiting_import(session, staged_id), "dropped", by=by, now=now)


def waiting_imports(session: Session) -> list[Waiting]:
    """Return the imports that wait for a supervisor, the oldest first."""
    rows = session.exec(select(StagedImport).where(col(StagedImport.state) == "waiting").order_by(col(StagedImport.id)))
    return [Waiting(row.id or 0, row.document, row.name, row.staged_at, row.staged_by) for row in rows]


def decomposition_of(row: StagedImport) -> Decomposition:
    """Return what was read when it was staged."""
    return _DECOMPOSITION.validate_python(row.body)


def last_read(session: Session, programme: Programme) -> Decomposition | None:
    """Return what was read of a programme's document when it was last sent and confirmed; None if it never was."""
    numbers = {programme.document, programme.corrected.get("document", programme.document)}
    confirmed = select(StagedImport).where(
        col(StagedImport.document).in_(numbers), col(StagedImport.state) == "confirmed"
    )
    row = session.exec(confirmed.order_by(col(StagedImport.settled_at).desc())).first()
    return decomposition_of(row) if row else None


def _comparison(
    session: Session, decomposition: Decomposition, *, by: str, now: dt.datetime
) -> tuple[Imported, tuple[Affected, ...]]:
    def imported() -> tuple[Imported, tuple[Affected, ...]]:
        would = import_programme(session, decomposition, now=now, by=by)
        return would, affected(session, would.touched, now=now)

    return tried(session, imported)


def _keep(  # noqa: PLR0913 -- a row has as many columns
    session: Session, decomposition: Decomposition, would: Imported, *, name: str, by: str, now: dt.datetime
) -> int:
    """Keep what was read until it is decided. The same once more is the one that waits: whoever sent it may decide."""
    body = _DECOMPOSITION.dump_python(decomposition, mode="json")
    same = (col(StagedImport.document) == decomposition.document, col(StagedImport.state) == "waiting")
    for earlier in session.exec(select(StagedImport).where(*same)).all():
        if earlier.body == body:
            earlier.seen = _mark(would)
            session.add(earlier)
            return earlier.id or 0
        _settle(session, earlier, "replaced", by=by, now=now)
        _tell(session, earlier, name, by=by, now=now)
    row = StagedImport(
        document=decomposition.document,
        name=name,
        body=body,
        seen=_mark(would),
        staged_at=now,
        staged_by=by,
    )
    session.add(row)
    session.flush()
    return row.id or 0


def _tell(session: Session, replaced: StagedImport, name: str, *, by: str, now: dt.datetime) -> None:
    """Tell whoever sent an import that another one took its place; who did it themselves knows."""
    if replaced.staged_by == by:
        return
    letter = ImportReplaced(replaced.document, replaced.name, name, by, replaced.id or 0)
    for each in people.supervisors(session):
        if each.post.title == replaced.staged_by:
            occasion = f"import-replaced:{replaced.id}"
            outbox.put(session, letter, address=each.address, occasion=occasion, language=each.language, now=now)


def waiting_import(session: Session, staged_id: int) -> StagedImport:
    """Return an import that waits.

    Raises:
        OutdatedError: it was confirmed or dropped.
    """
    row = session.get(StagedImport, staged_id)
    if row is None or row.state != "waiting":
        msg = "This import was confirmed or dropped already, or another one of the document took its place."
        raise OutdatedError(msg)
    return row


def _settle(session: Session, row: StagedImport, state: str, *, by: str, now: dt.datetime) -> None:
    row.state, row.settled_at, row.settled_by = state, now, by
    session.add(row)
    session.flush()


def _mark(would: Imported) -> str:
    """Return a mark of what an import changes: the same changes have the same mark."""
    shown = (would.added_tasks, would.differences, would.removed_tasks)
    return hashlib.sha256(repr(shown).encode()).hexdigest()
