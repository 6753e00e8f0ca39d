"""A supervisor decides about tasks that seem to stand twice: /links, and the buttons under each pair."""

from telegram import Update

from bot.actions import ask_links
from bot.context import BotContext
from bot.receiving.translate import pressed, said
from bot.rules.said import Act


async def start(update: Update, context: BotContext) -> None:
    """Show the first pair."""
    await _start(said(update, context.bot.id), context)


async def open_(update: Update, context: BotContext) -> None:
    """Show the first pair by a button: `v1:links`."""
    await _start(pressed(update, context.bot.id), context)


async def press(update: Update, context: BotContext) -> None:
    """Decide a pair: `v1:link:<link>:yes`, `v1:link:<link>:no`, `v1:link:<link>:later`."""
    act = pressed(update, context.bot.id)
    await context.act(ask_links.press, act, pressed=act, now=context.tools.clock.now())


async def _start(act: Act, context: BotContext) -> None:
    await context.act(ask_links.start, act, act=act, now=context.tools.clock.now())


BUTTONS = {"links": open_, "link": press}
