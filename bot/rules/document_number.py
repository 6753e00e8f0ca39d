"""The number of a document (发文字号), as people write it: 云溪政办发〔2026〕3号, with other brackets, or just 3号."""

import re
import unicodedata
from typing import Final

SHORT: Final = 16
"""How long a short name is at most."""

_NUMBER: Final = re.compile(r"\d号$")
_ABOUT: Final = re.compile(r"^.{0,24}?关于(?:印发|下达)?[《“]?(?=.{4})")
_BRACKETS: Final = re.compile(r"[\[\](){}〔〕【】﹝﹞《》]+")


def is_called(document: str, asked: str) -> bool:
    """Tell whether words name a document: its number or title, or the end of it; ``3号`` and ``3`` are not 13号."""
    whole, wanted = _plain(document), _plain(asked).removeprefix("第")
    if not wanted.strip("|") or whole == wanted:
        return whole == wanted
    wanted += "号" if wanted[-1].isdigit() else ""
    cut = wanted[0].isdigit() and whole.removesuffix(wanted)[-1:].isdigit()
    return whole.endswith(wanted) and not cut


def short_name(document: str) -> str:
    """Name a document in little room: the end of a long number, or the first words of what stands in its place."""
    if len(document) <= SHORT:
        return document
    if _NUMBER.search(document):
        return f"…{document[1 - SHORT :]}"
    return f"{_ABOUT.sub('', document)[: SHORT - 1]}…"


def _plain(text: str) -> str:
    """Write a number without blanks, with one kind of bracket, and digits of one width."""
    return _BRACKETS.sub("|", "".join(unicodedata.normalize("NFKC", text).split()))
