"""`export`: what the ledger holds, as a file."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.console import Console
from rich.progress import track

from bot.actions.export_ledger import count_lines, ledger_lines
from bot.cli import desk
from bot.documents.ledger_sheets import LedgerLine, write_csv, write_jsonl, write_xlsx
from bot.errors import DocumentError

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
        with _replacing(Path(out)) as target:
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


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a file to write beside `path`, which takes its place when all went well: no half a ledger is ever seen."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.touch()
        yield beside
        beside.replace(path)
    except OSError as fault:
        msg = (
            f"{path} cannot be written ({fault.strerror}): choose another file, or close it in the spreadsheet program"
        )
        raise DocumentError(msg) from fault
    finally:
        beside.unlink(missing_ok=True)
