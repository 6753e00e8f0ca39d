"""Rounds side by side: every contender runs once a round, so that the machine's drift hits all of them."""

import gc
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

Run = Callable[[], Awaitable[float]]
"""One round of one contender: does its work and returns its figure."""


@dataclass(frozen=True, slots=True)
class Contender:
    """Somebody who does the job. `says` is what a reader must know about how."""

    name: str
    run: Run
    says: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """What our figure should reach: at least so many times the baseline's, or at most so much."""

    kind: Literal["times", "at most"]
    value: float
    of: str = ""
    """The baseline's name, for `times`."""


@dataclass(slots=True)
class Figures:
    """What one contender reached, one figure a round."""

    name: str
    says: str = ""
    values: list[float] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """The median of all rounds."""
        return median(self.values)


@dataclass(slots=True)
class Table:
    """One job, and what everybody reached. The first contender is ours, and the goal is its."""

    title: str
    unit: str
    goal: Goal | None
    figures: list[Figures]
    higher_is_better: bool = True

    @property
    def ours(self) -> Figures:
        """Our own figures."""
        return self.figures[0]

    def ratios(self, one: Figures) -> list[float]:
        """Compare us with somebody else, round by round: how many times better we are."""
        pairs = zip(self.ours.values, one.values, strict=False)
        return [us / them if self.higher_is_better else them / us for us, them in pairs]

    @property
    def reached(self) -> bool | None:
        """Tell whether the median reaches the goal; None where none is set."""
        if self.goal is None:
            return None
        if self.goal.kind == "at most":
            return self.ours.middle <= self.goal.value
        baseline = next(one for one in self.figures if one.name == self.goal.of)
        return median(self.ratios(baseline)) >= self.goal.value


async def side_by_side(contenders: Sequence[Contender], *, rounds: int) -> list[Figures]:
    """Run every contender once a round; return what each reached."""
    figures = [Figures(one.name, one.says) for one in contenders]
    for _ in range(rounds):
        for contender, reached in zip(contenders, figures, strict=True):
            gc.collect()
            gc.freeze()  # as the bot does at its start: nobody's round pays for walking over what others left
            reached.values.append(await contender.run())
    return figures
