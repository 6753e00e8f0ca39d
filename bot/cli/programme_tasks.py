"""`programme add-task`, `reassign`, `links`: tasks that change in mid-year, and tasks that stand twice."""

from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table
from sqlmodel import Session

from bot.actions.intake.add_task import add_task
from bot.actions.intake.find_task import find_task
from bot.actions.intake.link_tasks import ListedLink, confirm_links, list_links
from bot.actions.intake.reassign import Reassigned, reassign
from bot.actions.intake.tell_changes import telling
from bot.actions.intake.tell_units import tell_units
from bot.cli import desk
from bot.cli.arrears_words import TAKEN_OVER, told_arrears
from bot.cli.asking import YES, done_once_confirmed
from bot.cli.programme_words import told_affected
from bot.rules.tasks.duplicates import Overlap

_UNITS = "As a document writes it: 区发改局牵头，区工信局配合."
_DOCUMENT = "Of which document (21号); needed where several may be meant."

_LIKENESS: Final = {
    Overlap.EQUAL: "equal",
    Overlap.CONTAINED: "in the other",
    Overlap.CONTAINS: "has the other",
}
"""What is said in place of a percentage where one text holds the other."""


def register(app: typer.Typer) -> None:
    """Add these commands to `programme`."""
    app.command(name="add-task")(_add_task)
    app.command(name="reassign")(_reassign)
    app.command(name="links")(_links)


def confirm_all_links() -> None:
    """Confirm every proposed link."""
    with desk.opened_store() as (_, store), store.writing() as session:
        count = confirm_links(session, by=desk.BY, now=desk.clock().now())
    what = "1 task is reported with the one that it repeats"
    if count != 1:
        what = f"{count} tasks are reported with the ones that they repeat"
    typer.echo(what if count else "nothing to confirm: no link")


def _add_task(  # noqa: PLR0913, PLR0917 -- a flag each
    content: Annotated[str, typer.Argument(help="What is to be done.")],
    units: Annotated[str, typer.Option("--units", help=_UNITS)],
    origin: Annotated[str, typer.Option("--origin", help="Where it comes from, such as 区委交办 or 会议议定.")],
    leaders: Annotated[str, typer.Option("--leaders", help="分管领导.")] = "",
    due: Annotated[str, typer.Option("--due", help="完成时限, as 10月底前.")] = "",
    document: Annotated[str, typer.Option("--document", help=_DOCUMENT)] = "",
    yes: Annotated[bool, typer.Option("--yes", help=YES)] = False,  # noqa: FBT002 -- a flag
) -> None:
    """Add a task in mid-year, with the next number of an annex of its own (交办), and tell its units."""
    with desk.opened_store() as (settings, store):
        now = desk.clock().now()

        def act(session: Session) -> Reassigned:
            with telling(session, today=now.astimezone(settings.office.zone).date(), now=now):
                return add_task(
                    session,
                    content,
                    units,
                    origin=origin,
                    leaders=leaders,
                    due=due,
                    document=document,
                    by=desk.BY,
                    now=now,
                )

        done_once_confirmed(store, act, _told, yes=yes)


def _reassign(
    task: Annotated[str, typer.Argument(help="Its number: 12, 民12, 交办3, or 附件2 12.")],
    units: Annotated[str, typer.Option("--units", help=_UNITS)],
    document: Annotated[str, typer.Option("--document", help=_DOCUMENT)] = "",
    taken_over: Annotated[bool, typer.Option("--taken-over", help=TAKEN_OVER)] = False,  # noqa: FBT002 -- a flag
    yes: Annotated[bool, typer.Option("--yes", help=YES)] = False,  # noqa: FBT002 -- a flag
) -> None:
    """Let other units answer for a task. What was reported stays; what is open and not yet due goes over.

    What was overdue before is still owed by who had it. The units whose part changes are told.
    """
    with desk.opened_store() as (settings, store):
        now = desk.clock().now()

        def act(session: Session) -> Reassigned:
            found = find_task(session, task, document=document)
            done = reassign(session, found, units, by=desk.BY, now=now, taken_over=taken_over)
            tell_units(session, done, today=now.astimezone(settings.office.zone).date(), now=now)
            return done

        def told(done: Reassigned) -> str:
            return "\n".join([_told(done), *told_arrears(done.arrears, settings.office.zone)])

        done_once_confirmed(store, act, told, yes=yes)


def _links(
    document: Annotated[str, typer.Option("--document", help="Of one document only.")] = "",
) -> None:
    """Show the tasks that seem to repeat one of another annex, and what was decided about them."""
    with desk.opened_store() as (_, store), store.reading() as session:
        links = list_links(session, document=document)
    if not links:
        typer.echo("no task seems to repeat another one")
        return
    Console().print(_table(links))
    proposed = sum(link.state == "proposed" for link in links)
    if proposed:
        what = "1 that is" if proposed == 1 else f"{proposed} that are"
        typer.echo(f"next: `programme confirm --links` confirms the {what} proposed")


def _told(done: Reassigned) -> str:
    task = done.task
    lines = [f"{task.document} {task.annex} {task.no} {task.content}"]
    if done.before:
        lines.append(f"  - {done.before}")
    return "\n".join([*lines, f"  + {done.after}", *told_affected(done.affected)])


def _table(links: list[ListedLink]) -> Table:
    table = Table()
    for heading in ("task", "repeats", "likeness", "state"):
        table.add_column(heading, no_wrap=heading in {"likeness", "state"})
    for link in links:
        table.add_row(
            f"{link.task.annex} {link.task.no} {link.task.content}",
            f"{link.same_as.annex} {link.same_as.no} {link.same_as.content}",
            _LIKENESS.get(link.overlap, f"{link.likeness} %"),
            link.state,
        )
    return table
