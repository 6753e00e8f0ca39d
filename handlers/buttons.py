"""The router of buttons: what stands in `v1:<action>:…` says which handler is meant."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from telegram import Update

from bot.actions import courtesies
from bot.context import BotContext
from bot.receiving.translate import pressed

Handler = Callable[[Update, BotContext], Coroutine[Any, Any, None]]


def router(actions: Mapping[str, Handler]) -> Handler:
    """Return the handler of all buttons, given the handler of each action.

    Whether the press is allowed is checked by the action it leads to.
    A button of an older version, or a forged one, is told to be outdated.
    """

    async def press(update: Update, context: BotContext) -> None:
        known = pressed(update, context.bot.id)
        await actions.get(known.action, outdated)(update, context)

    return press


async def outdated(update: Update, context: BotContext) -> None:
    """Say that the button no longer leads anywhere."""
    act = pressed(update, context.bot.id)
    await context.do(courtesies.outdated, act, pressed=act)
