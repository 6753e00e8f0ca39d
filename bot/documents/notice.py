"""What the notice in front of the annexes says: number, title, year, date of issue, and whose document it is."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.documents.blocks import Line
from bot.errors import DocumentError

_DOCUMENT: Final = re.compile(
    r"([一-鿿]{2,16})\s*[〔\[［(（【]\s*((?:19|20)\d{2})\s*[〕\]］)）】]\s*(?:第\s*)?(\d{1,4})\s*号"
)
_TITLE: Final = re.compile(r"关于.*?(?:通知|意见|函|批复)$")
_LONGEST_TITLE: Final = 5
"""A title is cut over so many lines at most."""

_YEAR: Final = re.compile(r"((?:19|20)\d{2})\s*年")
_DATE: Final = re.compile(
    r"([12][0-9〇零一二三四五六七八九]{3}|[二一][〇零○一二三四五六七八九]{3})年(\w{1,3})月(\w{1,3})日(?:印发)?"
)
_REGION: Final = re.compile(r"^(?:中共)?([一-鿿]{2,20}?)(?:人民政府|管委|管理委员会|工委|委员会)")
_NUMERALS: Final = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Notice:
    """The head of a decomposition; `region` as in 济南市市中区, empty where the document does not name it."""

    document: str
    title: str
    year: int
    issued: dt.date
    region: str


def read_notice(lines: Sequence[Line], everything: Sequence[Line], name: str) -> Notice:
    """Read the notice. `everything` are all lines of the file, for a date of issue that stands at its end.

    Raises:
        DocumentError: the document's number or its date of issue is not there.
    """
    texts = [_tidy(line.text) for line in lines]
    number = _first(_DOCUMENT, texts, whole=True) or _first(_DOCUMENT, texts)
    if not number:
        msg = f"{name} has no document number. Put it on a line of its own in front, as in 云溪政办发〔2026〕3号."
        raise DocumentError(msg)
    title = _title(texts)
    year = _YEAR.search(title)
    return Notice(
        document=f"{number[1]}〔{number[2]}〕{number[3]}号",
        title=title,
        year=int(year[1] if year else number[2]),
        issued=_issued(texts, [_tidy(line.text) for line in everything], name),
        region=next((found[1] for text in texts if (found := _REGION.search(text))), ""),
    )


def _tidy(text: str) -> str:
    return "".join(text.split()).lstrip("#")


def _first(pattern: re.Pattern[str], texts: Sequence[str], *, whole: bool = False) -> re.Match[str] | None:
    found = (pattern.fullmatch(text) if whole else pattern.search(text) for text in texts)
    return next((match for match in found if match), None)


def _title(texts: Sequence[str]) -> str:
    """Return 关于…的通知, which may be cut over several lines; without the organ's name in front."""
    filled = [text for text in texts if text]
    for at, text in enumerate(filled):
        if "关于" not in text:
            continue
        for size in range(1, _LONGEST_TITLE + 1):
            title = _TITLE.search("".join(filled[at : at + size]))
            if title:
                return title[0]
    return ""


def _issued(texts: Sequence[str], everything: Sequence[str], name: str) -> dt.date:
    """Return the date under the signature: the last one alone on its line, or the date of printing (印发)."""
    alone = [match for text in texts if (match := _DATE.fullmatch(text))]
    printed = [match for text in everything if (match := _DATE.search(text)) and match[0].endswith("印发")]
    for match in (*reversed(alone), *printed):
        try:
            return dt.date(*(_number(part) for part in match.groups()))
        except ValueError:
            continue
    msg = f"{name} has no date of issue. Put it on a line of its own under the signature, as in 2026年2月25日."
    raise DocumentError(msg)


def _number(text: str) -> int:
    """Read 2020, 二〇二〇, 7, 十七, 二十五.

    Raises:
        ValueError: it is no number.
    """
    text = text.replace("零", "〇").replace("○", "〇")
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if ten:
        return 10 * (_NUMERALS.index(tens) if tens else 1) + (_NUMERALS.index(ones) if ones else 0)
    return int("".join(str(_NUMERALS.index(sign)) for sign in text))
