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
    act, tools = pressed(update, context.bot.id), context.tools
    now = tools.clock.now()
    await context.act(tasks.card, act, pressed=act, settings=tools.settings, calendar=tools.calendar, now=now)


async def view(update: Update, context: BotContext) -> None:
    """Show what was reported: `v1:view:<obligation>:<page>`."""
    act, tools = pressed(update, context.bot.id), context.tools
    now = tools.clock.now()
    await context.act(tasks.view, act, pressed=act, settings=tools.settings, calendar=tools.calendar, now=now)


async def _list(act: Act, context: BotContext) -> None:
    tools = context.tools
    now = tools.clock.now()
    await context.act(tasks.list_, act, act=act, settings=tools.settings, calendar=tools.calendar, now=now)


BUTTONS = {"tasks": turn, "task": card, "view": view}
