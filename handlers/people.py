"""What supervisors do about people: /people, /invite, and the buttons under them."""

from telegram import Update

from bot.actions import links, people, release
from bot.context import BotContext
from bot.receiving.translate import pressed, said
from bot.rules.said import Pressed, Said


async def people_(update: Update, context: BotContext) -> None:
    """Show the first page of units."""
    await _list(said(update, context.bot.id), 0, context)


async def turn(update: Update, context: BotContext) -> None:
    """Show another page: `v1:people:<page>`."""
    act = pressed(update, context.bot.id)
    await _list(act, act.number() or 0, context)


async def unit(update: Update, context: BotContext) -> None:
    """Show one unit: `v1:person:<unit>:<page>`."""
    act, tools = pressed(update, context.bot.id), context.tools
    await context.act(people.show_unit, act, pressed=act, now=tools.clock.now())


async def unbind(update: Update, context: BotContext) -> None:
    """Ask, then unbind a person: `v1:unbind:<binding>`, `v1:unbind:<binding>:yes`."""
    act, tools = pressed(update, context.bot.id), context.tools
    await context.act(release.unbind, act, pressed=act, now=tools.clock.now())


async def revoke(update: Update, context: BotContext) -> None:
    """Ask, then revoke an invitation: `v1:revoke:<invitation>`, `v1:revoke:<invitation>:yes`."""
    act, tools = pressed(update, context.bot.id), context.tools
    await context.act(release.revoke, act, pressed=act, now=tools.clock.now())


async def invite(update: Update, context: BotContext) -> None:
    """Make a link for the unit named: `/invite 区发改局`."""
    await _invite(said(update, context.bot.id), " ".join(context.args or ()), context)


async def invite_chosen(update: Update, context: BotContext) -> None:
    """Make a link for the unit pressed: `v1:invite:<unit>`."""
    await _invite(pressed(update, context.bot.id), "", context)


async def _list(act: Said | Pressed, page: int, context: BotContext) -> None:
    tools = context.tools
    await context.act(people.list_units, act, act=act, page=page, now=tools.clock.now())


async def _invite(act: Said | Pressed, asked: str, context: BotContext) -> None:
    tools = context.tools
    token = tools.settings.bot_token
    await context.act(
        links.give_link,
        act,
        act=act,
        asked=asked,
        bot_username=context.bot.username,
        secret=token.get_secret_value() if token else context.bot.token,
        valid_days=tools.settings.invitations.valid_days,
        now=tools.clock.now(),
    )


BUTTONS = {"people": turn, "person": unit, "unbind": unbind, "revoke": revoke, "invite": invite_chosen}
