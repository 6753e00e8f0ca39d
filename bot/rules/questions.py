"""Going through what is in doubt, one question at a time: where a person stands in it. Pure."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple, Self

from bot.rules.terms import DoubtKind

REMEMBERED = 20
"""So many questions one can go back."""


class Key(NamedTuple):
    """What tells one doubt from every other: task, assignment (0: the row itself), kind."""

    task: int
    assignment: int
    kind: DoubtKind


class View(StrEnum):
    """What of a question is shown."""

    ASK = "ask"
    """Is it right as it was read?"""
    CHOOSE = "choose"
    """The units to choose from."""
    ALL = "all"
    """Whether every first unit shall lead."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Where a person stands: at which question, with what chosen so far, and which ones they put off.

    `asked` are the names that were typed and that nobody answers to, with 、 between them: the units most like them are
    offered first. `passed` are the questions left behind, the last one last; `again`: the present one was left before.
    `first` is the programme whose questions come before all others; 0: none.
    """

    at: Key | None = None
    view: View = View.ASK
    chosen: tuple[int, ...] = ()
    page: int = 0
    asked: str = ""
    later: tuple[Key, ...] = ()
    passed: tuple[Key, ...] = ()
    again: bool = False
    first: int = 0

    @classmethod
    def read(cls, body: dict[str, Any]) -> Self:
        """Make what `write` wrote."""
        keys = {name: tuple(_key(each) for each in body.get(name, ())) for name in ("later", "passed")}
        at = None if body["at"] is None else _key(body["at"])
        return cls(**body | keys | {"at": at, "view": View(body["view"]), "chosen": tuple(body["chosen"])})

    def write(self) -> dict[str, Any]:
        """Return it as JSON's own values."""
        return asdict(self)

    def go_to(self, key: Key) -> Self:
        """Stand before another question; before the same one nothing changes."""
        return self if key == self.at else replace(self._anew(), at=key)

    def toggle(self, unit_id: int) -> Self:
        """Choose a unit, or no longer."""
        if unit_id in self.chosen:
            return replace(self, chosen=tuple(each for each in self.chosen if each != unit_id))
        return replace(self, chosen=(*self.chosen, unit_id), asked="")

    def type_in(self, found: Iterable[int], unknown: Iterable[str]) -> Self:
        """Choose the units whose names were typed, and look through those that are like the unknown names."""
        chosen = tuple(dict.fromkeys((*self.chosen, *found)))
        return replace(self, view=View.CHOOSE, chosen=chosen, asked="、".join(unknown), page=0)

    def put_off(self) -> Self:
        """Leave the present question for later."""
        return replace(self.settled(), later=(*self.later, self.at)) if self.at else self

    def settled(self) -> Self:
        """Leave the present question behind: it is answered, or was before."""
        passed = (*self.passed, *([self.at] if self.at else []))
        return replace(self._anew(), passed=passed[-REMEMBERED:])

    def go_back(self) -> Self:
        """Stand before the question that was left last, answered or put off."""
        if not self.passed:
            return self
        *passed, at = self.passed
        later = tuple(each for each in self.later if each != at)
        return replace(self._anew(), at=at, again=True, passed=tuple(passed), later=later)

    def _anew(self) -> Self:
        """Stand before no question, with nothing chosen."""
        return type(self)(later=self.later, passed=self.passed, first=self.first)


def _key(value: list[Any]) -> Key:
    task, assignment, kind = value
    return Key(task, assignment, DoubtKind(kind))
