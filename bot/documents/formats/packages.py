"""The zip around a Word document or a workbook: what is in it, and whether it is safe to open."""

import io
import re
import zipfile
import zlib
from enum import StrEnum
from typing import Final

from bot.errors import DocumentError


class Kind(StrEnum):
    """What can be read."""

    WORD = "docx"
    WORKBOOK = "xlsx"
    PDF = "pdf"
    TEXT = "text"


_MOST_PARTS: Final = 5_000
_MOST_BYTES: Final = 200_000_000
"""Of all parts unpacked: pictures hardly shrink, so a document below 20 MB that comes to this is a bomb."""
_MOST_XML: Final = {Kind.WORD: 40_000_000, Kind.WORKBOOK: 120_000_000}
"""Of all XML unpacked: what the readers can go through in their time."""
_CHUNK: Final = 1 << 20
_DOCTYPE: Final = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_LONGEST_SIGN: Final = 20
_ENCRYPTED_FLAG: Final = 0x1
_MACROS: Final = re.compile(r"(?:^|/)vbaProject\.bin$|(?:^|/)xl/macrosheets/", re.IGNORECASE)
_OTHERS: Final = (
    ("OFD.xml", "an OFD document", "Open it and save it as .docx or PDF"),
    ("content.xml", "an OpenDocument file", "Open it and save it as .docx or .xlsx"),
    ("ppt/presentation.xml", "a presentation", "Save the table as .docx or .xlsx"),
    ("xl/workbook.bin", "a binary workbook (.xlsb)", "Open it and save it as .xlsx"),
)


def kind_within(content: bytes, name: str) -> Kind:
    """Tell what a zip holds, after its parts were found to be few, small, without macros and without DTDs.

    `zipfile` never unpacks more of a part than the part's entry declares, so the declared sizes are the true bound.

    Raises:
        DocumentError: it is broken, a bomb, protected, carries macros, or is no document: says what to do.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            kind = _kind([part.filename for part in parts], name)
            _check_sizes(parts, kind, name)
            _check_xml(archive, parts, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as fault:
        raise damaged(name) from fault
    return kind


def damaged(name: str) -> DocumentError:
    """Say of a document that it cannot be taken apart."""
    msg = f"{name} is damaged. Open it, save it as a new file, and send that."
    return DocumentError(msg, code="broken")


def _kind(names: list[str], name: str) -> Kind:
    if any(_MACROS.search(each) for each in names):
        msg = f"{name} contains macros, and is not opened for that. Save it as .docx or .xlsx, and send it again."
        raise DocumentError(msg, code="macro")
    if any(each.startswith("word/") for each in names):
        return Kind.WORD
    if any(each.startswith("xl/") and each != "xl/workbook.bin" for each in names) and "xl/workbook.bin" not in names:
        return Kind.WORKBOOK
    for sign, kind, remedy in _OTHERS:
        if sign in names:
            msg = f"{name} is {kind}. {remedy}, and send it again."
            raise DocumentError(msg, code="old_format")
    msg = f"{name} is an archive. Unpack it, and send the document in it (.docx, .xlsx, PDF or text)."
    raise DocumentError(msg, code="not_text")


def _check_sizes(parts: list[zipfile.ZipInfo], kind: Kind, name: str) -> None:
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        msg = f"{name} is protected by a password. Remove the password, and send it again."
        raise DocumentError(msg, code="encrypted")
    xml = sum(part.file_size for part in parts if _is_xml(part))
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES or xml > _MOST_XML[kind]:
        msg = f"{name} is far larger inside than it looks. Send only the tables of tasks, in a new file."
        raise DocumentError(msg, code="too_large")


def _check_xml(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], name: str) -> None:
    """No program for documents writes a DTD (ECMA-376 part 2 forbids it): whoever does wants to blow up the reader."""
    for part in parts:
        if not _is_xml(part):
            continue
        tail = b""
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                if _DOCTYPE.search(tail + chunk):
                    msg = f"{name} is not as Word or Excel write it. Open it, save it as a new file, and send that."
                    raise DocumentError(msg, code="broken")
                tail = chunk[-_LONGEST_SIGN:]


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels", ".vml"))
