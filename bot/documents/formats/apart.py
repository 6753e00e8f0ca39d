"""Reading in a process of its own, which has so much time and memory and no more.

Files come from strangers, and the libraries promise nothing: a crafted PDF can keep pdfminer busy for hours, and a
reader that takes all memory takes the bot with it. The bot itself never loads those libraries. See
`bot/documents/formats/__main__.py` for the other side.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from bot.documents.blocks import Block
from bot.documents.formats.packages import Kind
from bot.documents.formats.wire import unpacked
from bot.errors import DocumentError

_SECONDS: Final = 8.0 if sys.platform == "win32" else 24.0
"""The process ends itself after eight seconds of work (`formats/__main__.py`), and rows take two at most: nobody waits
longer than ten. A machine with other work to do gets thrice as long, so that no short file is refused for it; where
work cannot be limited, the clock must do."""
_ROOT: Final = Path(__file__).resolve().parents[3]
_KEPT: Final = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")


def read_apart(kind: Kind, content: bytes, name: str, *, seconds: float = _SECONDS) -> tuple[Block, ...]:
    """Read a document in another process, which knows none of the bot's secrets.

    Raises:
        DocumentError: it cannot be read, or not in so many `seconds`.
    """
    kept = {key: value for key in _KEPT if (value := os.environ.get(key))}
    try:
        done = subprocess.run(  # noqa: S603 -- ourselves
            [sys.executable, "-m", "bot.documents.formats", kind, name],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**kept, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as fault:
        raise too_much(name) from fault
    if done.returncode:
        raise too_much(name)
    answer = json.loads(done.stdout)
    if "fault" in answer:
        raise DocumentError(answer["fault"], code=answer["code"])
    return unpacked(answer["blocks"])


def too_much(name: str) -> DocumentError:
    """Say of a document that it takes more time or memory than it may."""
    msg = f"{name} is too large or too involved to be read. Send only the tables of tasks, in several files."
    return DocumentError(msg, code="too_large")
