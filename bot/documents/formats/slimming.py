"""Taking out of a workbook what says nothing: sheets that somebody formatted down to their last row are full of it."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from typing import IO, Final

_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_LARGE: Final = 2_000_000
_CHUNK: Final = 1 << 20
_BLANK: Final = re.compile(rb'<c r="[A-Z]+[0-9]+"[^<>]*/>')
_BLANK_ROW: Final = re.compile(rb'<row r="[0-9]+"[^<>]*(?:/>|></row>)')
_ROW_ENDS: Final = b"</row>"


def slim(content: bytes) -> io.BytesIO:
    """Return a workbook without the blank cells and rows of its large sheets, as far as they carry their place."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        large = {part.filename for part in old.infolist() if part.file_size > _LARGE}
        large = set(filter(_SHEET.fullmatch, large))
        if not large:
            return io.BytesIO(content)
        slimmed = io.BytesIO()
        with zipfile.ZipFile(slimmed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
            for name in old.namelist():
                with old.open(name) as source, new.open(name, "w") as target:
                    if name in large:
                        target.writelines(_without_blanks(source))
                    else:
                        shutil.copyfileobj(source, target)
    slimmed.seek(0)
    return slimmed


def _without_blanks(sheet: IO[bytes]) -> Iterator[bytes]:
    """Give a sheet in pieces that end where a row does."""
    rest = b""
    while chunk := sheet.read(_CHUNK):
        whole, end, rest = (rest + chunk).rpartition(_ROW_ENDS)
        yield _BLANK_ROW.sub(b"", _BLANK.sub(b"", whole + end))
    yield rest
