"""Commands that change who answers for what: shown first, done once somebody says yes."""

import sys
from collections.abc import Callable
from typing import Final, TypeVar

import typer
from sqlmodel import Session

from bot.store.door import Store
from bot.store.trying import tried

T = TypeVar("T")

YES: Final = "Do it without asking."
"""What `--yes` does."""


def on_a_terminal() -> bool:
    """Tell whether somebody sits there who can be asked."""
    return sys.stdin.isatty()


def done_once_confirmed(store: Store, act: Callable[[Session], T], told: Callable[[T], str], *, yes: bool) -> None:
    """Show what an action would do, ask, and do it; `yes` does it without asking. Nothing is locked while one thinks.

    `act` must return plain values, since it is tried first.

    Raises:
        typer.Exit: nobody could be asked, or said no.
    """
    if not yes:
        with store.writing() as session:
            typer.echo(told(tried(session, lambda: act(session))))
        if not on_a_terminal():
            typer.echo("nothing was changed: say --yes to do it", err=True)
            raise typer.Exit(1)
        if not typer.confirm("Shall it be done?"):
            typer.echo("nothing was changed")
            raise typer.Exit(1)
    with store.writing() as session:
        done = told(act(session))
    typer.echo(done if yes else "done")
