"""`programme`: a decomposition in, its doubts shown, its proposals confirmed."""

import datetime as dt
import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.actions.intake.confirm_leads import confirm_proposed_leads
from bot.actions.intake.import_programme import Imported
from bot.actions.intake.list_programmes import ListedProgramme, list_programmes
from bot.actions.intake.stage_import import take_in
from bot.cli import desk
from bot.cli.programme_changes import confirm_changes, drop_changes
from bot.cli.programme_draft import draft
from bot.cli.programme_review import comes_back, finish, review, write_review
from bot.cli.programme_rows import write_rows
from bot.cli.programme_tasks import confirm_all_links, register
from bot.cli.programme_words import told_import, told_reading, told_staged
from bot.config import load
from bot.documents.decomposition import read_file

app = typer.Typer(help="The year's decomposition (年度事项方案).", no_args_is_help=True)
app.command()(review)
register(app)
app.command()(draft)

_FILE = "The notice with its annexes, or a review workbook that was filled in."
_NUMBER = "The document's number, if it does not say it itself: 云溪政办发〔2026〕3号."
_ISSUED = "Its date of issue, if it does not say it itself."
_REVIEW = "Write a workbook of what was read, to be looked through and imported again."


@app.command(name="import")
def import_(  # noqa: PLR0913, PLR0917 -- a flag each
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_FILE, dir_okay=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and show; store nothing.")] = False,  # noqa: FBT002 -- a flag
    as_json: Annotated[str, typer.Option("--json", metavar="OUT", help="Write the rows as JSON; - is stdout.")] = "",
    review_out: Annotated[Path | None, typer.Option("--review", metavar="OUT.xlsx", help=_REVIEW)] = None,
    document: Annotated[str, typer.Option("--document", metavar="NUMBER", help=_NUMBER)] = "",
    issued: Annotated[dt.datetime | None, typer.Option("--issued", formats=["%Y-%m-%d"], help=_ISSUED)] = None,
) -> None:
    """Read an official decomposition and store it. Imported again, what differs is shown, and waits to be confirmed."""
    if comes_back(file):
        finish(file)
        return
    today = desk.clock().now().date()
    decomposition = read_file(file, today=today, document=document, issued=issued.date() if issued else None)
    if not dry_run:  # which needs no configuration
        decomposition = decomposition.due_by(load().completion.defaults)
    silent = as_json == "-"
    if as_json:
        write_rows(decomposition, as_json)
    if dry_run:
        typer.echo(told_reading(decomposition), err=silent)
        return
    with desk.opened_store() as (_, store), store.writing() as session:
        taken = take_in(session, decomposition, name=file.name, by=desk.BY, now=desk.clock().now())
    typer.echo(told_import(taken) if isinstance(taken, Imported) else told_staged(taken), err=silent)
    if review_out:
        done, staged = (taken, 0) if isinstance(taken, Imported) else (taken.would, taken.id)
        write_review(review_out, done.document, staged=staged)


@app.command(name="list")
def list_(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,  # noqa: FBT002 -- a flag
) -> None:
    """Show every programme: its tasks, how many are in doubt, and how many are held back by it."""
    with desk.opened_store() as (_, store), store.reading() as session:
        programmes = list_programmes(session)
    if as_json:
        typer.echo(json.dumps([_listed(each) for each in programmes], ensure_ascii=False, indent=2))
    else:
        Console().print(_table(programmes))


@app.command()
def confirm(
    proposed_leads: Annotated[  # noqa: FBT002 -- a flag
        bool, typer.Option("--proposed-leads", help="Let the first unit lead wherever none is named.")
    ] = False,
    changes: Annotated[  # noqa: FBT002 -- a flag
        bool, typer.Option("--changes", help="Put what a re-import changes in force.")
    ] = False,
    drop: Annotated[  # noqa: FBT002 -- a flag
        bool, typer.Option("--drop-changes", help="Throw what a re-import would change away.")
    ] = False,
    links: Annotated[  # noqa: FBT002 -- a flag
        bool, typer.Option("--links", help="Let tasks that stand twice be reported once.")
    ] = False,
) -> None:
    """Confirm what waits until somebody says so: read in the likeliest way, or changed since it was confirmed."""
    if [proposed_leads, changes, drop, links].count(True) != 1:
        msg = (
            "say what to confirm: --proposed-leads lets the first unit lead wherever none is named, "
            "--changes puts what a re-import changes in force, --drop-changes throws it away, "
            "--links lets tasks that stand twice be reported once"
        )
        raise typer.BadParameter(msg)
    if changes:
        confirm_changes()
    elif drop:
        drop_changes()
    elif links:
        confirm_all_links()
    else:
        _confirm_leads()


def _confirm_leads() -> None:
    with desk.opened_store() as (_, store), store.writing() as session:
        confirmed = confirm_proposed_leads(session, by=desk.BY, now=desk.clock().now())
    if confirmed.tasks:
        typer.echo(
            f"{confirmed.tasks} tasks: {confirmed.leads} leads and {confirmed.supports} supports are in force now"
        )
    else:
        typer.echo("nothing to confirm: no task waits for its proposed lead")


def _listed(programme: ListedProgramme) -> dict[str, object]:
    return {
        "document": programme.document,
        "title": programme.title,
        "year": programme.year,
        "issued": programme.issued.isoformat(),
        "tasks": programme.tasks,
        "doubtful": programme.in_doubt.tasks,
        "doubts": programme.in_doubt.doubts,
        "held": programme.in_doubt.holding,
    }


def _table(programmes: list[ListedProgramme]) -> Table:
    table = Table()
    for heading in ("document", "issued", "tasks"):
        table.add_column(heading, no_wrap=True)
    for heading in ("tasks in doubt", "doubts", "tasks held back"):
        table.add_column(heading, justify="right")
    for each in programmes:
        tasks, doubts = "\n".join(f"{annex} {count}" for annex, count in each.tasks.items()), each.in_doubt
        table.add_row(
            each.document,
            each.issued.isoformat(),
            tasks,
            *(str(count) for count in (doubts.tasks, doubts.doubts, doubts.holding)),
        )
    return table
