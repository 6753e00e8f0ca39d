"""Decompositions for the tests of their readers: the sample, whole or damaged, and the texts of 2020."""

import re
from collections.abc import Callable
from pathlib import Path

from bot.documents.decomposition import read_bytes
from bot.rules.terms import Decomposition, Row
from tests.conftest import TODAY

SAMPLE = Path(__file__).resolve().parents[2] / "bot/sandbox/sample/programme.txt"
WEST_COAST = "qingdao-west-coast-2020.txt"
SHIZHONG = "jinan-shizhong-2020.txt"


def of(annex: str, decomposition: Decomposition) -> list[Row]:
    """The rows of one annex."""
    return [row for row in decomposition.rows if row.annex == annex]


def row(no: int, decomposition: Decomposition, annex: str = "附件1") -> Row:
    """One row by its number."""
    return next(each for each in of(annex, decomposition) if each.no == no)


def sample(change: Callable[[str], str] | None = None) -> Decomposition:
    """The sample, after a change of its tables; the notice in front and the forms behind stay as they are."""
    head, annexes, forms = re.split(r"(?=\n附件1\n)|(?=\n附件3\n)", SAMPLE.read_text(encoding="utf-8"))
    if change:
        whole, annexes = annexes, change(annexes)
        assert annexes != whole, "the change found nothing to change"
    return read_bytes((head + annexes + forms).encode(), "sample.txt", today=TODAY)
