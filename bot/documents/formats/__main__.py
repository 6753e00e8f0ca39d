"""The process in which documents are read: kind and name as arguments, bytes in, blocks or a fault out as JSON."""

import json
import sys
from collections.abc import Iterable
from typing import Final

from bot.documents.blocks import Block, Grid
from bot.documents.formats.apart import too_much
from bot.documents.formats.packages import Kind, damaged
from bot.documents.formats.wire import packed
from bot.errors import DocumentError

if sys.platform != "win32":
    import resource

_SECONDS: Final = 8
"""Of work, not by the clock: a busy machine takes longer over the same file."""
_MEMORY: Final = 240_000_000
"""Of data; with the code of Python and the libraries the process stays below 300 MB."""
_MOST_PLACES: Final = 500_000
_MOST_CHARACTERS: Final = 10_000_000


def main() -> None:
    """Read what comes in, within the limits."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    answer = answered(Kind(sys.argv[1]), sys.stdin.buffer.read(), sys.argv[2])
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))


def answered(kind: Kind, content: bytes, name: str) -> dict[str, object]:
    """Read a document, and return its blocks or the fault as `apart` takes them."""
    try:
        return {"blocks": packed(_within_bounds(_read(kind, content, name), name))}
    except DocumentError as fault:
        return _told(fault)
    except MemoryError:
        return _told(too_much(name))
    except Exception:  # noqa: BLE001 -- the libraries raise whatever they stumble over in a damaged file
        return _told(damaged(name))


def _told(fault: DocumentError) -> dict[str, object]:
    return {"fault": str(fault), "code": fault.code}


def _read(kind: Kind, content: bytes, name: str) -> Iterable[Block]:
    """Read by one library; the others are not loaded."""
    if kind is Kind.WORD:
        from bot.documents.formats import word  # noqa: PLC0415 -- as the docstring says

        return word.read(content, name)
    if kind is Kind.WORKBOOK:
        from bot.documents.formats import workbook  # noqa: PLC0415 -- as above

        return workbook.read(content)
    from bot.documents.formats import pdf  # noqa: PLC0415 -- as above

    return pdf.read(content, name)


def _within_bounds(blocks: Iterable[Block], name: str) -> Iterable[Block]:
    """Pass blocks on while they stay within what anybody could have to do."""
    places = characters = 0
    for block in blocks:
        if isinstance(block, Grid):
            places += sum(len(row) for row in block.rows)
            characters += sum(len(cell.text) for row in block.rows for cell in row)
        else:
            places, characters = places + 1, characters + len(block.text)
        if places > _MOST_PLACES or characters > _MOST_CHARACTERS:
            raise too_much(name)
        yield block


if __name__ == "__main__":
    main()
