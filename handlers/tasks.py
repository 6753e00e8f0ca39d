"""What do I owe: /tasks, and the buttons under it."""

from telegram import Update

from bot.actions import tasks
from bot.context import BotContext
from bot.receiving.translate import pressed, said
from bot.rules.said import Act


async def list_(update: Update, context: BotContext) -> None:
    """Show the first page of tasks."""
    await _list(said(update, context.bot.id), context)


async def turn(update: Update, context: BotContext) -> None:
    """Show another page: `v1:tasks:<page>`."""
    await _list(pressed(update, context.bot.id), context)


async def card(update: Update, context: BotContext) -> None:
    """Show one task: `v1:task:<assignment>:<page>`."""
    act = pressed(update, context.bot.id)
    await context.answer(tasks.card, act, pressed=act)


async def view(update: Update, context: BotContext) -> None:
    """Show what was reported: `v1:view:<obligation>:<page>`."""
    act = pressed(update, context.bot.id)
    await context.answer(tasks.view, act, pressed=act)


async def _list(act: Act, context: BotContext) -> None:
    await context.answer(tasks.list_, act, act=act)


BUTTONS = {"tasks": turn, "task": card, "view": view}
