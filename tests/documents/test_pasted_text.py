"""What goes in comes out: rows cut at any edge of a page, with its marks between, are read as they were written."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.documents.decomposition import read_bytes
from bot.rules.terms import DoubtKind, Row
from tests.conftest import TODAY
from tests.documents.pasting import ANSWERED, NUMBERED, ROWS, Known, Page, paragraphs, pasted

PAGES = st.builds(
    Page,
    width=st.integers(30, 100),
    indented=st.booleans(),
    hanging=st.booleans(),
    mark=st.sampled_from(["", "— {} —", "－{}－", "- {} -", "第 {} 页 共 9 页", "{}"]),
    rows=st.integers(5, 20),
    spaced=st.booleans(),
)
FORCED = {DoubtKind.GROUP_WITHOUT_MEMBERS}


def read(text: str) -> tuple[Row, ...]:
    return read_bytes(text.encode(), "pasted.txt", today=TODAY).rows


def key(content: str, units: list[tuple[str, str]]) -> tuple[str, tuple[tuple[str, str], ...]]:
    return "".join(content.split()), tuple(units)


def known(row: Known, style: str, no: int) -> tuple[str, tuple[tuple[str, str], ...]]:
    content = (NUMBERED[style](no) if style == "一是" else "") + row.content
    return key(content, [(row.lead, "lead"), *((name, "support") for name in row.support)])


def told(row: Row) -> tuple[str, tuple[tuple[str, str], ...]]:
    return key(row.content, [(unit.name, str(unit.role)) for unit in row.units])


@pytest.mark.parametrize("answered", ANSWERED)
@pytest.mark.parametrize("style", NUMBERED)
def test_lines_of_a_page_are_the_paragraphs_that_they_were(style: str, answered: str) -> None:
    rows = read(pasted(paragraphs(style, answered), Page(width=56, mark="— {} —")))

    assert [told(row) for row in rows] == [known(row, style, no) for no, row in enumerate(ROWS, start=1)]
    assert not {doubt.kind for row in rows for doubt in row.doubts} - FORCED


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(NUMBERED)), st.sampled_from(list(ANSWERED)), PAGES)
@example("1.", "labels", Page(width=30, mark="{}", rows=6))  # bare marks of pages look like the numbers of rows
@example("1、", "labels", Page(width=30, mark="{}", rows=6, indented=True, spaced=True))
def test_a_row_comes_out_as_it_went_in_or_in_doubt(style: str, answered: str, page: Page) -> None:
    rows = read(pasted(paragraphs(style, answered), page))

    right = {known(row, style, no) for no, row in enumerate(ROWS, start=1)}
    lost = len(right - {told(row) for row in rows})
    assert all(row.doubts for row in rows if told(row) not in right)
    assert not lost or any({doubt.kind for doubt in row.doubts} - FORCED for row in rows)
    assert lost <= 1
