"""The rows of a document, once all of them are found: who leads, who answers, and what is doubtful in each."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bot.documents.columns import RawRow
from bot.documents.coverage import LEFT_OUT
from bot.documents.damage import STOPS
from bot.documents.people import People
from bot.documents.sanity import suspicions
from bot.rules.names import Lexicon, collect
from bot.rules.responsibility import Reading, read
from bot.rules.terms import Doubt, DoubtKind, Kind, Responsible, Role, Row

Found = Sequence[tuple[str, Sequence[RawRow]]]
"""The rows of each annex, under its name."""

_SPLIT_SIGN: Final = re.compile(r"[钅讠饣纟氵亻扌忄犭艹礻衤辶灬冫疒]\w?")
"""Half a character that stands alone: a rare character that the file could not hold (钅广, Shizhong 附件2 row 96)."""


def readings(found: Found, *, region: str, first_leads: bool) -> tuple[Row, ...]:
    """Read the rows of all annexes together: each is understood by what the others attest.

    `region` is as in 济南市市中区; `first_leads`: the document says that the unit listed first is the lead.
    """
    everything = [row for _, rows in found for row in rows]
    lexicon = collect([(row.units, row.content) for row in everything], region=region, first_leads=first_leads)
    people = People(row.leaders for row in everything)
    return tuple(row for annex, rows in found for row in _rows(annex, rows, lexicon, people))


def _rows(annex: str, rows: Sequence[RawRow], lexicon: Lexicon, people: People) -> Iterator[Row]:
    """Read the rows of one annex; a number that is missing between two rows is a doubt of the first."""
    ends_in_stops = sum(row.content.endswith(STOPS) for row in rows) > len(rows) / 2
    for row, after in pairwise([*rows, None]):
        if not row:
            continue
        cut = list(row.cut)
        if row is rows[0] and row.no > 1:
            cut.append(f"before it comes nothing, and it is {row.no}")
        if after and after.no > row.no + 1:
            cut.append(f"after it comes {after.no}")
        if row.content and ends_in_stops and not row.content.endswith(STOPS):
            cut.append(f"…{row.content[-6:]}")
        yield _row(annex, row, cut, lexicon, people)


def _row(annex: str, row: RawRow, cut: Sequence[str], lexicon: Lexicon, people: People) -> Row:
    leaders = people.read(row.leaders)
    reading = _reading(row, lexicon)
    return Row(
        annex=annex,
        no=row.no,
        sections=row.sections,
        content=row.content,
        leaders=leaders,
        unit_text=row.units,
        units=reading.units,
        due_text=row.due,
        stem=row.stem,
        doubts=(
            *(_told(words) for words in (*cut, *suspicions(row))),
            *(Doubt(DoubtKind.UNREAD, name) for name in people.doubtful(leaders)),
            *(Doubt(DoubtKind.UNREAD, sign) for sign in _SPLIT_SIGN.findall(row.content)),
            *reading.doubts,
        ),
    )


def _told(words: str) -> Doubt:
    """Return the doubt that words about a row are: of what its place in the document says and it does not, or of it."""
    if words.startswith(LEFT_OUT):
        return Doubt(DoubtKind.LEFT_OUT, words.removeprefix(LEFT_OUT))
    return Doubt(DoubtKind.ROW_CUT, words)


def _reading(row: RawRow, lexicon: Lexicon) -> Reading:
    """Read who answers; where nobody is named, whom the table belongs to (the 16 cities' commitments: 济南市)."""
    if row.owner and not row.units:
        return Reading((Responsible(row.owner, Role.LEAD, Kind.CITY),), ())
    return read(row.units, lexicon, bold=row.bold)
