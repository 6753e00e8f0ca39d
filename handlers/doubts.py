"""A supervisor settles what is in doubt, one question at a time: /doubts, and the buttons under each question."""

from telegram import Update

from bot.actions.asking import ask_doubts
from bot.context import BotContext
from bot.receiving.translate import acted, pressed


async def start(update: Update, context: BotContext) -> None:
    """Show the first question: `/doubts`, `/doubts 21号`, `v1:doubts`."""
    act = acted(update, context.bot.id)
    await context.do(ask_doubts.start, act, act=act, asked=" ".join(context.args or ()))


async def press(update: Update, context: BotContext) -> None:
    """Press a button under a question: `v1:doubt:<draft>:<version>:<verb>[:<argument>]`."""
    act = pressed(update, context.bot.id)
    await context.do(ask_doubts.press, act, pressed=act)


BUTTONS = {"doubts": start, "doubt": press}
