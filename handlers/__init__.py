"""Update → one action → one answer. The table below says who handles what; the first that fits does."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler, ChatMemberHandler, CommandHandler, MessageHandler, filters

from bot.context import BotApplication, BotContext
from handlers import (
    away,
    digest,
    documents,
    doubts,
    groups,
    handover,
    help,  # noqa: A004 -- the command's name
    language,
    links,
    media,
    members,
    people,
    reassign,
    replies,
    report,
    start,
    tasks,
)
from handlers.buttons import Handler, router

NEW = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
CHANGED = filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE

BUTTONS: dict[str, Handler] = {
    **away.BUTTONS,
    **documents.BUTTONS,
    **doubts.BUTTONS,
    **handover.BUTTONS,
    **language.BUTTONS,
    **links.BUTTONS,
    **people.BUTTONS,
    **reassign.BUTTONS,
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
    "handover": handover.hand_over,
    "deputy": handover.appoint,
    "away": away.away,
    "people": people.people_,
    "invite": people.invite,
    "digest": digest.digest,
    "import": documents.how,
    "doubts": doubts.start,
    "review": documents.review,
    "links": links.start,
    "reassign": reassign.start,
}

SPOKEN = {r"^(/移交(\s.*)?|移交)$": "handover", r"^/?AB角$": "deputy", r"^(/外出(\s.*)?|外出)$": "away"}
"""Commands that are also said in Chinese, in which a channel knows none; no report is as short as that."""

TABLE: list[BaseHandler[Any, BotContext, Any]] = [
    CallbackQueryHandler(router(BUTTONS)),
    ChatMemberHandler(members.changed, ChatMemberHandler.MY_CHAT_MEMBER),
    MessageHandler(filters.UpdateType.MESSAGE & filters.ChatType.GROUPS, groups.greet),
    *(CommandHandler(name, handler, NEW) for name, handler in COMMANDS.items()),
    *(MessageHandler(NEW & filters.Regex(words), COMMANDS[name]) for words, name in SPOKEN.items()),
    MessageHandler(NEW & filters.COMMAND, help.help_),
    MessageHandler(NEW & filters.Document.ALL, documents.file),
    MessageHandler(NEW & filters.TEXT, replies.heard),
    MessageHandler(CHANGED & (filters.TEXT | filters.CAPTION) & ~filters.COMMAND, replies.heard),
    MessageHandler(NEW & filters.CAPTION, replies.captioned),
    MessageHandler(NEW & ~filters.TEXT & ~filters.StatusUpdate.ALL, media.media),
]
"""In order. What nobody here wants (an edited command, a group's edits) is done with once it is read."""


def register(application: BotApplication) -> None:
    """Add the table to an application."""
    application.add_handlers(TABLE)
