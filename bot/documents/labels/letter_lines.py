"""Which lines of running text are of the letter that tasks come in, and no task: its date, its words, its titles."""

import re
from typing import Final

from bot.documents.labels.letter_words import DATE, EVERYBODY, OUGHT, TABLE
from bot.documents.unit_words import names_units

_BLANKS: Final = re.compile(r"\s+")
_DATE: Final = re.compile(rf"{DATE}|[（(]此件.*|抄送.*")
_TITLE: Final = re.compile(r"\d{4}年|[表单案划]$|分解|台账|通知|《|关于|分工|方案|清单|要点|实施意见|工作报告|责任书")
_CAPTION: Final = re.compile(rf"附?表\s*\d*\s*\S*|\S*(?:{TABLE})(?:（[^（）]*）)?")
_INSTRUCTION: Final = re.compile(rf"{EVERYBODY}[^，。；]{{0,10}}?(?:{OUGHT})")
_PASSES_ON: Final = re.compile(
    r"现.{0,16}(?:印发|下发|转发|发布|通知如下)|印发给你们|特此通知|制定(?:本|如下|以下|了?《)|请.{0,12}(?:执行|贯彻|落实|实施)。?$"
)
_ANNOUNCES: Final = re.compile(
    r"^现[就将对把][^。]{2,60}(?:如下|分解|明确)[^。，；：:]{0,12}[：:。]?$|^[^。]{0,60}(?:提出|作出|制定|明确)如下[^。，；：:]{0,12}[：:]$"
)


def is_date(text: str) -> bool:
    """Tell whether a line is the letter's date, or what stands beside it: 2026年2月24日印发, （此件公开发布）."""
    return bool(_DATE.fullmatch(_BLANKS.sub("", text)))


def reads_like_a_title(text: str) -> bool:
    """Tell whether a line in front of all tasks reads like their title: 2026年《政府工作报告》任务分解表."""
    return bool(_TITLE.search(text))


def is_caption(text: str) -> bool:
    """Tell whether a line is what stands over a table: 附表2, 重点工作责任清单（共30项）."""
    return bool(_CAPTION.fullmatch(text))


def tells_everybody(text: str) -> bool:
    """Tell whether a paragraph says what all ought to do: 各责任单位要…; a label or bracket may make it a task yet."""
    return bool(_INSTRUCTION.search(text))


def passes_on(text: str) -> bool:
    """Tell whether a line says to whom the letter goes, or what it passes on: 各镇街、区直各部门：, 现印发给你们."""
    return bool(_PASSES_ON.search(text)) or (text.endswith(("：", ":")) and names_units(text.rstrip("：:")))


def announces(text: str) -> bool:
    """Tell whether a line only says that tasks follow, though it may end like a label: …提出如下责任分工：."""
    return bool(_ANNOUNCES.search(text))
