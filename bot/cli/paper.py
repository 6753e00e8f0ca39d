"""Files that commands write: what cannot be written is said in one sentence."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import DocumentError


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Let the block write a file.

    Raises:
        DocumentError: it cannot be written there.
    """
    try:
        yield
    except OSError as fault:
        msg = (
            f"{path} cannot be written ({fault.strerror}): choose another file, or close it in the spreadsheet program"
        )
        raise DocumentError(msg) from fault


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a file to write beside `path`, which takes its place when all went well: nothing half done is ever seen.

    Raises:
        DocumentError: it cannot be written there.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with writing(path):
            beside.touch()
            yield beside
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
