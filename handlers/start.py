"""/start, with or without an invitation."""

from telegram import Update

from bot.actions.posts import enrol
from bot.context import BotContext
from bot.receiving.translate import said


async def start(update: Update, context: BotContext) -> None:
    """Bind who comes with an invitation; tell everybody else where they stand."""
    act, tools = said(update, context.bot.id), context.tools
    await context.act(
        enrol.start,
        act,
        said=act,
        payload=" ".join(context.args or ()),
        now=tools.clock.now(),
        rules=tools.settings.obligations,
        calendar=tools.calendar,
        zone=tools.settings.office.zone,
    )
