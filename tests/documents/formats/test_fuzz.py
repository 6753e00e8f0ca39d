"""Damaged files: blocks, or a sentence, and never anything else; and soon."""

import time
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.documents.formats import blocks_of
from bot.documents.formats.__main__ import answered
from bot.documents.formats.kinds import kind_of
from bot.documents.formats.packages import Kind
from bot.errors import DocumentError
from tests.documents.formats.files import HEADER, ROW, p, rewritten, sheet, tbl, tc, word
from tests.documents.formats.pages import ruled

PLAIN = "附件1\n1\t修路\t区发改局"
CODES = {"broken", "encrypted", "too_large", "empty", "scan", "old_format", "not_text", "macro", "inserted", ""}
LONGEST = 10.0
changes = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), min_size=1, max_size=8)
EASY = settings(
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@cache
def sample(kind: str) -> bytes:
    merged = tc("城建", '<w:gridSpan w:val="2"/><w:vMerge/>')
    return {
        "docx": lambda: word(p("附件1") + tbl([tc("1"), tc("修路")], [merged])),
        "xlsx": lambda: sheet([HEADER, ROW]),
        "pdf": lambda: ruled([(*HEADER, ""), (*ROW, "")], ("SPAN", (0, 0), (1, 0)), before="附件1"),
        "csv": lambda: "序号,内容,责任单位\n1,修路,区发改局\n".encode("gb18030"),
        "text": lambda: PLAIN.encode("utf-8"),
    }[kind]()


def mutated(content: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    """Write other bytes over some of a file; no bytes cut it off there."""
    for place, piece in changes:
        at = int(place * len(content))
        content = content[:at] + piece + content[at + len(piece) :] if piece else content[:at]
    return content


def read_here(content: bytes) -> None:
    """Read in this process what otherwise is read in another, so that thousands can be tried."""
    begun = time.process_time()  # the work itself: a busy machine makes nobody wait longer by this clock
    code = code_of(lambda: _answered(content))
    assert code in CODES
    assert time.process_time() - begun < LONGEST


def _answered(content: bytes) -> object:
    kind = kind_of(content, "文件")
    if kind is Kind.TEXT:
        blocks_of(content, "文件")
        return ""
    return answered(kind, content, "文件").get("code", "")


def code_of(read: Callable[[], object]) -> object:
    """Return the code of the fault with which a file is refused, or what reading it returns."""
    try:
        return read()
    except DocumentError as fault:
        return fault.code


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "csv", "text"])
def test_a_mutated_file_gives_blocks_or_a_sentence(kind: str) -> None:
    @EASY
    @given(changes)
    def check(changes: list[tuple[float, bytes]]) -> None:
        read_here(mutated(sample(kind), changes))

    check()


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("docx", "word/document.xml"),
        ("docx", "word/styles.xml"),
        ("docx", "word/numbering.xml"),
        ("docx", "[Content_Types].xml"),
        ("xlsx", "xl/worksheets/sheet1.xml"),
        ("xlsx", "xl/sharedStrings.xml"),
        ("xlsx", "xl/styles.xml"),
        ("xlsx", "xl/workbook.xml"),
    ],
)
def test_a_mutated_part_gives_blocks_or_a_sentence(kind: str, part: str) -> None:
    @EASY
    @given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from([b"0", b"-1", b"w:", b'"', b"/>", b"999999999", b""]))))
    def check(changes: list[tuple[float, bytes]]) -> None:
        read_here(rewritten(sample(kind), {part: lambda content: mutated(content, changes)}))

    check()


@settings(derandomize=True, deadline=None, max_examples=6)
@given(changes)
def test_a_mutated_file_leaves_the_bot_alive(changes: list[tuple[float, bytes]]) -> None:
    assert code_of(lambda: blocks_of(mutated(sample("pdf"), changes), "分解表.pdf") and "") in CODES


@EASY
@given(st.binary(max_size=300))
def test_any_bytes_give_blocks_or_a_sentence(content: bytes) -> None:
    read_here(content)
