"""Blocks to the notice and its annexes: a heading 附件1 is a line, a merged cell over a table, or a sheet's name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.documents.blocks import Block, Grid, Line
from bot.documents.labels.page_marks import is_page_mark
from bot.rules.numerals import value_of

_NUMBER: Final = r"([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})(?:\s*[-—－]\s*\d{1,2})?"
_BARE: Final = re.compile(rf"[（(【\[]?附\s*[件表](?:\s*[:：]?\s*{_NUMBER}\s*[:：.、]?)?[）)】\]]?")
"""附件1, （附件1）, 附件：1; what is numbered 附件1-1, 附件1-2 is of annex 1."""
_TITLED: Final = re.compile(rf"附\s*[件表]\s*{_NUMBER}(?:\s*[:：.、．]\s*|\s+)\S[^。；]{{3,60}}")
_FOOTER: Final = re.compile(r"第\s*\d+\s*页.{0,9}|（?续表）?")


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex: `name` is normalised to 附件1, 附件2 …; the notice in front has none."""

    name: str
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines outside tables, and the rows of tables in which there is one text: titles, and signatures."""
        return tuple(line for block in self.blocks for line in ([block] if isinstance(block, Line) else _alone(block)))


def split(blocks: Sequence[Block]) -> tuple[Annex, ...]:
    """Split a document into the notice (the first, without a name) and its annexes; page footers are left out.

    A heading with its title in one line (附件1：2026年任务分解表) also stands in the list under the notice: it counts
    where it comes last, and only if the annex has no heading of its own.
    """
    pieces = list(_pieces(_without_footers(blocks)))
    bare = {_number(match[1]) for text, _ in pieces if (match := _BARE.fullmatch(text))}
    titled = Counter(_number(match[1]) for text, _ in pieces if (match := _TITLED.fullmatch(text)))
    found: dict[str, list[Block]] = {"": []}
    name = ""
    for text, block in pieces:
        heading, with_title = _BARE.fullmatch(text), _TITLED.fullmatch(text)
        if with_title and not heading:
            titled[_number(with_title[1])] -= 1
            counts = _number(with_title[1]) not in bare and not titled[_number(with_title[1])]
            heading = with_title if counts else None
        if heading:
            name = f"附件{_number(heading[1]) or 1}"
            found.setdefault(name, [])
        if block and not (heading and isinstance(block, Line) and not with_title):
            found[name].append(block)
    return tuple(Annex(name, tuple(kept)) for name, kept in found.items())


def _without_footers(blocks: Sequence[Block]) -> list[Block]:
    """Leave out what stands at the end of pages, and the blank lines around it: they part nothing."""
    kept: list[Block] = []
    behind = False
    for block in blocks:
        if isinstance(block, Line) and _is_footer(block.text):
            while kept and isinstance(kept[-1], Line) and kept[-1].is_blank:
                kept.pop()
            behind = True
        elif not (behind and isinstance(block, Line) and block.is_blank):
            kept.append(block)
            behind = False
    return kept


def _is_footer(text: str) -> bool:
    return is_page_mark(text) or bool(_FOOTER.fullmatch(text.strip()))


def _pieces(blocks: Sequence[Block]) -> Iterator[tuple[str, Block | None]]:
    """Give each block with the text that may be an annex's heading; a table is cut where such a heading stands."""
    for block in blocks:
        if isinstance(block, Line):
            yield block.text.strip().lstrip("#*").strip().rstrip("*"), block
            continue
        sheet = _BARE.match(block.where)
        if sheet:
            yield sheet[0], None
        yield from _cut(block)


def _alone(grid: Grid) -> Iterator[Line]:
    for number, row in zip(grid.numbers, grid.rows, strict=True):
        texts = {cell.text for cell in row if cell.text.strip()}
        if len(texts) == 1:
            yield from (Line(number, line) for line in texts.pop().split("\n"))


def _cut(grid: Grid) -> Iterator[tuple[str, Block]]:
    begin = 0
    heading = ""
    for at, row in enumerate(grid.rows):
        texts = {cell.text.strip() for cell in row if cell.text.strip()}
        text = texts.pop() if len(texts) == 1 else ""
        if text and (_BARE.fullmatch(text) or _TITLED.fullmatch(text)):
            if at > begin:
                yield heading, Grid(grid.where, grid.rows[begin:at], grid.numbers[begin:at])
            begin, heading = at, text
    yield heading, Grid(grid.where, grid.rows[begin:], grid.numbers[begin:])


def _number(digits: str | None) -> int:
    return int(value_of(digits)) if digits else 0
