"""`programme draft`: a work report in, a sheet of candidate tasks out."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import desk
from bot.cli.paper import writing
from bot.config import load
from bot.documents.reports import read_report

_NEXT = (
    "next: fill in 文号, the date, 分管领导 and 责任单位, edit the rows as you see fit, then `programme import {out}`"
)


def draft(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A work report: docx, pdf, text.", dir_okay=False)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="OUT.xlsx", help="The workbook to write.")],
) -> None:
    """Draft the coming year's tasks out of a work report, into a sheet to edit, complete and import."""
    from bot.documents.books.draft_sheet import draft_workbook  # noqa: PLC0415 -- an import need not wait for xlsxwriter

    found = read_report(report)
    made = desk.clock().now().astimezone(load().office.zone)
    with writing(out):
        out.write_bytes(draft_workbook(found, made=made))
    figures = sum(len(each.targets) for each in found.candidates)
    typer.echo(f"wrote {out}: {len(found.candidates)} candidate tasks with {figures} figures; nothing was stored")
    typer.echo(_NEXT.format(out=out))
