"""`calendar`: what the office's calendar says. Needs neither token nor database."""

import calendar as months
import datetime as dt
import json
import os
import re
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.config import FILE, Settings, load
from bot.documents.notices import china
from bot.rules.calendar import Calendar, Reckoned
from bot.rules.deadlines import MOST_WORKING_DAYS

app = typer.Typer(help="Working days and the deadlines they give.", no_args_is_help=True)
WEEKDAYS = "一二三四五六日"


@app.callback()
def calendar() -> None:
    """Working days and the deadlines they give."""


def _month(text: str) -> dt.date:
    """Read ``2020-01`` as its first day; this century is enough."""
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", text):
        msg = f"{text!r} is no month of this century: write it like 2020-01"
        raise typer.BadParameter(msg)
    return dt.date.fromisoformat(f"{text}-01")


@app.command()
def deadlines(
    first: Annotated[dt.date, typer.Option("--from", parser=_month, metavar="YYYY-MM", help="The first month.")],
    last: Annotated[dt.date, typer.Option("--to", parser=_month, metavar="YYYY-MM", help="The last month.")],
    number: Annotated[
        int, typer.Option("--working-day", min=1, max=MOST_WORKING_DAYS, help="Which working day of the month.")
    ] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,  # noqa: FBT002 -- a flag
) -> None:
    """Show the 5th working day of each month, and whether a notice still to come may move it (provisional, 暂定)."""
    if first > last:
        msg = "--from is after --to: write the earlier month first"
        raise typer.BadParameter(msg)
    office = china(_settings().calendar.overrides)
    found = [(month, office.nth_working_day(month.year, month.month, number)) for month in _months(first, last)]
    if as_json:
        typer.echo(json.dumps([_plain(month, due) for month, due in found]))
    else:
        Console().print(_table(found, office, number))


def _settings() -> Settings:
    """Read the configuration; without one, everything is as the document of 2020 says."""
    if "CUIBAN_CONFIG" in os.environ or FILE.exists():
        return load()
    return Settings()


def _months(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    month = first
    while month <= last:
        yield month
        month += dt.timedelta(days=months.monthrange(month.year, month.month)[1])


def _plain(month: dt.date, due: Reckoned) -> dict[str, object]:
    return {"month": f"{month:%Y-%m}", "due": due.date.isoformat(), "provisional": due.provisional}


def _table(found: list[tuple[dt.date, Reckoned]], office: Calendar, number: int) -> Table:
    table = Table(title=f"每月第{number}个工作日 · working day {number} of each month", caption=office.version)
    for heading in ("月份 month", "截止 due", "星期 weekday", ""):
        table.add_column(heading)
    for month, due in found:
        weekday = f"周{WEEKDAYS[due.date.weekday()]} {due.date:%a}"
        table.add_row(f"{month:%Y-%m}", due.date.isoformat(), weekday, "暂定 provisional" if due.provisional else "")
    return table
