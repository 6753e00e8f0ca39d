"""Being away: /away, and its buttons."""

from telegram import Update

from bot.actions.posts import away as action
from bot.context import BotContext
from bot.receiving.translate import acted


async def away(update: Update, context: BotContext) -> None:
    """Note the days, or tell how it stands: `/away 3月2日-3月9日`, `v1:away:week`."""
    act = acted(update, context.bot.id)
    await context.answer(action.away, act, act=act)


BUTTONS = {"away": away}
