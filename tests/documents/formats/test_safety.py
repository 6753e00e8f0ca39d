"""Files that do harm, or are nothing that can be read: one clear sentence each."""

import io
import zipfile

import pytest

from bot.documents.formats import MOST_BYTES, blocks_of
from bot.errors import DocumentError
from tests.documents.formats.files import HEADER, ROW, p, rewritten, sheet, word

DOCUMENT = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


def fault(content: bytes, name: str = "分解表.docx") -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        blocks_of(content, name)
    return caught.value


def packed(*names: str, content: bytes = b"", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", method) as archive:
        for name in names:
            archive.writestr(name, content)
    return memory.getvalue()


def marked_encrypted(package: bytes) -> bytes:
    """Set the flag of an encrypted entry wherever an entry begins (APPNOTE 4.4.4)."""
    changed = bytearray(package)
    for sign, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(sign)
        while at >= 0:
            changed[at + flag] |= 1
            at = changed.find(sign, at + 4)
    return bytes(changed)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (OLE, "old_format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"{\\rtf1\\ansi}", "old_format"),
        (b"<html><table></table></html>", "old_format"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "old_format"),
        (b"\x89PNG\r\n\x1a\n", "scan"),
        (b"\xff\xd8\xff\xe0", "scan"),
        (b"Rar!\x1a\x07", "not_text"),
        (packed(), "not_text"),
        (packed("分解表.docx"), "not_text"),
        (packed("OFD.xml"), "old_format"),
        (packed("content.xml", "mimetype"), "old_format"),
        (packed("ppt/presentation.xml"), "old_format"),
        (packed("xl/workbook.bin", "xl/styles.bin"), "old_format"),
        (packed("word/document.xml", "word/vbaProject.bin"), "macro"),
        (packed("xl/workbook.xml", "xl/macrosheets/sheet1.xml"), "macro"),
        (marked_encrypted(packed("word/document.xml", content=b"x")), "encrypted"),
        (packed("word/document.xml", content=b" " * 45_000_000), "too_large"),
        (packed("word/media/1.png", content=b" " * 201_000_000), "too_large"),
        (packed(*(f"word/{number}" for number in range(5_001))), "too_large"),
        (rewritten(word(p("1")), {DOCUMENT: lambda part: LAUGHS + part[55:]}), "broken"),
        (rewritten(word(p("1")), {DOCUMENT: lambda part: (LAUGHS + part[55:]).decode().encode("utf-16")}), "broken"),
        (word(p("1"))[:5_000], "broken"),
        (packed("word/document.xml", content=b"<x/>"), "broken"),
        (packed("xl/workbook.xml", content=b"<x/>"), "broken"),
        (b"%PDF-1.7\nnothing", "broken"),
        (word(""), "empty"),
        (b"a" * (MOST_BYTES + 1), "too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_is_told_with_its_name_and_a_remedy(content: bytes, code: str) -> None:
    told = fault(content)
    assert told.code == code
    assert str(told).startswith("分解表.docx ")
    assert "end" in str(told)
    assert "\n" not in str(told)


def test_a_part_that_says_it_is_smaller_than_it_is_is_broken() -> None:
    package = bytearray(packed("word/document.xml", content=b" " * 1_000_000))
    at = package.find(b"PK\x01\x02") + 24
    package[at : at + 4] = (10).to_bytes(4, "little")
    assert fault(bytes(package)).code == "broken"


def test_a_doctype_over_the_edge_of_a_piece_is_found() -> None:
    padding = b" " * ((1 << 20) - 5)
    assert fault(packed("word/document.xml", content=padding + b"<!DOCTYPE x>")).code == "broken"


def test_the_name_decides_nothing() -> None:
    assert blocks_of(sheet([HEADER, ROW]), "分解表.pdf") == blocks_of(sheet([HEADER, ROW]), "")


def test_a_name_cannot_break_the_sentence() -> None:
    told = fault(b"{\\rtf1}", "分解\n表\0\ud800.docx")
    assert str(told).startswith("分解表.docx is an RTF file.")
