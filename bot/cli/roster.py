"""`roster`: the office's units, groups and contacts, out to a workbook and back."""

import dataclasses
import json
from pathlib import Path
from typing import Annotated

import typer

from bot.actions.posts.list_units import HELD, ListedUnit, list_units
from bot.actions.posts.roster import Seated, collect, import_roster
from bot.cli import desk
from bot.cli.paper import writing
from bot.documents.books.roster import read
from bot.documents.books.roster_template import template as written
from bot.errors import DocumentError
from bot.rules.terms import Role

app = typer.Typer(help="Units, their names, groups and contacts (花名册).", no_args_is_help=True)


@app.command()
def template(
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="Where to write the workbook.", dir_okay=False)],
) -> None:
    """Write a workbook with every unit and group that is known, to be filled in and imported."""
    with desk.opened_store() as (settings, store):
        with store.reading() as session:
            roster = collect(session)
        content = written(roster, made=desk.clock().now().astimezone(settings.office.zone))
    with writing(out):
        out.write_bytes(content)
    typer.echo(f"wrote {out}: {len(roster.units)} units, {len(roster.groups)} groups, {len(roster.posts)} posts")


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="A template that was filled in.", dir_okay=False)],
) -> None:
    """Take a filled-in workbook. If anything in it is wrong, nothing is stored and every complaint is shown."""
    try:
        content = file.read_bytes()
    except OSError as fault:
        msg = f"{file} cannot be read ({fault.strerror}): give the path of a filled-in template"
        raise DocumentError(msg) from fault
    roster = read(content)
    with desk.opened_store() as (_, store), store.writing() as session:
        seated = import_roster(session, roster, now=desk.clock().now())
    typer.echo(_told(seated))


@app.command(name="list")
def list_(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,  # noqa: FBT002 -- a flag
) -> None:
    """Show every unit: its names, its groups, whether anybody is bound, and its tasks by role."""
    with desk.opened_store() as (_, store), store.reading() as session:
        units = list_units(session)
    if as_json:
        typer.echo(json.dumps([dataclasses.asdict(unit) for unit in units], ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_line(unit) for unit in units))


def _told(seated: Seated) -> str:
    """Say what an import changed, a line each; one line if it changed nothing."""
    changes = [
        ("units added", seated.units_added),
        ("units confirmed", seated.units_confirmed),
        ("units merged into another", seated.units_merged),
        ("deputies who stay, though their cell is empty (/people unbinds them)", seated.deputies_left),
        ("groups added (no document names them: is it a slip?)", seated.groups_added),
    ]
    lines = [f"{what}: {len(names)} ({'、'.join(names)})" for what, names in changes if names]
    counts = [
        ("tasks given to members of groups", seated.given),
        ("tasks taken back", seated.withdrawn),
        ("posts added", seated.posts_added),
        ("posts that stand in for another one (AB角)", seated.deputies),
    ]
    lines += [f"{what}: {count}" for what, count in counts if count]
    return "\n".join(lines) or "nothing new: names and languages are as the workbook has them"


def _line(unit: ListedUnit) -> str:
    """Show one unit on two lines: its names, and below them who is bound, its tasks and its groups."""
    names = "、".join(filter(None, (unit.full_name, unit.short_name, *unit.aliases)))
    tasks = ", ".join(f"{unit.tasks[role]} {role}" for role in (*Role, HELD) if role in unit.tasks)
    below = " · ".join(filter(None, (unit.bound, tasks or "no tasks", "、".join(unit.groups))))
    return f"{unit.name}{f'（{names}）' if names else ''}\n    {below}"
