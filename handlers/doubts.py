"""A supervisor settles what is in doubt, one question at a time: /doubts, and the buttons under each question."""

from telegram import Update

from bot.actions import ask_doubts
from bot.context import BotContext
from bot.receiving.translate import pressed, said
from bot.rules.said import Act


async def start(update: Update, context: BotContext) -> None:
    """Show the first question."""
    await _start(said(update, context.bot.id), context)


async def open_(update: Update, context: BotContext) -> None:
    """Show the first question by a button: `v1:doubts`."""
    await _start(pressed(update, context.bot.id), context)


async def press(update: Update, context: BotContext) -> None:
    """Press a button under a question: `v1:doubt:<draft>:<version>:<verb>[:<argument>]`."""
    act = pressed(update, context.bot.id)
    await context.act(ask_doubts.press, act, pressed=act, now=context.tools.clock.now())


async def _start(act: Act, context: BotContext) -> None:
    await context.act(ask_doubts.start, act, act=act, now=context.tools.clock.now())


BUTTONS = {"doubts": open_, "doubt": press}
