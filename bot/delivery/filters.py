"""How dates and texts are written in a letter, in each language and in the office's zone: the templates' filters."""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

Filter = Callable[..., str]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def filters(language: str, zone: ZoneInfo) -> dict[str, Filter]:
    """Return the filters of a language, by name: `day`, `clock`, `month`, `cut`."""
    chinese = language == "zh_CN"
    write_day = _chinese_day if chinese else _english_day

    def day(when: dt.date | dt.datetime) -> str:
        """3月6日（周五）; Friday 6 March."""
        return write_day(when.astimezone(zone).date() if isinstance(when, dt.datetime) else when)

    def clock(when: dt.datetime) -> str:
        """17:30."""
        local = when.astimezone(zone)
        return f"{local.hour:02}:{local.minute:02}"

    def month(period: str) -> str:
        """Of the period "2020-02": 2月份; February."""
        number = int(period.split("-")[1])
        return f"{number}月份" if chinese else _MONTHS[number - 1]

    return {"day": day, "clock": clock, "month": month, "cut": cut}


def cut(text: str, length: int) -> str:
    """Keep at most so many characters, the last of them … if any are left out."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _chinese_day(day: dt.date) -> str:
    return f"{day.month}月{day.day}日（周{'一二三四五六日'[day.weekday()]}）"


def _english_day(day: dt.date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
