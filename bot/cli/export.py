"""`export`: what the ledger holds, as a file."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.console import Console
from rich.progress import track

from bot.actions.books.export_ledger import count_lines, ledger_lines
from bot.cli import desk
from bot.cli.paper import replacing
from bot.documents.books.ledger_sheets import LedgerLine, write_csv, write_jsonl, write_xlsx

app = typer.Typer(help="Take what is known out as a file.", no_args_is_help=True)

STDOUT = "-"


class Format(StrEnum):
    """What kind of file."""

    XLSX = "xlsx"
    CSV = "csv"
    JSONL = "jsonl"


@app.callback()
def export() -> None:
    """Take what is known out as a file."""


@app.command()
def ledger(
    out: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to write; - is standard output.")],
    kind: Annotated[Format, typer.Option("--format", help="A workbook, CSV for Excel, or JSON lines.")] = Format.XLSX,
) -> None:
    """Write every entry of the ledger, in order, with its hash."""
    if out == STDOUT and kind is Format.XLSX:
        msg = "a workbook cannot go to standard output: name a file, or choose --format csv or jsonl"
        raise typer.BadParameter(msg)
    made = desk.clock().now()
    with desk.opened_store() as (settings, store), store.reading() as session:
        total = count_lines(session)
        lines = _shown(ledger_lines(session, zone=settings.office.zone), total)
        if out == STDOUT:
            _write(lines, kind, sys.stdout)
            return
        with replacing(Path(out)) as target:
            if kind is Format.XLSX:
                write_xlsx(lines, target, made=made.astimezone(settings.office.zone))
            else:
                coding = "utf-8-sig" if kind is Format.CSV else "utf-8"
                with target.open("w", encoding=coding, newline="") as stream:
                    _write(lines, kind, stream)
    typer.echo(f"wrote {out}: {total} entries")


def _write(lines: Iterable[LedgerLine], kind: Format, stream: TextIO) -> None:
    write = write_csv if kind is Format.CSV else write_jsonl
    write(lines, stream)


def _shown(lines: Iterable[LedgerLine], total: int) -> Iterable[LedgerLine]:
    """Show a progress bar on a terminal, and none in a pipe."""
    console = Console(stderr=True)
    return track(lines, "ledger", total, console=console, disable=not console.is_terminal, transient=True)
