"""A supervisor decides about tasks that seem to stand twice: /links, and the buttons under each pair."""

from telegram import Update

from bot.actions.asking import ask_links
from bot.context import BotContext
from bot.receiving.translate import acted, pressed


async def start(update: Update, context: BotContext) -> None:
    """Show the first pair: `/links`, `/links 21号`, `v1:links`."""
    act = acted(update, context.bot.id)
    await context.do(ask_links.start, act, act=act, asked=" ".join(context.args or ()))


async def press(update: Update, context: BotContext) -> None:
    """Decide a pair, put it off, go back, or take “no” back: `v1:link:<link>:yes`, `no`, `later`, `show`, `undo`."""
    act = pressed(update, context.bot.id)
    await context.do(ask_links.press, act, pressed=act)


BUTTONS = {"links": start, "link": press}
