"""`run` and `sandbox`: start the bot, on Telegram or on this machine alone."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.app import started
from bot.cli.desk import clock, opened_store
from bot.cli.play import played
from bot.config import load
from bot.errors import ConfigurationError


def run() -> None:
    """Start the bot on Telegram (BOT_TOKEN), until it is told to stop."""
    _log()
    settings = load()
    if settings.bot_token is None:
        msg = "BOT_TOKEN is not set: get a token from @BotFather; or try the bot without one: python -m bot sandbox"
        raise ConfigurationError(msg)

    @asynccontextmanager
    async def house() -> AsyncIterator[str]:
        with opened_store(settings) as (_, store):
            async with started(settings=settings, store=store, clock=clock()) as bot:
                yield f"@{bot.application.bot.username}"

    asyncio.run(_until_told(house()))


def sandbox(
    port: Annotated[int, typer.Option(help="The page's port on 127.0.0.1; 0 for any that is free.")] = 8088,
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew: forget the earlier sandbox.")] = False,
    database: Annotated[Path, typer.Option(help="The sandbox's own SQLite file.")] = Path("sandbox.db"),
) -> None:
    """Try the whole bot in a browser: a made-up district, a clock to move, no token."""
    _log()

    @asynccontextmanager
    async def page() -> AsyncIterator[str]:
        async with played(settings=load(), port=port, database=database, fresh=fresh) as (address, _):
            yield address

    asyncio.run(_until_told(page()))


async def _until_told(house: AbstractAsyncContextManager[str]) -> None:
    """Keep a house open until SIGINT or SIGTERM; what is under way is finished and settled.

    It can also be told while it is still being opened, which takes as long as Telegram cannot be reached.
    """
    living = asyncio.create_task(_live(house))
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, living.cancel)
    with suppress(asyncio.CancelledError):
        await living


async def _live(house: AbstractAsyncContextManager[str]) -> None:
    async with house as address:
        gc.collect()
        gc.freeze()  # what is there now stays; a walk over it would hold every chat up for a tenth of a second
        Console().print(f"\n  催办 Cuiban  →  [bold]{address}[/bold]   (Ctrl-C ends it)\n")
        await asyncio.Event().wait()


def _log() -> None:
    """Log to stderr; not the libraries' chatter, which would show the token in addresses and tell of every table."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in ("alembic", "apscheduler", "aiohttp.access", "httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
