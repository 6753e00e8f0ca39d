"""What the notice in front of the annexes says: number, title, year, date of issue, and whose document it is."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.documents.blocks import Line
from bot.documents.labels.labels import has_label
from bot.documents.labels.paragraphs import whole
from bot.rules.numerals import value_of
from bot.rules.terms import Doubt, DoubtKind

_DOCUMENT: Final = re.compile(
    r"([一-鿿]{2,16})\s*[〔\[［(（【]\s*((?:19|20)\d{2})\s*[〕\]］)）】]\s*(?:第\s*)?(\d{1,4})\s*号"
)
_CITED: Final = re.compile(r"[《“]|根据|按照|依据|贯彻|落实|关于|参照")
"""In front of a number in the same line, it is another document's."""
_TITLE: Final = re.compile(r"关于.*?(?:通知|意见|函|批复)$")
_LONGEST_TITLE: Final = 5
"""A title is cut over so many lines at most."""
_NAMED: Final = re.compile(r".{4,60}(?:方案|清单|分解表|任务表|一览表|立项表|台账|事项|计划|任务|分工|表)(?:（.*）)?")
"""How a table without a notice is titled: 2026年重点任务责任分解表."""
_ONE_LINE: Final = 60

_YEAR: Final = re.compile(r"((?:19|20)\d{2})\s*年")
_DATE: Final = re.compile(
    r"([12][0-9〇零一二三四五六七八九]{3}|[二一][〇零○一二三四五六七八九]{3})年(\w{1,3})月(\w{1,3})日(?:印发)?"
)
_REGION: Final = re.compile(r"^(?:中共)?([一-鿿]{2,20}?)(?:人民政府|管委|管理委员会|工委|委员会)")
_FIRST_LEADS: Final = re.compile(
    r"(?:首位|第一[位个]|排名?第一|列第一|排序第一|排在?最?前|列在?最?前)[^。；（(：:]{0,14}牵头(?!\w{0,4}[：:])"
    r"|牵头[^。；：:]{0,6}(?:排|列)[^。；]{0,4}(?:首位|第一|最前)"
)


@dataclass(frozen=True, slots=True)
class Notice:
    """The head of a decomposition; `region` as in 济南市市中区, empty where the document does not name it.

    `first_leads`: it says that the unit listed first is the lead.
    """

    document: str
    title: str
    year: int
    issued: dt.date
    region: str
    first_leads: bool
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """What whoever imports says of the head, and `today`, of which an undated document is taken to be."""

    today: dt.date
    document: str = ""
    issued: dt.date | None = None


def read_notice(
    lines: Sequence[Line], everything: Sequence[Line], name: str, stated: Stated, above: Sequence[Line] = ()
) -> Notice:
    """Read the notice. `everything` are all lines of the file, for what stands at its end; never raises.

    `above` is what stands in cells above its tables, for what the lines do not say.

    A document without a number goes by its title, or by the file's `name`; one without a date of issue, by the latest
    date in it, or by the day on which it is read. Both are doubts, and may be `stated`.
    """
    texts = [tidy for line in lines if (tidy := _tidy(line.text))]
    texts_of_all = [tidy for line in everything if (tidy := _tidy(line.text))]
    in_cells = [_tidy(line.text) for line in above]
    number = _number_of_document(texts) or _number_of_document(in_cells)
    title = _title(texts) or _table_title(texts_of_all)
    written = f"{number[1]}〔{number[2]}〕{number[3]}号" if number else ""
    document = stated.document or written or title or re.sub(r"\.\w{2,5}$", "", name)
    issued = stated.issued or _issued(texts, texts_of_all) or _issued(in_cells, ())
    year = _YEAR.search(title)
    doubts = [Doubt(DoubtKind.NO_DOCUMENT, document)] if not (stated.document or written) else []
    if not issued:
        issued = max(_dates(texts_of_all), default=None) or _within(stated.today, _year_of(title, number, texts_of_all))
        doubts.append(Doubt(DoubtKind.NO_DATE, issued.isoformat()))
    return Notice(
        document=document,
        title=title,
        year=int(year[1]) if year else int(number[2]) if number else issued.year,
        issued=issued,
        region=next((found[1] for text in texts if (found := _REGION.search(text))), ""),
        first_leads=_says_who_leads(everything),
        doubts=tuple(doubts),
    )


def _says_who_leads(everything: Sequence[Line]) -> bool:
    """Tell whether the document says that the first one listed leads; what stands beside a row's units is the row's."""
    lines = (_tidy(line.text) for line in whole(everything))
    return any(_FIRST_LEADS.search(text) and not has_label(text) for text in lines)


def _tidy(text: str) -> str:
    return "".join(text.split()).lstrip("#")


def _number_of_document(texts: Sequence[str]) -> re.Match[str] | None:
    """Find the document's own number: alone on its line, or in a short line that cites nobody before it."""
    alone = (_DOCUMENT.fullmatch(text) for text in texts)
    within = (match for text in texts if len(text) <= _ONE_LINE and (match := _DOCUMENT.search(text)))
    own = (match for match in within if not _CITED.search(match.string[: match.end(1)]))
    return next((match for match in alone if match), None) or next(own, None)


def _title(texts: Sequence[str]) -> str:
    """Return 关于…的通知, which may be cut over several lines; without the organ's name in front."""
    for at, text in enumerate(texts):
        if "关于" not in text:
            continue
        for size in range(1, _LONGEST_TITLE + 1):
            title = _TITLE.search("".join(texts[at : at + size]))
            if title:
                return title[0]
    return ""


def _table_title(texts: Sequence[str]) -> str:
    named = (
        text for text in texts if _NAMED.fullmatch(text) and not re.match(r"附件|[（(]?[一二三四\d]+[、.）)]", text)
    )
    dated = [text for text in named if _YEAR.search(text)]
    return dated[0] if dated else ""


def _issued(texts: Sequence[str], everything: Sequence[str]) -> dt.date | None:
    """Return the date under the signature: the last one alone on its line, or the date of printing (印发)."""
    alone = [date for text in texts if (match := _DATE.fullmatch(text)) and (date := _date(match))]
    printed = (match for text in everything if (match := _DATE.search(text)) and match[0].endswith("印发"))
    return next((date for date in (*reversed(alone), *map(_date, printed)) if date), None)


def _dates(texts: Sequence[str]) -> Iterator[dt.date]:
    return (date for text in texts for match in _DATE.finditer(text) if (date := _date(match)))


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(*(int(value_of(part.replace("○", "〇"))) for part in match.groups()))
    except (ValueError, OverflowError):
        return None


def _year_of(title: str, number: re.Match[str] | None, texts: Sequence[str]) -> int | None:
    """Return the year that an undated document is about: the first that its title, its number or its text names."""
    years = (_YEAR.search(text) for text in (title, *texts))
    found = next((int(match[1]) for match in years if match), None)
    return int(number[2]) if number else found


def _within(today: dt.date, year: int | None) -> dt.date:
    """Return today, or the first day of the year that the document is about, if that is another one."""
    return today if year in {None, today.year} else dt.date(year or today.year, 1, 1)
