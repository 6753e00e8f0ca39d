"""`verify` and `doctor`: whether the ledger holds, and what is wrong and what to do about it."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.actions.books.examine import examine
from bot.cli import desk
from bot.cli.findings import Finding, Weight, of_books, of_calendar, of_room
from bot.config import Settings, load
from bot.documents.notices import china
from bot.errors import ConfigurationError, CuibanError, StorageError
from bot.store import ledger
from bot.store.engines import read_url

PATIENCE = ClientTimeout(total=5)


def verify() -> None:
    """Walk the ledger's hash chain from the first entry to the last."""
    with desk.opened_store(made=False) as (_, store), store.reading() as session:
        typer.echo(f"The ledger's chain holds: {ledger.verify(session)} entries.")


def doctor() -> None:
    """Say what is wrong and what to do about it; exits with 1 if something must be done."""
    wrong = False
    for finding in _findings():
        typer.echo(f"{finding.weight} {finding.text}")
        wrong = wrong or finding.weight is Weight.WRONG
    raise typer.Exit(1 if wrong else 0)


def _findings() -> Iterator[Finding]:
    try:
        settings = load()
    except ConfigurationError as fault:
        yield Finding(Weight.WRONG, f"{_ended(fault)} Nothing else was examined.")
        return
    yield Finding(Weight.GOOD, f"The configuration is readable: {settings.office.name}, {settings.office.timezone}.")
    today = desk.clock().now().astimezone(settings.office.zone)
    yield from of_calendar(china(settings.calendar.overrides), today.year)
    yield asyncio.run(_channel(settings))
    yield from _room(settings)
    try:
        with desk.opened_store(settings) as (_, store), store.reading() as session:
            books = examine(session)
    except StorageError as fault:
        yield Finding(Weight.WRONG, f"{_ended(fault)} The books were not examined.")
        return
    yield Finding(Weight.GOOD, "The database is there and up to date.")
    yield from of_books(books)


def _ended(fault: CuibanError) -> str:
    """Write a fault as a sentence that another may follow."""
    text = str(fault).rstrip()
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _room(settings: Settings) -> Iterator[Finding]:
    """Say how much room there is; a database on a server is looked after there."""
    url = read_url(settings.storage.url)
    if url.get_backend_name() != "sqlite":
        return
    folder = Path(url.database or "").resolve().parent
    while not folder.exists():  # it is made when the database is
        folder = folder.parent
    yield of_room(shutil.disk_usage(folder).free, str(folder))


async def _channel(settings: Settings) -> Finding:
    """Ask the Bot API who we are."""
    if settings.bot_token is None:
        return Finding(Weight.NOTE, "BOT_TOKEN is not set: only the sandbox can run. @BotFather gives one.")
    api = settings.telegram.api_url
    try:
        async with (
            ClientSession(timeout=PATIENCE) as http,
            http.get(f"{api}/bot{settings.bot_token.get_secret_value()}/getMe") as answer,
        ):
            told: dict[str, Any] = await answer.json()
    except (ClientError, TimeoutError, ValueError):
        return Finding(
            Weight.WRONG, f"{api} does not answer: check the network, or name another server in BOT_API_URL."
        )
    if not told.get("ok"):
        return Finding(Weight.WRONG, f"{api} does not know this BOT_TOKEN: ask @BotFather for it again.")
    return Finding(Weight.GOOD, f"{api} answers: the bot is @{told['result']['username']}.")
