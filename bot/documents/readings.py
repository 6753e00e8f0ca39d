"""The rows of a document, once all of them are found: who leads, who answers, and what is doubtful in each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.documents.checks.coverage import LEFT_OUT
from bot.documents.checks.sanity import suspicions
from bot.documents.columns import NO_UNITS, RawRow
from bot.documents.numbering import begins_with, goes_on_with, is_out_of_count
from bot.documents.people import People
from bot.rules.terms import Doubt, DoubtKind, Kind, Responsible, Role, Row
from bot.rules.units.attested import Attested
from bot.rules.units.lexicon import Lexicon, collect
from bot.rules.units.order_notes import without_note_on_order
from bot.rules.units.responsibility import Reading, read

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
    read_units = [_reading(row, each) for row, each in zip(everything, _with_notes(everything, lexicon), strict=True)]
    attested = Attested((frozenset(one.name for one in each.units) for each in read_units), people.names)
    strange = attested.strange()
    told = [_with_strange_names(each, strange) for each in read_units]
    cut = [words for _, rows in found for words in _cut(rows)]
    annexes = [annex for annex, rows in found for _ in rows]
    return tuple(_row(*each, people) for each in zip(annexes, everything, cut, told, strict=True))


def _with_notes(rows: Sequence[RawRow], lexicon: Lexicon) -> Iterator[Lexicon]:
    """Give each row its lexicon: a row that notes that the first one listed leads says so for all below it (下同)."""
    noted = False
    for row in rows:
        noted = noted or without_note_on_order(row.units)[0]
        yield replace(lexicon, first_leads=True) if noted else lexicon


def _cut(rows: Sequence[RawRow]) -> Iterator[list[str]]:
    """Give what is doubtful in each row of an annex; a number that is missing is a doubt of the row before it."""
    counted = [row for before, row in pairwise([None, *rows]) if row and not is_out_of_count(row, before)]
    gaps = {id(row): after.no for row, after in pairwise(counted) if after.no > row.no + 1}
    for row in rows:
        cut = list(row.cut)
        if row is rows[0] and row.no > 1:
            cut.append(begins_with(row.no))
        if id(row) in gaps:
            cut.append(goes_on_with(gaps[id(row)]))
        yield list(dict.fromkeys((*cut, *suspicions(row))))


def _row(annex: str, row: RawRow, cut: Sequence[str], reading: Reading, people: People) -> Row:
    leaders = people.read(row.leaders)
    if Doubt(DoubtKind.NO_UNIT) in reading.doubts:
        cut = [words for words in cut if words != NO_UNITS]  # one thing is told once
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
            *(_told(words) for words in cut),
            *(Doubt(DoubtKind.UNREAD, name) for name in people.doubtful(leaders)),
            *(Doubt(DoubtKind.UNREAD, sign) for sign in _SPLIT_SIGN.findall(row.content)),
            *reading.doubts,
        ),
    )


def _with_strange_names(reading: Reading, names: frozenset[str]) -> Reading:
    """Put names in doubt that the other rows show to be none."""
    strange = {one.name for one in reading.units if one.doubt is not DoubtKind.UNREAD and one.name in names}
    if not strange:
        return reading
    units = (replace(one, doubt=DoubtKind.UNREAD) if one.name in strange else one for one in reading.units)
    kept = (doubt for doubt in reading.doubts if doubt.subject not in strange)
    return Reading(tuple(units), (*kept, *(Doubt(DoubtKind.UNREAD, name) for name in sorted(strange))))


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
