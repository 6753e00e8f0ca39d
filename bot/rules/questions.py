"""Going through what is in doubt, one question at a time: where a person stands in it. Pure."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple, Self

from bot.rules.terms import DoubtKind


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
    offered first.
    """

    at: Key | None = None
    view: View = View.ASK
    chosen: tuple[int, ...] = ()
    page: int = 0
    asked: str = ""
    later: tuple[Key, ...] = ()

    @classmethod
    def read(cls, body: dict[str, Any]) -> Self:
        """Make what `write` wrote."""
        at, later = (None if body["at"] is None else _key(body["at"])), tuple(_key(each) for each in body["later"])
        return cls(**body | {"at": at, "later": later, "view": View(body["view"]), "chosen": tuple(body["chosen"])})

    def write(self) -> dict[str, Any]:
        """Return it as JSON's own values."""
        return asdict(self)

    def go_to(self, key: Key) -> Self:
        """Stand before another question; before the same one nothing changes."""
        return self if key == self.at else type(self)(at=key, later=self.later)

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
        return type(self)(later=(*self.later, self.at)) if self.at else self

    def settled(self) -> Self:
        """Leave the present question behind: it is answered."""
        return type(self)(later=self.later)


def _key(value: list[Any]) -> Key:
    task, assignment, kind = value
    return Key(task, assignment, DoubtKind(kind))
