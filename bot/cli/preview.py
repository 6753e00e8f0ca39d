"""`preview`: what would go out, when, to whom and why. Writes nothing and sends nothing."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.actions.intake.list_programmes import list_programmes
from bot.actions.outlook.preview import Planned
from bot.actions.outlook.preview import preview as look_ahead
from bot.cli import desk
from bot.config import Settings
from bot.documents.notices import china

NOBODY = "nobody bound"
WHY = len("2026-02 is due 2026-03-06")
"""Columns that the reason needs so that it stands on two lines."""
HELD = "Tasks in doubt of which somebody is not reminded before that is settled"


def preview(
    at: Annotated[
        dt.datetime | None,
        typer.Option(
            formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d"],
            help="From this moment of the office's clock, as if every programme had been confirmed when it was issued "
            "and nobody had been reminded yet. Left out: from now, as things stand.",
        ),
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="How many times 24 hours to look ahead.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,  # noqa: FBT002 -- a flag
) -> None:
    """Show what would go out, when, to whom and why, if nobody answered in the meantime. Nothing is sent or written."""
    with desk.opened_store() as (settings, store), store.reading() as session:
        planned = look_ahead(
            session,
            at=at.replace(tzinfo=settings.office.zone).astimezone(dt.UTC) if at else desk.clock().now(),
            days=days,
            settings=settings,
            calendar=china(settings.calendar.overrides),
            as_issued=at is not None,
        )
        held = sum(programme.in_doubt.holding for programme in list_programmes(session))
    if held:
        typer.echo(f"{HELD}: {held} (see `programme list`).", err=True)
    if as_json:
        typer.echo(json.dumps([_plain(each, settings) for each in planned], ensure_ascii=False))
    else:
        Console().print(_table(planned, settings) if planned else "Nothing would go out.")


def _plain(planned: Planned, settings: Settings) -> dict[str, object]:
    return {
        "at": planned.at.astimezone(settings.office.zone).isoformat(timespec="minutes"),
        "unit": planned.unit,
        "to": planned.post or NOBODY,
        "kind": planned.kind,
        "stage": planned.stage,
        "why": planned.why,
        "items": list(planned.items),
    }


def _table(planned: Sequence[Planned], settings: Settings) -> Table:
    """Lay out what a screen of 80 columns holds, two lines a row; the tasks' numbers are for JSON."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("when", no_wrap=True)
    table.add_column("to", overflow="fold")
    table.add_column("what", no_wrap=True)
    table.add_column("why", min_width=WHY)
    for each in planned:
        when = f"{each.at.astimezone(settings.office.zone):%a %m-%d %H:%M}"
        post = each.post or f"[red]{NOBODY}[/red]"
        what = each.stage if each.kind == "reminder" else each.kind
        table.add_row(when, f"{each.unit} · {post}" if each.unit else post, what, each.why)
    return table
