"""Pictures, voice, stickers, files and the like."""

from telegram import Update

from bot.actions import courtesies
from bot.context import BotContext
from bot.receiving.translate import sent


async def media(update: Update, context: BotContext) -> None:
    """Keep what came, and say what to do instead."""
    act = sent(update, context.bot.id)
    await context.do(courtesies.keep_file, act, sent=act)
