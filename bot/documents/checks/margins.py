"""What stands in an annex beside its tasks: signatures, dates, notes, who to ask, what all are told to do."""

import re
from typing import Final

from bot.documents.columns import Column, heading_of
from bot.documents.labels.label_words import ANY, OTHER
from bot.documents.labels.letter_words import DATE, EVERYBODY, OUGHT, TABLE
from bot.documents.labels.sections import is_heading, is_note, is_signed, is_sum, style_of
from bot.documents.unit_words import is_on_order, names_units

_BLANKS: Final = re.compile(r"\s+")
_DATE: Final = re.compile(rf"\S{{0,20}}{DATE}")
_BESIDE: Final = re.compile(
    r"[（(]?(?:此件|抄送|抄报|主送|附件?[:：\d一二三]|附表|备注|说明|注[：:\d]|监督|举报|咨询|电话|邮箱|传真|地址)"
    r"|.*(?:督查室|办公室|电话|热线)[^。]{0,6}[:：]?\s*[\d\-—]{7,}|.*〔\d{4}〕\d+号[）)]?$|第?\s*\d+\s*页|[（(]?续"
)
"""How lines begin that stand above or below a table, and what numbers of documents and of telephones look like."""
_TOLD_TO_ALL: Final = re.compile(rf"(?:^|[。；])[^。；]{{0,12}}{EVERYBODY}[^。]{{0,12}}?(?:{OUGHT}|请)")
_IN_BRACKETS: Final = re.compile(r"[（(]([^（）()]+)[）)]")
_COUNTED: Final = re.compile(r"[（(]?共?\s*\d+\s*[项件条个]\s*[）)]?")
_LABEL: Final = re.compile(rf"(?:{ANY})")
_NEEDLESS: Final = re.compile(rf"\s*(?:{OTHER})\s*[:：]")
_LONGEST_TITLE: Final = 60
_TITLE: Final = re.compile(rf"(?:\d{{4}}年|关于).*|.*(?:{TABLE}|台账|方案)(?:（.*）)?")


def is_beside_tasks(text: str) -> bool:
    """Tell whether a line or a cell says nothing about a task, so that it may go nowhere."""
    words = _BLANKS.sub("", text)
    if is_note(text) or is_signed(text) or is_sum(text) or is_on_order(text) or _NEEDLESS.match(text):
        return True
    if _DATE.fullmatch(words) or _BESIDE.match(words) or _COUNTED.fullmatch(words) or _is_title(words):
        return True
    return bool(_TOLD_TO_ALL.search(words)) and not any(map(names_units, _IN_BRACKETS.findall(words)))


def is_signature(text: str) -> bool:
    """Tell whether a line below all tasks is the name of the organ that signs."""
    return is_heading(text) and names_units(text) and not re.search("[、，]", text)


def is_label(words: str) -> bool:
    """Tell whether words without signs only say what stands beside or below them: 责任单位, 完成时限."""
    heading = heading_of(words)
    return bool(_LABEL.fullmatch(words)) or (heading is not None and heading.column is not Column.CONTENT)


def _is_title(words: str) -> bool:
    return len(words) <= _LONGEST_TITLE and not (style_of(words) or "。" in words) and bool(_TITLE.fullmatch(words))
