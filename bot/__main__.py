"""The front door: the command line. Nobody imports it.

Exit codes: 0 done; 1 a fault, said in one sentence on stderr; 2 wrong usage.
"""

import importlib
import sys
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from bot.errors import CuibanError

COMMANDS = {
    "run": "bot.cli.run:run",
    "sandbox": "bot.cli.run:sandbox",
    "programme": "bot.cli.programme:app",
    "roster": "bot.cli.roster:app",
    "unit": "bot.cli.unit:app",
    "invite": "bot.cli.invite:invite",
    "calendar": "bot.cli.calendar:app",
    "preview": "bot.cli.preview:preview",
    "export": "bot.cli.export:app",
    "verify": "bot.cli.checks:verify",
    "doctor": "bot.cli.checks:doctor",
}
"""Where each command stands: a function, or an application of its own with further commands."""


class Commands(TyperGroup):
    """The commands, each imported when it is called: asking the calendar need not wait for Telegram's library."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 -- typer's signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 -- typer's signature
        """Import one command; None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        found = getattr(importlib.import_module(module), name)
        if not isinstance(found, typer.Typer):
            application = typer.Typer(add_completion=False)
            application.command(cmd_name)(found)
            found = application
        command = get_command(found)
        command.name = cmd_name
        return command


door = typer.Typer(cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@door.callback()
def cuiban() -> None:
    """Cuiban 催办: the supervision office's reminders, answers and ledger."""


def main() -> int:
    """Run one command; return its exit code."""
    try:
        door(prog_name="python -m bot")
    except CuibanError as fault:
        print(fault, file=sys.stderr)  # noqa: T201 -- the one sentence of a fault
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
