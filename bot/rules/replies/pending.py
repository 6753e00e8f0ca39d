"""A reply that waits: to be told which item some of its words belong to, then to be confirmed. Pure."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Self

from bot.rules.replies.reading import Part, Reading, Reason, Unclear, part_of
from bot.rules.terms import Status

IDLE: Final = frozenset({Reason.COURTESY, Reason.REST})
"""Words of these kinds step aside, and are asked of nobody."""


@dataclass(frozen=True, slots=True)
class Pending:
    """What was read out of one message, and what is still to be asked.

    `aside` are words that belong to no item: greetings, headings, and what the sender said belongs to none. `source`
    and `at` are the message's: a report is given when it is written, not when it is confirmed.
    """

    message: int
    source: str
    at: dt.datetime
    parts: tuple[Part, ...]
    unclear: tuple[Unclear, ...] = ()
    aside: tuple[str, ...] = ()
    told: str = ""
    """The occasion of what the sender was last asked about it."""

    @classmethod
    def of(cls, reading: Reading, *, message: int, source: str, at: dt.datetime) -> Self:
        """Make it from a reading. An item that is spoken of twice has one part.

        Courtesies step aside, and so do numbers without words, unless there is nothing else.
        """
        idle = IDLE | ({Reason.NO_WORDS} if reading.parts else set())
        asked = tuple(each for each in reading.unclear if each.reason not in idle)
        aside = tuple(each.text.strip() for each in reading.unclear if each.reason in idle)
        return cls(message, source, at, merged(reading.parts), asked, aside)

    @classmethod
    def read(cls, body: dict[str, Any]) -> Self:
        """Make what `write` wrote."""
        parts = tuple(Part(**each | {"status": Status(each["status"])}) for each in body["parts"])
        unclear = tuple(
            Unclear(**each | {"reason": Reason(each["reason"]), "candidates": tuple(each["candidates"])})
            for each in body["unclear"]
        )
        at = dt.datetime.fromisoformat(body["at"])
        return cls(**body | {"at": at, "parts": parts, "unclear": unclear, "aside": tuple(body["aside"])})

    def write(self) -> dict[str, Any]:
        """Return it as JSON's own values."""
        return asdict(self) | {"at": self.at.isoformat()}

    def choose(self, item_id: int) -> Self:
        """Give the words that are asked about to an item."""
        asked, *rest = self.unclear
        part = part_of(item_id, asked.text, start=asked.start, number=asked.number)
        return replace(self, parts=merged((*self.parts, part)), unclear=tuple(rest))

    def split(self, items: Collection[int]) -> tuple[Self | None, Self | None]:
        """Part what is about these items from the rest; None where nothing is.

        Words that may belong to either are asked about in both. What goes to no item stays with the rest, if any.
        """
        theirs = self._keeping(lambda item: item in items)
        rest = self._keeping(lambda item: item not in items)
        if theirs and rest:
            theirs = replace(theirs, aside=())
        return theirs, rest

    def passed_on(self) -> Self:
        """Give it to somebody else: the message it came by, and what was asked about it, stand in another chat."""
        return replace(self, message=0, told="")

    def _keeping(self, belongs: Callable[[int], bool]) -> Self | None:
        parts = tuple(part for part in self.parts if belongs(part.item_id))
        unclear = tuple(
            replace(each, candidates=found)
            for each in self.unclear
            if (found := tuple(item for item in each.candidates if belongs(item)))
        )
        return replace(self, parts=parts, unclear=unclear) if parts or unclear else None

    def put_aside(self) -> Self:
        """Give the words that are asked about to no item."""
        asked, *rest = self.unclear
        return replace(self, unclear=tuple(rest), aside=(*self.aside, asked.text.strip()))


def merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Join the parts of each item in the order of the message."""
    found: dict[int, Part] = {}
    for part in sorted(parts, key=lambda part: part.start):
        earlier = found.get(part.item_id)
        found[part.item_id] = _joined(earlier, part) if earlier else part
    return tuple(found.values())


def _joined(first: Part, second: Part) -> Part:
    def both(name: str) -> str:
        return "\n".join(filter(None, (getattr(first, name), getattr(second, name))))

    status = Status.BEHIND if Status.BEHIND in {first.status, second.status} else second.status
    return replace(
        first,
        status=status,
        done=both("done"),
        problems=both("problems"),
        causes=both("causes"),
        next_steps=both("next_steps"),
        said=both("said"),
    )
