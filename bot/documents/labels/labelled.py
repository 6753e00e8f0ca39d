"""The layout of running text: each task with labels behind it (牵头领导：… 责任单位：…), in lines or in brackets."""

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from bot.documents.blocks import Line
from bot.documents.columns import RawRow
from bot.documents.labels.letter_lines import announces
from bot.documents.labels.paragraphs import paragraphs
from bot.documents.labels.reader import Reader
from bot.documents.labels.record import SHOWN
from bot.documents.labels.task_numbers import style_of_tasks
from bot.documents.labels.unlabelled import proposed

_SEVERAL: Final = 3


def rows(lines: Sequence[Line], *, loose: bool = False) -> list[RawRow]:
    """Read the tasks of running text, a line a paragraph; empty if nothing is labelled: a blank form, or a notice.

    `loose`: nothing else in the document is a task, so numbered paragraphs that name units are, with a doubt each.
    """
    found = [each for each in paragraphs(lines) if each.style or not announces(each.text)]
    if loose and not any(each.labelled for each in found):
        found = proposed(found)
    style, led = style_of_tasks(found)
    if not led and not any(each.labelled for each in found):
        return []
    reader = Reader(style, led)
    for at, paragraph in enumerate(found):
        reader.take(paragraph, found[at + 1 : at + 3])
    named = [at for at, record in enumerate(reader.records) if record.is_labelled or (led and record.units_over)]
    first, end = named[0] if named and not reader.over else 0, named[-1] + 1 if named else len(reader.records)
    records, behind = reader.records[first:end], reader.records[end:]
    alone = all(len(record.text) == 1 for record in records[1:]) and not any(record.is_closed for record in records)
    if not style and len(records) >= _SEVERAL and alone:
        records[0].begin_with_its_last_line()
        for record in takewhile(lambda each: not each.sections, records[1:]):
            record.sections = records[0].sections
    if records and behind and behind[0].no == records[-1].no + 1:
        records[-1].left_over("".join(behind[0].text)[:SHOWN])
    for before, record in pairwise(records):
        if record.text and not record.closed():
            before.left_over("".join(record.text)[:SHOWN])
    return [row for record in records if (row := record.closed())]
