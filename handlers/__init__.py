"""Update → one action → one answer. The table below says who handles what; the first that fits does."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler, ChatMemberHandler, CommandHandler, MessageHandler, filters

from bot.context import BotApplication, BotContext
from handlers import (
    digest,
    groups,
    help,  # noqa: A004 -- the command's name
    language,
    media,
    members,
    people,
    replies,
    report,
    start,
    tasks,
)
from handlers.buttons import Handler, router

NEW = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
CHANGED = filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE
WORDS = (filters.TEXT & ~filters.COMMAND) | (filters.UpdateType.EDITED_MESSAGE & filters.CAPTION)

BUTTONS: dict[str, Handler] = {
    **language.BUTTONS,
    **people.BUTTONS,
    **replies.BUTTONS,
    **report.BUTTONS,
    **tasks.BUTTONS,
}
"""What a button's action leads to."""

COMMANDS: dict[str, Handler] = {
    "start": start.start,
    "help": help.help_,
    "cancel": help.cancel,
    "tasks": tasks.list_,
    "report": report.start,
    "people": people.people_,
    "invite": people.invite,
    "digest": digest.digest,
}

TABLE: list[BaseHandler[Any, BotContext, Any]] = [
    CallbackQueryHandler(router(BUTTONS)),
    ChatMemberHandler(members.changed, ChatMemberHandler.MY_CHAT_MEMBER),
    MessageHandler(filters.UpdateType.MESSAGE & filters.ChatType.GROUPS, groups.greet),
    *(CommandHandler(name, handler, NEW) for name, handler in COMMANDS.items()),
    MessageHandler(NEW & filters.COMMAND, help.help_),
    MessageHandler(NEW & filters.TEXT, replies.heard),
    MessageHandler(CHANGED & (filters.TEXT | filters.CAPTION) & ~filters.COMMAND, replies.heard),
    MessageHandler(NEW & filters.CAPTION, replies.captioned),
    MessageHandler(NEW & ~filters.TEXT & ~filters.StatusUpdate.ALL, media.media),
]
"""In order. What nobody here wants (an edited command, a group's edits) is done with once it is read."""


def register(application: BotApplication) -> None:
    """Add the table to an application."""
    application.add_handlers(TABLE)
