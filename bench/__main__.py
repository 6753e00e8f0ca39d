"""The benchmarks: ``python -m bench [delivery] [updates] [sweep] [intake] [memory]``; all, when none is named.

What is measured, and what was learned: docs/performance.md.
"""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from statistics import median

from rich.console import Console
from rich.table import Table as Drawn

from bench import delivery, intake, memory, sweep, updates
from bench.botapi import BotApi, running
from bench.measure import Figures, Table

BENCHES: dict[str, Callable[[BotApi], Awaitable[list[Table]]]] = {
    "delivery": delivery.run,
    "updates": updates.run,
    "sweep": sweep.run,
    "intake": intake.run,
    "memory": memory.run,
}


async def main(names: list[str], console: Console) -> None:
    """Run the benchmarks of these names, one after the other, and print a table of each."""
    async with running() as api:
        for name in names:
            with console.status(f"{name} …"):
                tables = await BENCHES[name](api)
            for table in tables:
                console.print(drawn(table), "")


def drawn(table: Table) -> Drawn:
    """Draw a table: who, the median and range of all rounds, and how many times better we were, round by round."""
    result = Drawn(title=table.title, title_justify="left", caption=goal(table), caption_justify="left")
    result.add_column("", no_wrap=True)
    result.add_column(table.unit, justify="right")
    result.add_column("min–max", justify="right")
    result.add_column("Cuiban is … × as good", justify="right")
    result.add_column("how")
    for one in table.figures:
        result.add_row(one.name, number(one.middle), span(one.values), against(table, one), one.says)
    return result


def against(table: Table, one: Figures) -> str:
    """Say how many times better we are than somebody else: the median of the rounds, and its range."""
    if one is table.ours:
        return ""
    ratios = table.ratios(one)
    return f"{number(median(ratios))} ({span(ratios)})"


def goal(table: Table) -> str:
    """Say what the goal is, and whether the median reaches it."""
    if table.goal is None:
        return ""
    wanted = f"at most {number(table.goal.value)} {table.unit}"
    if table.goal.kind == "times":
        wanted = f"at least {number(table.goal.value)} × {table.goal.of}"
    return f"goal: {wanted}: {'reached' if table.reached else 'NOT reached'}"


def span(values: list[float]) -> str:
    """Write the range of some figures."""
    return f"{number(min(values))}–{number(max(values))}"


def number(value: float) -> str:
    """Write a figure with about three digits."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    chosen = sys.argv[1:] or list(BENCHES)
    if unknown := set(chosen) - set(BENCHES):
        sys.exit(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    logging.disable(logging.WARNING)
    wide = Console()
    asyncio.run(main(chosen, wide if wide.is_terminal else Console(width=140)))
