"""`programme confirm --changes`: what a re-import would change is put in force, or thrown away."""

import typer

from bot.actions.intake.stage_import import compare_staged, confirm_staged, drop_staged, waiting_imports
from bot.actions.intake.tell_changes import telling
from bot.cli import desk
from bot.cli.programme_words import told_import, told_staged
from bot.errors import OutdatedError


def confirm_changes() -> None:
    """Put every waiting import in force, and tell the units; one whose programme moved on is shown again instead.

    Raises:
        OutdatedError: there was such a one.
    """
    with desk.opened_store() as (settings, store):
        with store.reading() as session:
            waiting = waiting_imports(session)
        if not waiting:
            typer.echo("nothing to confirm: no import waits")
        for each in waiting:
            try:
                now = desk.clock().now()
                with store.writing() as session, telling(session, today=settings.office.day(now), now=now):
                    told = told_import(confirm_staged(session, each.id, by=desk.BY, now=now))
            except OutdatedError:
                with store.writing() as session:
                    typer.echo(told_staged(compare_staged(session, each.id, now=desk.clock().now())))
                raise
            typer.echo(told)


def drop_changes() -> None:
    """Throw every waiting import away."""
    with desk.opened_store() as (_, store), store.writing() as session:
        waiting = waiting_imports(session)
        for each in waiting:
            drop_staged(session, each.id, by=desk.BY, now=desk.clock().now())
    typer.echo("\n".join(f"dropped: {each.name} ({each.document})" for each in waiting) or "nothing to drop")
