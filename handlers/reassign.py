"""A supervisor gives a task to other units: /reassign, and the buttons under what it would change."""

from telegram import Update

from bot.actions.asking import ask_reassign
from bot.context import BotContext
from bot.receiving.translate import pressed, said


async def start(update: Update, context: BotContext) -> None:
    """Show what a change would do: `/reassign 12 区住建局牵头，区财政局配合`."""
    act = said(update, context.bot.id)
    await context.do(ask_reassign.ask, act, said=act, asked=" ".join(context.args or ()))


async def press(update: Update, context: BotContext) -> None:
    """Do it, or not: `v1:reassign:<draft>:<version>:<verb>`."""
    act, tools = pressed(update, context.bot.id), context.tools
    today = tools.settings.office.day(tools.clock.now())
    await context.do(ask_reassign.press, act, pressed=act, today=today)


BUTTONS = {"reassign": press}
