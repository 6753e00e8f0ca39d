"""Which document one without a number is: an earlier one, told by its tasks, or one of its own. A name proves nothing.

Two offices each send 任务.docx, and pasted text has no name at all: taken for new versions of one another, the tasks of
the first would turn into those of the second, history included.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import count
from typing import Final

from sqlmodel import Session, col, select

from bot.actions.intake.shelf import Key
from bot.rules.terms import Decomposition, DoubtKind
from bot.store.tables import Programme, StagedImport, Task

_ALIKE: Final = 0.7
"""From which likeness the words in one place are the same task, worded anew."""

_SIGNS: Final = re.compile(r"[^\w]+")

_Words = Mapping[Key, str]


@dataclass(frozen=True, slots=True)
class Identified:
    """A decomposition under the name of the document that it is; `asks` names the one that it may be a version of."""

    decomposition: Decomposition
    asks: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """A document in force, or one that waits. `names`: what it is called, and was called before that was put right."""

    names: tuple[str, ...]
    words: _Words
    programme: Programme | None = None


def identify(session: Session, decomposition: Decomposition, *, but: int = 0) -> Identified:
    """Name a document without a number by its tasks: most of them are those of an earlier one, or it is another one.

    One that has a number, or got it from whoever imports it, is what it says. `but` is what it waits as itself.
    """
    if all(doubt.kind is not DoubtKind.NO_DOCUMENT for doubt in decomposition.doubts):
        return Identified(decomposition)
    known = list(_known(session, but))
    words = {(row.annex, row.no): _SIGNS.sub("", row.stem + row.content) for row in decomposition.rows}
    agreeing = [(_agreeing(words, each.words), each) for each in known]
    same = [(found, each) for found, each in agreeing if 2 * found > max(len(words), len(each.words))]
    if same:
        return Identified(_as(decomposition, max(same, key=lambda pair: pair[0])[1]))
    namesake = next((each for each in known if decomposition.document in each.names), None)
    taken = {name for each in known for name in each.names}
    own = next(name for name in _names(decomposition.document) if name not in taken)
    parts = [(found, each) for found, each in agreeing if 2 * found > min(len(words), len(each.words))]
    likely = namesake or max(parts, key=lambda pair: pair[0], default=(0, None))[1]
    return Identified(replace(decomposition, document=own), likely.names[0] if likely else "")


def as_version(session: Session, decomposition: Decomposition, staged: int) -> Decomposition | None:
    """Take a document that waits for a version of the one that `identify` asked about; None if that is gone."""
    read_as = next((doubt.subject for doubt in decomposition.doubts if doubt.kind is DoubtKind.NO_DOCUMENT), "")
    asked = identify(session, replace(decomposition, document=read_as), but=staged).asks
    found = next((each for each in _known(session, staged) if asked in each.names), None)
    return _as(decomposition, found) if found else None


def _as(decomposition: Decomposition, known: _Known) -> Decomposition:
    """Let a document be a known one. What it does not say of itself stays as it is there."""
    named = replace(decomposition, document=known.names[0])
    programme = known.programme
    if programme is None:
        return named
    dated = tuple(doubt for doubt in named.doubts if doubt.kind is not DoubtKind.NO_DATE)
    if dated != named.doubts:
        named = replace(named, issued=programme.issued, year=programme.year, doubts=dated)
    return replace(named, title=named.title or programme.title)


def _known(session: Session, but: int) -> Iterator[_Known]:
    """Yield the documents in force and those that wait, with what each says in its tasks' places."""
    words: dict[int, dict[Key, str]] = {}
    for task in session.exec(select(Task).where(col(Task.withdrawn_at).is_(None), col(Task.origin) == "")):
        content = task.corrected.get("content", task.content)
        words.setdefault(task.programme_id, {})[task.annex, task.no] = _SIGNS.sub("", task.stem + content)
    programmes = session.exec(select(Programme).order_by(col(Programme.id))).all()
    for programme in programmes:
        before = programme.corrected.get("document")
        names = (programme.document, before) if before else (programme.document,)
        yield _Known(names, words.get(programme.id or 0, {}), programme)
    called = {programme.document: programme for programme in programmes}
    waiting = select(StagedImport).where(col(StagedImport.state) == "waiting", col(StagedImport.id) != but)
    for staged in session.exec(waiting.order_by(col(StagedImport.id))):
        rows = {(row["annex"], row["no"]): row["stem"] + row["content"] for row in staged.body["rows"]}
        said = {key: _SIGNS.sub("", content) for key, content in rows.items()}
        yield _Known((staged.document,), said, called.get(staged.document))


def _agreeing(one: _Words, other: _Words) -> int:
    """Count the tasks that stand in both: word for word anywhere, or worded a little differently in the same place."""
    there = set(other.values())
    return sum(said in there or _alike(said, other.get(key, "")) for key, said in one.items())


def _alike(said: str, other: str) -> bool:
    likeness = SequenceMatcher(None, said, other, autojunk=False)
    return likeness.quick_ratio() >= _ALIKE and likeness.ratio() >= _ALIKE


def _names(name: str) -> Iterator[str]:
    """Yield a name, and the same with a number behind it: 任务（2）."""
    yield name
    yield from (f"{name}（{number}）" for number in count(2))
