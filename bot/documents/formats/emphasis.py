"""Which words stand in bold, from pieces of text that are bold or not."""

from collections.abc import Iterable
from itertools import groupby


def emphasised(pieces: Iterable[tuple[str, bool]]) -> tuple[str, ...]:
    """Join neighbouring bold pieces, and return their lines that say something."""
    runs = ("".join(text for text, _ in run) for is_bold, run in groupby(pieces, key=lambda piece: piece[1]) if is_bold)
    lines = (line.strip() for run in runs for line in run.split("\n"))
    return tuple(line for line in lines if any(map(str.isalnum, line)))
