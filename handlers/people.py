"""What supervisors do about people: /people, /invite, and the buttons under them."""

from telegram import Update

from bot.actions.posts import links, people, release
from bot.context import BotContext
from bot.receiving.translate import acted, pressed, said
from bot.rules.said import Pressed, Said


async def people_(update: Update, context: BotContext) -> None:
    """Show a page of units: `/people` the first, `v1:people:<page>` another."""
    act = acted(update, context.bot.id)
    page = (act.number() or 0) if isinstance(act, Pressed) else 0
    await context.do(people.list_units, act, act=act, page=page)


async def unit(update: Update, context: BotContext) -> None:
    """Show one unit: `v1:person:<unit>:<page>`."""
    act = pressed(update, context.bot.id)
    await context.do(people.show_unit, act, pressed=act)


async def unbind(update: Update, context: BotContext) -> None:
    """Ask, then unbind a person: `v1:unbind:<binding>`, `v1:unbind:<binding>:yes`."""
    act = pressed(update, context.bot.id)
    await context.do(release.unbind, act, pressed=act)


async def revoke(update: Update, context: BotContext) -> None:
    """Ask, then revoke an invitation: `v1:revoke:<invitation>`, `v1:revoke:<invitation>:yes`."""
    act = pressed(update, context.bot.id)
    await context.do(release.revoke, act, pressed=act)


async def invite(update: Update, context: BotContext) -> None:
    """Make a link for the unit named: `/invite 区发改局`."""
    await _invite(said(update, context.bot.id), " ".join(context.args or ()), context)


async def invite_chosen(update: Update, context: BotContext) -> None:
    """Make a link for the unit pressed: `v1:invite:<unit>`."""
    await _invite(pressed(update, context.bot.id), "", context)


async def _invite(act: Said | Pressed, asked: str, context: BotContext) -> None:
    settings = context.tools.settings
    token = settings.bot_token
    await context.do(
        links.give_link,
        act,
        act=act,
        asked=asked,
        bot_username=context.bot.username,
        secret=token.get_secret_value() if token else context.bot.token,
        valid_days=settings.invitations.valid_days,
    )


BUTTONS = {"people": people_, "person": unit, "unbind": unbind, "revoke": revoke, "invite": invite_chosen}
