"""What do I owe: /tasks, and the buttons under it."""

from telegram import Update

from bot.actions.reporting import tasks
from bot.context import BotContext
from bot.receiving.translate import acted, pressed


async def list_(update: Update, context: BotContext) -> None:
    """Show a page of tasks: `/tasks` the first, `v1:tasks:<page>` another."""
    act = acted(update, context.bot.id)
    await context.answer(tasks.list_, act, act=act)


async def card(update: Update, context: BotContext) -> None:
    """Show one task: `v1:task:<assignment>:<page>`."""
    act = pressed(update, context.bot.id)
    await context.answer(tasks.card, act, pressed=act)


async def view(update: Update, context: BotContext) -> None:
    """Show what was reported: `v1:view:<obligation>:<page>`."""
    act = pressed(update, context.bot.id)
    await context.answer(tasks.view, act, pressed=act)


BUTTONS = {"tasks": list_, "task": card, "view": view}
