"""Decompositions that supervisors send: as a file, or pasted."""

import asyncio

from telegram import Update

from bot.actions import exchange_review, paste, receive_document
from bot.context import BotContext
from bot.documents.decomposition import read_bytes
from bot.documents.review_reading import is_review, read_review
from bot.errors import DocumentError
from bot.receiving.fetch import fetch
from bot.receiving.translate import pressed, said, sent
from bot.rules.said import Act
from handlers.media import media
from handlers.replies import captioned

PASTED = "TXT"
"""What complaints call a text that has no file."""


async def file(update: Update, context: BotContext) -> None:
    """Read a file that a supervisor sent; anybody else's is kept, as other media are."""
    act = sent(update, context.bot.id)
    if not await context.tools.store.read(receive_document.supervises, act.address):
        await (captioned if act.caption else media)(update, context)
        return
    try:
        content = await fetch(context.bot, act)
    except DocumentError as fault:
        await _refuse(act, act.name, fault, context)
        return
    await (_take_back if is_review(content) else _read)(act, content, act.name, context)


async def review(update: Update, context: BotContext) -> None:
    """Send the review workbook: `/review`."""
    await _review(said(update, context.bot.id), context)


async def review_pressed(update: Update, context: BotContext) -> None:
    """Send the review workbook by a button: `v1:review`."""
    await _review(pressed(update, context.bot.id), context)


async def how(update: Update, context: BotContext) -> None:
    """Tell how a decomposition gets in."""
    act = said(update, context.bot.id)
    await context.act(paste.tell_how, act, said=act, now=context.tools.clock.now())


async def pasted(update: Update, context: BotContext) -> None:
    """Read what was pasted (`v1:paste:<draft>:read`), or throw it away (`v1:paste:<draft>:drop`)."""
    act, tools = pressed(update, context.bot.id), context.tools
    now = tools.clock.now()
    text = await tools.store.read(paste.gathered, pressed=act, now=now) if act.args[1:] == ("read",) else ""
    if text:
        await _read(act, text.encode(), PASTED, context)
    else:
        await context.act(paste.drop, act, pressed=act, now=now)


async def decide(update: Update, context: BotContext) -> None:
    """Confirm an import, or throw it away: `v1:import:<staged>:yes`, `v1:import:<staged>:no`."""
    act = pressed(update, context.bot.id)
    await context.act(receive_document.press, act, pressed=act, now=context.tools.clock.now())


async def _read(act: Act, content: bytes, name: str, context: BotContext) -> None:
    """Read a document beside the loop, and show what it would change."""
    try:
        decomposition = await asyncio.to_thread(read_bytes, content, name)
    except DocumentError as fault:
        await _refuse(act, name, fault, context)
        return
    now, dated = context.tools.clock.now(), decomposition.due_by(context.tools.settings.completion.defaults)
    await context.act(receive_document.receive, act, act=act, decomposition=dated, name=name, now=now)


async def _take_back(act: Act, content: bytes, name: str, context: BotContext) -> None:
    """Read a review workbook beside the loop, and take what was corrected in it."""
    try:
        returned = await asyncio.to_thread(read_review, content, name)
    except DocumentError as fault:
        await _refuse(act, name, fault, context)
        return
    now = context.tools.clock.now()
    await context.act(exchange_review.take_back, act, act=act, returned=returned, name=name, now=now)


async def _review(act: Act, context: BotContext) -> None:
    await context.act(exchange_review.ask, act, act=act, now=context.tools.clock.now())


async def _refuse(act: Act, name: str, fault: DocumentError, context: BotContext) -> None:
    now = context.tools.clock.now()
    await context.act(receive_document.refuse, act, act=act, name=name, fault=fault, now=now)


BUTTONS = {"paste": pasted, "import": decide, "review": review_pressed}
