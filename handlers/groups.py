"""Group chats: the bot speaks with people one by one."""

from telegram import Update

from bot.actions import courtesies
from bot.context import BotContext
from bot.receiving.translate import sent


async def greet(update: Update, context: BotContext) -> None:
    """Say once a day at most that nothing is done in groups, whatever is said there."""
    act = sent(update, context.bot.id)
    await context.do(courtesies.greet_group, act, act=act, language=context.tools.settings.office.language)
