"""The guided form: /report, the buttons that open it, and the buttons in it."""

from telegram import Update

from bot.actions import press_form, report
from bot.context import BotContext
from bot.receiving.translate import pressed, said
from bot.rules.said import Act


async def start(update: Update, context: BotContext) -> None:
    """Open the form."""
    await _start(said(update, context.bot.id), context)


async def open_(update: Update, context: BotContext) -> None:
    """Open the form by a button: `v1:report`, `v1:report:<obligation>`."""
    await _start(pressed(update, context.bot.id), context)


async def change(update: Update, context: BotContext) -> None:
    """Open the form at one item: `v1:change:<item>`."""
    act = pressed(update, context.bot.id)
    await context.answer(report.press_change, act, pressed=act)


async def fill(update: Update, context: BotContext) -> None:
    """Press a button in the form: `v1:fill:<draft>:<version>:<verb>…`."""
    act = pressed(update, context.bot.id)
    await context.answer(press_form.press, act, pressed=act)


async def _start(act: Act, context: BotContext) -> None:
    await context.answer(report.start, act, act=act)


BUTTONS = {"report": open_, "change": change, "fill": fill}
