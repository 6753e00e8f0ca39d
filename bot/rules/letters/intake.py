"""What a supervisor is told about documents that they send: how to, what is wrong with one, what was read."""

from dataclasses import dataclass

from bot.rules.letters.base import Letter


@dataclass(frozen=True)
class HowToImport(Letter, kind="how_to_import"):
    """How a decomposition gets in: as a file, or pasted."""


@dataclass(frozen=True)
class Pasted(Letter, kind="pasted"):
    """Text was pasted, perhaps only its first part. `draft` is where it is kept until it is read."""

    draft: int


@dataclass(frozen=True)
class PasteDropped(Letter, kind="paste_dropped"):
    """The pasted text was thrown away, unread."""


@dataclass(frozen=True)
class Unreadable(Letter, kind="unreadable"):
    """A file or a pasted text is no decomposition. `code` is a `DocumentError`'s, `detail` its sentence."""

    name: str
    code: str
    detail: str
