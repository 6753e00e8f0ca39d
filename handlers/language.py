"""The button that changes the language."""

from telegram import Update

from bot.actions import courtesies
from bot.context import BotContext
from bot.receiving.translate import pressed


async def change(update: Update, context: BotContext) -> None:
    """Write to this person in the language on the button from now on."""
    act = pressed(update, context.bot.id)
    await context.do(courtesies.change_language, act, pressed=act)


BUTTONS = {"language": change}
