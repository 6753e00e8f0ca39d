"""/help and /cancel."""

from telegram import Update

from bot.actions import courtesies
from bot.context import BotContext
from bot.receiving.translate import said


async def help_(update: Update, context: BotContext) -> None:
    """Say how to use the bot; also the answer to a command that does not exist."""
    act = said(update, context.bot.id)
    await context.do(courtesies.help_, act, said=act)


async def cancel(update: Update, context: BotContext) -> None:
    """Throw away what was begun and not submitted."""
    act = said(update, context.bot.id)
    await context.do(courtesies.cancel, act, said=act)
