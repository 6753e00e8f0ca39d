"""Where to cut the lines of a table into rows with one number each: numbers stand at the top, in the middle, below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

SAME: Final = 0.35
"""So near, in the size of their characters, lines have one height."""
CLEAR: Final = 1.04
"""So many times wider than another a gap is clearly the wider one."""

Cuts = list[float]


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to cut lines at the heights `ys` into rows whose numbers stand at the heights `numbers`.

    `first`: what stands above the first number belongs to it.
    """

    ys: Sequence[float]
    numbers: Sequence[float]
    size: float
    first: bool

    def __iter__(self) -> Iterator[Cuts]:
        """Give the cuts of each way by which there are any."""
        yield from filter(None, (self._at_gaps(), self._below(), self._above(), self._around()))

    @property
    def _near(self) -> float:
        return SAME * self.size

    def _at_gaps(self) -> Cuts:
        """Cut where two lines between two numbers stand furthest apart; nothing if two such places are alike."""
        cuts: Cuts = []
        for upper, lower in pairwise(self.numbers):
            between = [y for y in self.ys if lower - self._near <= y <= upper + self._near]
            gaps = sorted(((early - late, (early + late) / 2) for early, late in pairwise(between)), reverse=True)
            if not gaps or (len(gaps) > 1 and gaps[0][0] < CLEAR * gaps[1][0]):
                return []
            cuts.append(gaps[0][1])
        return cuts if self.first else [self._above_first(cuts), *cuts]

    def _above_first(self, cuts: Cuts) -> float:
        """Return the cut above the first number: right above it, if numbers stand on the first line of their rows."""
        first = self.numbers[0]
        tops = [max((y for y in self.ys if y < cut), default=0.0) for cut in cuts]
        if all(abs(top - y) <= self._near for top, y in zip(tops, self.numbers[1:], strict=True)):
            return first + self._near * 2
        bottom = min((y for y in self.ys if not cuts or y > cuts[0]), default=first)
        return 2 * first - bottom + self._near * 2

    def _below(self) -> Cuts:
        """Cut above each number: it stands on the first line of its row."""
        return [y + self._near * 1.5 for y in self.numbers[1 if self.first else 0 :]]

    def _above(self) -> Cuts:
        """Cut below each number: it stands on the last line of its row."""
        return [y - self._near * 1.5 for y in self.numbers]

    def _around(self) -> Cuts:
        """Cut so that each number stands in the middle of its row: as far from its first line as from its last."""
        cuts: Cuts = []
        top = self.ys[0]
        for y in self.numbers:
            bottom = 2 * y - top
            cuts.append(bottom - self._near * 1.2)
            top = next((each for each in self.ys if each < cuts[-1]), bottom)
        return cuts
