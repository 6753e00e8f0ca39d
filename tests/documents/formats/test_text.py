"""Plain text in its encodings."""

import codecs

import pytest

from bot.documents.blocks import Line
from bot.documents.formats import blocks_of
from bot.documents.formats.text import decode, lines
from bot.errors import DocumentError

TEXT = "附件1\n1\t修路"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gb18030"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["UTF-8", "UTF-8 with a mark", "GB18030", "UTF-16, small end first", "UTF-16, large end first"],
)
def test_an_encoding_is_recognised(content: bytes) -> None:
    assert blocks_of(content, "分解表.txt") == (Line(1, "附件1"), Line(2, "1\t修路"))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\f", "\v", "\u2028", "\u0085"])
def test_every_end_of_line_is_one(end: str) -> None:
    assert decode(f"修路{end}架桥".encode(), "x") == "修路\n架桥"


def test_blanks_at_the_end_go_and_tabs_stay() -> None:
    assert lines("修路 　\u00a0\n\t\n") == (Line(1, "修路"), Line(2, "\t"), Line(3, ""))


def test_marks_that_old_programs_leave_are_taken_out() -> None:
    assert decode(("修路" * 100).encode() + b"\x1a", "x") == "修路" * 100


@pytest.mark.parametrize(
    "content",
    [b"\0\1\2\3" * 50, bytes(range(256)), b"\xff\xfea", b"\x01ab" * 20],
    ids=["zeros", "all bytes", "half UTF-16", "control characters"],
)
def test_what_is_no_text_is_told(content: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        blocks_of(content, "分解表.txt")
    assert caught.value.code == "not_text"


@pytest.mark.parametrize("content", [b"", b" \r\n\t", "\ufeff".encode()], ids=["nothing", "blanks", "a mark"])
def test_an_empty_text_is_told(content: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        blocks_of(content, "分解表.txt")
    assert caught.value.code == "empty"


@pytest.mark.parametrize("content", [b"\n" * 200_001, b"a" * 5_000_001], ids=["lines", "bytes"])
def test_a_text_that_goes_on_for_ever_is_too_large(content: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        decode(content, "分解表.txt")
    assert caught.value.code == "too_large"
