"""Hand a post over (/handover), appoint a deputy (/deputy), and the buttons of both."""

from telegram import Update

from bot.actions import handover
from bot.actions.handover import DEPUTY, HANDOVER, Linking
from bot.context import BotContext
from bot.receiving.translate import pressed, said
from bot.rules.said import Pressed, Said


async def hand_over(update: Update, context: BotContext) -> None:
    """Make a link for the successor."""
    await _offer(said(update, context.bot.id), HANDOVER, context)


async def appoint(update: Update, context: BotContext) -> None:
    """Make a link for the deputy."""
    await _offer(said(update, context.bot.id), DEPUTY, context)


async def press(update: Update, context: BotContext) -> None:
    """Make a link for the post pressed: `v1:handover:<binding>`, `v1:deputy:<binding>`."""
    act = pressed(update, context.bot.id)
    await _offer(act, act.action, context)


async def recall(update: Update, context: BotContext) -> None:
    """Take a link back: `v1:recall:<invitation>`."""
    act, tools = pressed(update, context.bot.id), context.tools
    await context.act(handover.withdraw, act, pressed=act, now=tools.clock.now())


async def _offer(act: Said | Pressed, what: str, context: BotContext) -> None:
    tools = context.tools
    token = tools.settings.bot_token
    secret = token.get_secret_value() if token else context.bot.token
    linking = Linking(context.bot.username, secret, tools.settings.invitations.valid_days)
    await context.act(handover.offer, act, act=act, what=what, linking=linking, now=tools.clock.now())


BUTTONS = {HANDOVER: press, DEPUTY: press, "recall": recall}
