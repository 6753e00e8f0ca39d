"""A supervisor asks where things stand: /digest."""

from telegram import Update

from bot.actions.week.digest import show_digest
from bot.context import BotContext
from bot.receiving.translate import said


async def digest(update: Update, context: BotContext) -> None:
    """Answer with the digest as of now, and its workbook."""
    act = said(update, context.bot.id)
    await context.do(show_digest, act, said=act)
