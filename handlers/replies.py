"""Free messages, new and changed, and the buttons under what was read out of them."""

from telegram import Update

from bot.actions import hear
from bot.actions.reporting import check
from bot.context import BotContext
from bot.receiving.translate import pressed, said, sent


async def heard(update: Update, context: BotContext) -> None:
    """Hear a text message, or that one was changed."""
    act = said(update, context.bot.id)
    await context.answer(hear.hear, act, said=act)


async def captioned(update: Update, context: BotContext) -> None:
    """Hear the words that came with a picture or a file, and keep that too."""
    act, file = said(update, context.bot.id), sent(update, context.bot.id)
    await context.answer(hear.hear_captioned, act, said=act, sent=file)


async def press(update: Update, context: BotContext) -> None:
    """Press a button under a check or a question: `v1:save:<draft>:<version>` and its like."""
    act = pressed(update, context.bot.id)
    await context.answer(check.press, act, pressed=act)


BUTTONS = dict.fromkeys(("save", "drop", "choose", "amend", "shift"), press)
