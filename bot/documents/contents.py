"""What is in a file that somebody names."""

from pathlib import Path

from bot.errors import DocumentError


def content_at(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        DocumentError: it is not there, or may not be read: says what to do.
    """
    try:
        return path.read_bytes()
    except OSError as fault:
        msg = f"{path} cannot be opened ({fault.strerror}). Check the path."
        raise DocumentError(msg, code="gone") from fault
