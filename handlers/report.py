"""The guided form: /report, the buttons that open it, and the buttons in it."""

from telegram import Update

from bot.actions.reporting import press_form, report
from bot.context import BotContext
from bot.receiving.translate import acted, pressed


async def start(update: Update, context: BotContext) -> None:
    """Open the form: `/report`, `v1:report`, `v1:report:<obligation>`."""
    act = acted(update, context.bot.id)
    await context.answer(report.start, act, act=act)


async def change(update: Update, context: BotContext) -> None:
    """Open the form at one item: `v1:change:<item>`."""
    act = pressed(update, context.bot.id)
    await context.answer(report.press_change, act, pressed=act)


async def fill(update: Update, context: BotContext) -> None:
    """Press a button in the form: `v1:fill:<draft>:<version>:<verb>…`."""
    act = pressed(update, context.bot.id)
    await context.answer(press_form.press, act, pressed=act)


BUTTONS = {"report": start, "change": change, "fill": fill}
