"""`invite`: a link that binds one person to a post, once."""

import asyncio
import json
from typing import Annotated, Any

import typer
from aiohttp import ClientError, ClientSession, ClientTimeout
from pydantic import SecretStr

from bot.actions.introduce import remember, remembered
from bot.actions.posts.invite import Invited, invite_supervisor, invite_unit
from bot.cli import desk
from bot.rules.invitations import link
from bot.store.door import Store

PLACEHOLDER = "<bot>"
"""Stands in the link for the bot's username while nobody knows it; the payload is good all the same."""

PATIENCE = ClientTimeout(total=5)


def invite(
    unit: Annotated[str, typer.Option(metavar="NAME", help="Invite the contact of this unit, by any name.")] = "",
    supervisor: Annotated[str, typer.Option(metavar="NAME", help="Invite a supervisor to a post of this name.")] = "",
    post: Annotated[str, typer.Option(metavar="TITLE", help="Which post of the unit; made when it is new.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,  # noqa: FBT002 -- a flag
) -> None:
    """Print a link that binds one person to a post. It works once, until it expires; only its fingerprint is kept.

    The link names the bot, which is asked of Telegram with BOT_TOKEN and remembered. While it is not known, the link
    says <bot> in its place: put the bot's username there.
    """
    unit, supervisor = unit.strip(), supervisor.strip()
    if bool(unit) == bool(supervisor):
        msg = "say whom to invite: --unit NAME or --supervisor NAME, one of them"
        raise typer.BadParameter(msg)
    with desk.opened_store() as (settings, store):
        now, valid_days = desk.clock().now(), settings.invitations.valid_days
        with store.writing() as session:
            if unit:
                invited = invite_unit(session, unit_name=unit, now=now, valid_days=valid_days, post_title=post.strip())
            else:
                invited = invite_supervisor(session, name=supervisor, now=now, valid_days=valid_days)
        username = _username(store, settings.bot_token, settings.telegram.api_url)
        found = {
            "unit" if unit else "supervisor": invited.name,
            "link": link(username or PLACEHOLDER, invited.payload),
            "payload": invited.payload,
            "expires": invited.expires_at.astimezone(settings.office.zone).isoformat(timespec="seconds"),
        }
    if not username:
        said = f"The bot's username is not known: set BOT_TOKEN and invite again, or put it in place of {PLACEHOLDER}."
        typer.echo(said, err=True)
    typer.echo(json.dumps(found, ensure_ascii=False) if as_json else _words(invited, found))


def _words(invited: Invited, found: dict[str, str]) -> str:
    return f"{invited.name}\n{found['link']}\nworks once, until {found['expires']}"


def _username(store: Store, token: SecretStr | None, api_url: str) -> str:
    """Return the bot's username: as Telegram says now, or as it was remembered; empty if neither."""
    told = asyncio.run(_ask(api_url, token.get_secret_value())) if token else ""
    with store.writing() as session:
        if told:
            remember(session, username=told)
        return told or remembered(session)


async def _ask(api_url: str, token: str) -> str:
    """Ask the Bot API who the token belongs to (`getMe`); empty if it cannot be reached or does not know."""
    try:
        async with ClientSession(timeout=PATIENCE) as http, http.get(f"{api_url}/bot{token}/getMe") as answer:
            told: dict[str, Any] = await answer.json()
    except (ClientError, TimeoutError, ValueError):
        return ""
    return str(told["result"]["username"]) if told.get("ok") else ""
