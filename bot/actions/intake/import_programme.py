"""Import a decomposition: its tasks, who answers for each, and what changed since it was read before."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from bot.actions.intake.enter_names import Entered, enter_names
from bot.actions.intake.expand_groups import expand_groups
from bot.actions.intake.link_tasks import propose_links
from bot.actions.intake.open_doubts import OpenDoubt, count_doubts, open_doubts
from bot.actions.intake.shelf import Difference, Key, Shelf
from bot.rules.in_doubt import InDoubt
from bot.rules.terms import Decomposition, Doubt, DoubtKind
from bot.store.tables import Programme

_FIELDS: Final = {DoubtKind.NO_DOCUMENT: "document", DoubtKind.NO_DATE: "issued"}
"""The columns of the programme that are in doubt."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: numbers of tasks, the differences, and what is in doubt.

    `in_doubt` is of the whole programme, `newly` of the tasks that were added or changed, and what came into doubt in
    others (a row is withdrawn, and its neighbour seems cut): of all else it was asked before.
    """

    document: str
    title: str
    first: bool
    added: int
    changed: int
    removed: int
    unchanged: int
    differences: tuple[Difference, ...]
    added_tasks: tuple[Key, ...]
    removed_tasks: tuple[Key, ...]
    touched: frozenset[int]
    """The tasks that were added, changed or removed, by their ids."""
    in_doubt: InDoubt
    newly: InDoubt
    words: Mapping[Key, str]
    """What the tasks say that were added or withdrawn."""
    annexes: Mapping[str, int]
    """How many tasks each annex has."""
    links: int = 0
    """How many tasks seem to repeat another one, and nobody has decided whether they do."""
    aliases: tuple[tuple[str, str], ...] = ()
    """Names that units got by it, each with the unit's own: short forms that the document defines."""
    head: tuple[Doubt, ...] = ()
    """What the document does not say of itself and was guessed; it is put right in the review workbook."""

    @property
    def changed_nothing(self) -> bool:
        """Whether the document says what it said before."""
        return not self.touched


def import_programme(session: Session, decomposition: Decomposition, *, now: dt.datetime, by: str = "") -> Imported:
    """Store a decomposition, or what changed in it; importing the same one again changes nothing.

    A task is known by document number, annex and number. Its history is kept: every changed field as a TaskChange, a
    row that is gone as withdrawn. The programme is confirmed by its first import, and woken whenever assignments
    changed, so that the cycle opens what became owed.
    """
    programme, first = _programme(session, decomposition, now=now)
    before = set() if first else {_question(each) for each in open_doubts(session, document=programme.document)}
    shelf, names = _shelved(session, programme, decomposition, now=now, by=by)
    woken = expand_groups(session, now=now).tasks or shelf.woken
    if woken or first:
        programme.wake_at = now
        session.add(programme)
        session.flush()
    doubts = open_doubts(session, document=programme.document)
    return Imported(
        document=programme.document,
        title=programme.title,
        first=first,
        added=shelf.counts["added"],
        changed=shelf.counts["changed"],
        removed=len(shelf.removed),
        unchanged=shelf.counts["unchanged"],
        differences=tuple(shelf.differences),
        added_tasks=tuple(shelf.added),
        removed_tasks=tuple(shelf.removed),
        touched=frozenset(shelf.touched),
        in_doubt=count_doubts(doubts),
        newly=count_doubts(each for each in doubts if each.task_id in shelf.touched or _question(each) not in before),
        words=shelf.words,
        annexes=Counter(row.annex for row in decomposition.rows),
        links=propose_links(session, programme),
        aliases=names.aliases,
        head=tuple(doubt for doubt in decomposition.doubts if _FIELDS.get(doubt.kind) not in programme.corrected),
    )


def _shelved(
    session: Session, programme: Programme, decomposition: Decomposition, *, now: dt.datetime, by: str
) -> tuple[Shelf, Entered]:
    """Bring the tasks of a programme in line with the rows of its document."""
    names = enter_names(session, decomposition.rows)
    rows = [names.doubted(row) for row in decomposition.rows]
    shelf = Shelf(session, programme, names, now=now, by=by)
    shelf.make_room(rows)
    for position, row in enumerate(rows):
        shelf.put(row, position)
    shelf.withdraw({(row.annex, row.no) for row in rows})
    session.flush()
    return shelf, names


def programme_of(session: Session, document: str) -> Programme | None:
    """Return the programme that a document's number leads to, also where a person put that number right."""
    every = session.exec(select(Programme).order_by(col(Programme.id)))
    return next((each for each in every if document in {each.document, each.corrected.get("document")}), None)


def _question(doubt: OpenDoubt) -> tuple[int, int | None, DoubtKind, str]:
    return doubt.task_id, doubt.assignment_id, doubt.kind, doubt.subject


def _programme(session: Session, decomposition: Decomposition, *, now: dt.datetime) -> tuple[Programme, bool]:
    known = programme_of(session, decomposition.document)
    programme = known or Programme(
        document=decomposition.document,
        title=decomposition.title,
        year=decomposition.year,
        issued=decomposition.issued,
        confirmed_at=now,
    )
    if programme.corrected.get("title") != decomposition.title:
        programme.title = decomposition.title
    if programme.corrected.get("year") != decomposition.year:
        programme.year = decomposition.year
    if programme.corrected.get("issued") != decomposition.issued.isoformat():
        programme.issued = decomposition.issued
    programme.due_month = decomposition.defaults.ordinary
    programme.due_month_of_projects = decomposition.defaults.projects
    session.add(programme)
    session.flush()
    return programme, known is None
