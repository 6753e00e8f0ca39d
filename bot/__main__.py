"""The front door: the command line. Nobody imports it.

Exit codes: 0 done; 1 a fault, said in one sentence on stderr; 2 wrong usage.
"""

import sys

import typer

from bot.cli import calendar, checks, export, invite, preview, programme, roster, run
from bot.errors import CuibanError

door = typer.Typer(
    name="python -m bot",
    help="Cuiban 催办: the supervision office's reminders, answers and ledger.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
door.command("run")(run.run)
door.command("sandbox")(run.sandbox)
door.add_typer(programme.app, name="programme")
door.add_typer(roster.app, name="roster")
door.command("invite")(invite.invite)
door.add_typer(calendar.app, name="calendar")
door.command("preview")(preview.preview)
door.add_typer(export.app, name="export")
door.command("verify")(checks.verify)
door.command("doctor")(checks.doctor)


def main() -> int:
    """Run one command; return its exit code."""
    try:
        door()
    except CuibanError as fault:
        print(fault, file=sys.stderr)  # noqa: T201 -- the one sentence of a fault
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
