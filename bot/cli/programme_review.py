"""`programme review`: what is in doubt as a workbook, and what comes back of it."""

from pathlib import Path
from typing import Annotated

import typer

from bot.actions.intake.collect_review import collect_review, collect_staged
from bot.actions.intake.finish_review import finish_and_tell
from bot.cli import desk
from bot.cli.paper import writing
from bot.cli.programme_words import told_review
from bot.documents.review.mark import is_review


def review(
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="Where to write the workbook.", dir_okay=False)],
    document: Annotated[
        str, typer.Option("--document", help="Of which document (21号); needed where several may be meant.")
    ] = "",
) -> None:
    """Write every task as a workbook, doubts coloured and explained. Corrected, it goes to `programme import`."""
    write_review(out, document)


def write_review(out: Path, document: str, *, staged: int = 0) -> None:
    """Write the workbook of a programme, or of an import that waits.

    Raises:
        DocumentError: it cannot be written there.
    """
    from bot.documents.review.sheets import review_workbook  # noqa: PLC0415 -- an import need not wait for xlsxwriter

    with desk.opened_store() as (settings, store):
        now = desk.clock().now()
        with store.writing() as session:
            found = collect_staged(session, staged, now=now) if staged else collect_review(session, document)
        content = review_workbook(found, made=now.astimezone(settings.office.zone))
    with writing(out):
        out.write_bytes(content)
    doubts = found.in_doubt
    told = f"{len(found.rows)} tasks, {doubts.tasks} in doubt, {doubts.doubts} doubts in all"
    typer.echo(f"wrote {out}: {told}; next: correct it, `programme import {out}`")


def comes_back(file: Path) -> bool:
    """Tell whether a file is a review workbook that comes back."""
    try:
        return is_review(file.read_bytes())
    except OSError:
        return False  # whoever reads it says why


def finish(file: Path) -> None:
    """Take a review workbook that came back.

    Raises:
        ReviewError: something in it cannot be: every complaint, a line each; nothing was stored.
    """
    from bot.documents.review.reading import read_review  # noqa: PLC0415 -- an import need not wait for openpyxl

    returned = read_review(file.read_bytes(), file.name)
    with desk.opened_store() as (settings, store), store.writing() as session:
        now = desk.clock().now()
        reviewed = finish_and_tell(session, returned, by=desk.BY, today=settings.office.day(now), now=now)
    typer.echo(told_review(reviewed))
