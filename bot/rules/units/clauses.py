"""A responsible-unit string, taken apart: who stands in which clause, before anybody asks what a name means.

The grammar: labels (牵头单位：) cut the string into parts; a part is clauses that end in a role word (牵头, 分别办理)
or run to the end without one; a clause lists names. A name may carry a role of its own, in brackets or as a mark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from bot.rules.terms import Role
from bot.rules.units.by_when import is_by_when, without_by_when
from bot.rules.units.lists import Named, conjuncts, items, names, others_of_one
from bot.rules.units.order_notes import without_note_on_order
from bot.rules.units.role_words import (
    Word,
    labelled,
    marked,
    names_persons,
    of_label,
    oversees,
    together,
    trailing,
    without_lead_in,
)
from bot.rules.units.tidying import tidy

__all__ = ["Clause", "Named", "clauses", "conjuncts"]

_IN_BRACKETS: Final = re.compile(r"（([^（）]{1,16})）$")
_STRONG: Final = ("，", "；", "。")
_REMEMBERED: Final = 4_096
_ROLES: Final = {Word.LEAD: Role.LEAD, Word.SUPPORT: Role.SUPPORT, Word.SEPARATE: Role.SEPARATE}


@dataclass(frozen=True, slots=True)
class Clause:
    """Names that share a role; `role` is None where nothing says it. `by_word`: a role word stands behind its list.

    `answers`: they stand behind a label that says no more than that they answer (责任单位：). `oversees`: they see to
    it that others do the task (督办单位：).
    """

    role: Role | None
    names: tuple[Named, ...]
    by_word: bool = False
    answers: bool = False
    oversees: bool = False


@dataclass(slots=True)
class _Part:
    """What stands behind one label: the clauses that were read, and the items that wait for a role word."""

    label: str
    found: list[tuple[Word | None, list[tuple[str, str]], bool]] = field(default_factory=list)
    waiting: list[tuple[str, str]] = field(default_factory=list)
    beside: bool = False
    """会同 was read: who comes now acts with the lead."""

    def take(self, separator: str, item: str) -> None:
        """Take the next listed item."""
        item = without_by_when(item.strip())
        if is_by_when(item):
            return
        mark, item = marked(item)
        item = without_lead_in(item)
        word, item = (Word.LEAD, item) if mark else self._own(item)
        if word:
            self._alone(separator, item, word)
            return
        said, rest = trailing(item)
        both = together(rest)
        if both:
            self._lead_with(separator, *both)
        else:
            self.waiting.append((separator, rest))
        if said:
            self._close(said)

    def end(self) -> None:
        """Let what still waits stand under the label alone."""
        self._put(Word.SUPPORT if self.beside else None, by_word=False)

    def _own(self, item: str) -> tuple[Word | None, str]:
        """Read a role in brackets: A（牵头）is A's own; A、B（分别负责）is everybody's, and is put behind the name."""
        match = _IN_BRACKETS.search(item)
        if not match:
            return None, item
        inside = match[1]
        word, rest = trailing(inside)
        label = of_label(inside) if labelled(f"{inside}：") == [("", ""), (inside, "")] else None
        if rest and not label:
            return None, item
        word = label or word
        bare = item[: match.start()]
        return (word, bare) if word in {Word.LEAD, Word.SUPPORT} else (None, bare + (inside if word else ""))

    def _alone(self, separator: str, item: str, word: Word) -> None:
        """Put one item in a role of its own; its neighbours keep theirs."""
        said, rest = trailing(item)
        self._put(None, by_word=False)
        self.found.append((said or word, [(separator, rest)], False))

    def _lead_with(self, separator: str, left: str, right: str) -> None:
        word, left = trailing(left)
        if left:
            self.waiting.append((separator, left))
        self._put(word or Word.LEAD, by_word=True)
        self.waiting.append(("", without_lead_in(right)))
        self.beside = True

    def _close(self, word: Word) -> None:
        """End a clause. A and B of “A、B，C配合” are not meant by 配合 if nobody else leads."""
        if self.beside:
            word = word if word is Word.SEPARATE else Word.SUPPORT
        if word is Word.SUPPORT and not self.found and not self.beside:
            cut = max((at for at, (sign, _) in enumerate(self.waiting) if sign in _STRONG), default=0)
            behind, self.waiting = self.waiting[cut:], self.waiting[:cut]
            self._put(None, by_word=False)
            self.waiting = behind
        self._put(word, by_word=True)
        self.beside = False

    def _put(self, word: Word | None, *, by_word: bool) -> None:
        if self.waiting:
            self.found.append((word, self.waiting, by_word))
            self.waiting = []


@lru_cache(maxsize=_REMEMBERED)
def clauses(text: str) -> tuple[Clause, ...]:
    """Take a responsible-unit string apart. Any string will do; what is no name comes out as not `readable`.

    A document names the same units in many rows, and each row is asked for several times: answers are remembered.
    """
    parts = []
    for label, body in labelled(without_note_on_order(text)[1]):
        if names_persons(label):
            continue
        part = _Part(label)
        for separator, item in items(tidy(body)):
            part.take(separator, item)
        part.end()
        parts.append(part)
    said = {word or of_label(part.label) for part in parts for word, _, _ in part.found}
    done_by = {of_label(part.label) for part in parts if part.label and not oversees(part.label)}
    overseen = bool(done_by - {Word.SUPPORT})
    found = tuple(_merged(clause for part in parts for clause in _clauses(part, said, overseen) if clause.names))
    if len(found) == 1 and len(found[0].names) == 1 and (others := others_of_one(text)):
        return (replace(found[0], names=(*found[0].names, others)),)
    return found


def _clauses(part: _Part, said: set[Word | None], overseen: bool) -> Iterator[Clause]:  # noqa: FBT001 -- as `said`
    """Give the clauses of a part. 负责 and 落实 mean the lead, or what is left beside those of whom more was `said`.

    A负责，B按职责分工负责: A leads. A按职责分工负责，各县落实: nobody does. Who leads those who oversee a task
    (牵头督查单位) leads it only where no other label says who does it.
    """
    in_charge = Role.SUPPORT if Word.LEAD in said else Role.LEAD
    label = Word.SUPPORT if overseen and oversees(part.label) else of_label(part.label)
    for word, listed, by_word in part.found:
        meant = word or label
        if meant is Word.SEPARATE and in_charge is Role.LEAD:
            in_charge = Role.SEPARATE
        role = in_charge if meant is Word.CHARGE else _ROLES[meant] if meant else None
        answers = bool(part.label) and not meant
        yield Clause(role, names(listed), by_word, answers, oversees(part.label))


def _merged(found: Iterator[Clause]) -> Iterator[Clause]:
    """Join neighbours of one kind: A（牵头）、B（牵头）."""
    last: Clause | None = None
    for clause in found:
        if last and replace(last, names=()) == replace(clause, names=()):
            last = replace(last, names=last.names + clause.names)
            continue
        if last:
            yield last
        last = clause
    if last:
        yield last
