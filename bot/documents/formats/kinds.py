"""What a file is, by its bytes: names lie, and chats rename."""

import re
from typing import Final

from bot.documents.formats.packages import Kind, kind_within
from bot.errors import DocumentError

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_BEGINS_WITHIN: Final = 1024
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
"""An encrypted docx or xlsx is an OLE file with a stream of this name (MS-OFFCRYPTO 1.3.2)."""

_OTHERS: Final = (
    (re.compile(rb"\{\\rtf"), "an RTF file", "Open it, save it as .docx", "old_format"),
    (
        re.compile(rb"\s*<\?xml|\s*<!doctype|\s*<html|\s*<table", re.IGNORECASE),
        "a web page or XML file whatever its name says",
        "Open it in Word or Excel, save it as .docx or .xlsx",
        "old_format",
    ),
    (
        re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP", re.DOTALL),
        "a picture",
        "Ask for the document itself (.docx, .xlsx, or a PDF with text in it)",
        "scan",
    ),
    (re.compile(rb"Rar!|7z\xbc\xaf|\x1f\x8b"), "an archive", "Unpack it", "not_text"),
)


def kind_of(content: bytes, name: str) -> Kind:
    """Tell by its bytes what a file is.

    Raises:
        DocumentError: it is of a kind that is not read: says as what to save it.
    """
    if content.startswith(_ZIP):
        return kind_within(content, name)
    if content.startswith(_OLE):
        raise _old(content, name)
    for signs, kind, remedy, code in _OTHERS:
        if signs.match(content):
            msg = f"{name} is {kind}. {remedy}, and send it again."
            raise DocumentError(msg, code=code)
    if b"%PDF-" in content[:_PDF_BEGINS_WITHIN]:
        return Kind.PDF
    return Kind.TEXT


def _old(content: bytes, name: str) -> DocumentError:
    if _ENCRYPTED in content:
        msg = f"{name} is protected by a password. Remove the password, and send it again."
        return DocumentError(msg, code="encrypted")
    msg = (
        f"{name} is in an old format (.doc, .xls, .wps or .et). Open it, save it as .docx or .xlsx, and send it again."
    )
    return DocumentError(msg, code="old_format")
