"""Targets (量化指标): the figures that a task promises, with unit, meaning, and the words they came from."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Self

from bot.rules.tasks.comparisons import Change, Comparison
from bot.rules.tasks.figures import Figure, read_figures
from bot.rules.tasks.neighbours import complete
from bot.rules.traditional import simplified


@dataclass(frozen=True, slots=True)
class Target:
    """One figure: in `unit` with its scale multiplied in (1.11万套 is 11100 套); `upper` is the end of a range.

    `noun` is what is counted or measured (停车位), empty where that is not plain. `words` are `content[start:end]`.
    """

    figure: Decimal
    unit: str
    comparison: Comparison
    words: str
    start: int
    end: int
    upper: Decimal | None = None
    change: Change = Change.NONE
    noun: str = ""

    def write(self) -> dict[str, Any]:
        """Return it as JSON's own values; figures as text, so that none is rounded."""
        return asdict(self) | {"figure": plain(self.figure), "upper": plain(self.upper) if self.upper else None}

    @classmethod
    def read(cls, body: dict[str, Any]) -> Self:
        """Make what `write` wrote."""
        upper = Decimal(body["upper"]) if body["upper"] else None
        kinds = {"comparison": Comparison(body["comparison"]), "change": Change(body["change"])}
        return cls(**body | {"figure": Decimal(body["figure"]), "upper": upper} | kinds)


def find_targets(content: str) -> tuple[Target, ...]:
    """Find the figures that a task's content promises, in the order of its text; their words do not overlap."""
    read = simplified(content)
    figures = list(read_figures(read))
    complete(read, figures)
    return tuple(_target(content, figure) for figure in figures)


def plain(figure: Decimal) -> str:
    """Write a figure without an exponent and without idle zeros: ``11100``, ``7.5``."""
    return f"{figure:f}".rstrip("0").rstrip(".") if "." in f"{figure:f}" else f"{figure:f}"


def shown(targets: Sequence[Target]) -> str:
    """Return the figures in their own words, for a cell."""
    return "；".join(target.words for target in targets)


def _target(content: str, found: Figure) -> Target:
    quantity = found.quantity
    return Target(
        quantity.figure,
        quantity.unit,
        found.comparison,
        content[found.start : found.end],
        found.start,
        found.end,
        quantity.upper,
        found.change,
        found.noun,
    )
