"""Hand a post over (/handover), appoint a deputy (/deputy), and the buttons of both."""

from telegram import Update

from bot.actions.posts import ask_handover, handover
from bot.actions.posts.handover import DEPUTY, HANDOVER, Linking
from bot.context import BotContext
from bot.receiving.translate import pressed, said
from bot.rules.said import Pressed, Said


async def hand_over(update: Update, context: BotContext) -> None:
    """Make a link for the successor; of a stranger who names a unit, ask its contacts: `/handover 区发改局`."""
    act = said(update, context.bot.id)
    tools = context.tools
    if not await context.do(ask_handover.ask, act, said=act, settings=tools.settings, calendar=tools.calendar):
        await _offer(act, HANDOVER, context)


async def appoint(update: Update, context: BotContext) -> None:
    """Make a link for the deputy."""
    await _offer(said(update, context.bot.id), DEPUTY, context)


async def press(update: Update, context: BotContext) -> None:
    """Make a link for the post pressed: `v1:handover:<binding>`, `v1:deputy:<binding>`."""
    act = pressed(update, context.bot.id)
    await _offer(act, act.action, context)


async def grant(update: Update, context: BotContext) -> None:
    """Agree to a request: `v1:grant:<binding>:<draft>:<code>`."""
    act = pressed(update, context.bot.id)
    await context.do(ask_handover.grant, act, pressed=act, linking=_linking(context))


async def recall(update: Update, context: BotContext) -> None:
    """Take a link back: `v1:recall:<invitation>`."""
    act = pressed(update, context.bot.id)
    await context.do(handover.withdraw, act, pressed=act)


async def _offer(act: Said | Pressed, what: str, context: BotContext) -> None:
    await context.do(handover.offer, act, act=act, what=what, linking=_linking(context))


def _linking(context: BotContext) -> Linking:
    settings = context.tools.settings
    secret = settings.bot_token.get_secret_value() if settings.bot_token else context.bot.token
    return Linking(context.bot.username, secret, settings.invitations.valid_days)


BUTTONS = {HANDOVER: press, DEPUTY: press, "grant": grant, "recall": recall}
