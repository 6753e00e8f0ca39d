"""/help and /cancel."""

from telegram import Update

from bot.actions import courtesies
from bot.context import BotContext
from bot.receiving.translate import said


async def help_(update: Update, context: BotContext) -> None:
    """Say how to use the bot; also the answer to a command that does not exist."""
    act, tools = said(update, context.bot.id), context.tools
    await context.act(courtesies.help_, act, said=act, now=tools.clock.now())


async def cancel(update: Update, context: BotContext) -> None:
    """Throw away what was begun and not submitted."""
    act, tools = said(update, context.bot.id), context.tools
    await context.act(courtesies.cancel, act, said=act, now=tools.clock.now())
