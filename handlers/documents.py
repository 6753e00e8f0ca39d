"""Decompositions that supervisors send: as a file, or pasted."""

import asyncio
import datetime as dt

from telegram import Update

from bot.actions.asking import exchange_review, paste, receive_document
from bot.context import BotContext
from bot.documents.decomposition import read_bytes
from bot.documents.review.mark import is_review
from bot.errors import DocumentError
from bot.receiving.fetch import fetch
from bot.receiving.translate import acted, pressed, said, sent
from bot.rules.said import Act
from handlers.media import media
from handlers.replies import captioned

PASTED = "粘贴文字"
"""What a text is called that has no file; with the time behind it, no two are called the same."""


async def file(update: Update, context: BotContext) -> None:
    """Read a file that a supervisor sent; anybody else's is kept, as other media are."""
    act = sent(update, context.bot.id)
    if not await context.tools.store.read(receive_document.supervises, act.address):
        await (captioned if act.caption else media)(update, context)
        return
    try:
        content = await fetch(context.bot, act)
        await (_take_back if is_review(content) else _read)(act, content, act.name, context)
    except DocumentError as fault:
        await _refuse(act, act.name, fault, context)


async def review(update: Update, context: BotContext) -> None:
    """Send the review workbook: `/review`, `/review 3号`, `v1:review`."""
    act = acted(update, context.bot.id)
    await context.do(exchange_review.ask, act, act=act, asked=" ".join(context.args or ()))


async def how(update: Update, context: BotContext) -> None:
    """Tell how a decomposition gets in."""
    act = said(update, context.bot.id)
    await context.do(paste.tell_how, act, said=act)


async def pasted(update: Update, context: BotContext) -> None:
    """Read what was pasted (`v1:paste:<draft>:read`), or throw it away (`v1:paste:<draft>:drop`)."""
    act, tools = pressed(update, context.bot.id), context.tools
    now = tools.clock.now()
    text = await tools.store.read(paste.gathered, pressed=act, now=now) if act.args[1:] == ("read",) else ""
    if not text:
        await context.act(paste.drop, act, pressed=act, now=now)
        return
    local = now.astimezone(tools.settings.office.zone)
    name = f"{PASTED} {local.month}月{local.day}日 {local:%H:%M}"
    try:
        await _read(act, text.encode(), name, context)
    except DocumentError as fault:
        await _refuse(act, name, fault, context)


async def decide(update: Update, context: BotContext) -> None:
    """Confirm an import, throw it away, or show the one in its place: `v1:import:<staged>:yes`, `:no`, `:other`."""
    act = pressed(update, context.bot.id)
    await context.do(receive_document.press, act, pressed=act, today=_today(context))


async def _read(act: Act, content: bytes, name: str, context: BotContext) -> None:
    """Read a document beside the loop, and show what it would change."""
    found = await asyncio.to_thread(read_bytes, content, name, today=_today(context))
    dated = found.due_by(context.tools.settings.completion.defaults)
    await context.do(receive_document.receive, act, act=act, decomposition=dated, name=name)


async def _take_back(act: Act, content: bytes, name: str, context: BotContext) -> None:
    """Read a review workbook beside the loop, and take what was corrected in it."""
    from bot.documents.review.reading import read_review  # noqa: PLC0415 -- openpyxl is large: an idle bot needs it not

    returned = await asyncio.to_thread(read_review, content, name)
    await context.do(exchange_review.take_back, act, act=act, returned=returned, name=name, today=_today(context))


async def _refuse(act: Act, name: str, fault: DocumentError, context: BotContext) -> None:
    await context.do(receive_document.refuse, act, act=act, name=name, fault=fault)


def _today(context: BotContext) -> dt.date:
    return context.tools.settings.office.day(context.tools.clock.now())


BUTTONS = {"paste": pasted, "import": decide, "review": review}
