"""`unit`: units that are merged, renamed or split in mid-year."""

from typing import Annotated

import typer
from sqlmodel import Session

from bot.actions.intake.find_task import find_task
from bot.actions.intake.reorganise import Reorganised, merge, rename, split
from bot.actions.intake.tell_changes import telling
from bot.cli import desk
from bot.cli.arrears_words import TAKEN_OVER, told_arrears
from bot.cli.asking import YES, done_once_confirmed
from bot.cli.programme_words import told_affected

app = typer.Typer(help="Units that are merged, renamed or split (机构改革).", no_args_is_help=True)


@app.command(name="merge")
def merge_(
    unit: Annotated[str, typer.Argument(metavar="A", help="The unit that ends.")],
    into: Annotated[str, typer.Argument(metavar="B", help="The unit that goes on.")],
    yes: Annotated[bool, typer.Option("--yes", help=YES)] = False,  # noqa: FBT002 -- a flag
) -> None:
    """Let unit A go on in B, and tell its contacts. What A reported stays A's; what is open is B's."""
    with desk.opened_store() as (settings, store):
        now = desk.clock().now()

        def act(session: Session) -> Reorganised:
            with telling(session, today=settings.office.day(now), now=now):
                return merge(session, unit, into, by=desk.BY, now=now)

        done_once_confirmed(store, act, _told, yes=yes)


@app.command(name="rename")
def rename_(
    unit: Annotated[str, typer.Argument(metavar="OLD", help="What it is called.")],
    new_name: Annotated[str, typer.Argument(metavar="NEW", help="What it is called from now on.")],
    yes: Annotated[bool, typer.Option("--yes", help=YES)] = False,  # noqa: FBT002 -- a flag
) -> None:
    """Give a unit a new name. It goes on answering to the old one."""
    with desk.opened_store() as (_, store):
        now = desk.clock().now()
        done_once_confirmed(store, lambda session: rename(session, unit, new_name, now=now), _told, yes=yes)


@app.command(name="split")
def split_(  # noqa: PLR0913, PLR0917 -- a flag each
    unit: Annotated[str, typer.Argument(metavar="A", help="The unit that gives tasks away.")],
    into: Annotated[str, typer.Argument(metavar="B", help="The unit that takes them over, known or new.")],
    tasks: Annotated[str, typer.Option("--tasks", help="Their numbers: 3,5,民7.")],
    document: Annotated[
        str, typer.Option("--document", help="Of which document (21号); needed where several may be meant.")
    ] = "",
    taken_over: Annotated[bool, typer.Option("--taken-over", help=TAKEN_OVER)] = False,  # noqa: FBT002 -- a flag
    yes: Annotated[bool, typer.Option("--yes", help=YES)] = False,  # noqa: FBT002 -- a flag
) -> None:
    """Let unit B take over some of A's tasks. What A reported stays A's; what is open and not yet due goes over.

    What was overdue before is still owed by A. Both are told.
    """
    numbers = [number for number in tasks.replace("、", ",").replace("，", ",").split(",") if number.strip()]
    with desk.opened_store() as (settings, store):
        now = desk.clock().now()

        def act(session: Session) -> Reorganised:
            found = [find_task(session, number, document=document) for number in numbers]
            with telling(session, today=settings.office.day(now), now=now):
                return split(session, unit, into, found, by=desk.BY, now=now, taken_over=taken_over)

        def told(done: Reorganised) -> str:
            return "\n".join([_told(done), *told_arrears(done.arrears, settings.office.zone)])

        done_once_confirmed(store, act, told, yes=yes)


def _told(done: Reorganised) -> str:
    tasks = f"{done.tasks} task{'' if done.tasks == 1 else 's'}"
    return "\n".join([f"{done.unit} → {done.now}: {tasks}", *told_affected(done.affected)])
