"""An update becomes plain values: what was said, pressed, or sent, by whom, where."""

from telegram import Message, Update
from telegram.helpers import effective_message_type

from bot.rules.said import Act, Pressed, Said, Sent
from bot.rules.terms import Address

CHANNEL = "telegram"
NOBODY = 0
"""The user of a message that has none, such as a channel's post."""
NO_MESSAGE = 0
"""The message of what is no message."""


def said(update: Update, bot: int) -> Said:
    """Translate a text message, new or edited.

    Args:
        update: with `message` or `edited_message`.
        bot: the id of the bot that got it.
    """
    message = _message(update)
    by = _by(update, message, bot)
    return Said(
        address=by.address,
        user=by.user,
        message_id=by.message_id,
        bot=by.bot,
        update_id=by.update_id,
        language=by.language,
        text=message.text or message.caption or "",
        at=message.edit_date or message.date,
        revision=int(message.edit_date.timestamp()) if message.edit_date else 0,
        reply_to=message.reply_to_message.message_id if message.reply_to_message else None,
    )


def pressed(update: Update, bot: int) -> Pressed:
    """Translate a press of a button; what is not of this version's form has the action ``""``."""
    query = update.callback_query
    if query is None or query.message is None:
        msg = f"update {update.update_id} is no press of a button under a message"
        raise ValueError(msg)
    version, _, rest = (query.data or "").partition(":")
    action, *args = rest.split(":")
    return Pressed(
        address=Address(CHANNEL, query.message.chat.id),
        user=query.from_user.id,
        message_id=query.message.message_id,
        bot=bot,
        update_id=update.update_id,
        language=_language(query.from_user.language_code),
        action=action if version == "v1" else "",
        args=tuple(args),
    )


def acted(update: Update, bot: int) -> Said | Pressed:
    """Translate what can be written as a command and pressed as a button."""
    return pressed(update, bot) if update.callback_query else said(update, bot)


def sent(update: Update, bot: int) -> Sent:
    """Translate a message that is not text: what it is, its caption, and how its file is fetched again."""
    message = _message(update)
    content = message.effective_attachment
    largest = content[-1] if isinstance(content, tuple) and content else content
    by = _by(update, message, bot)
    return Sent(
        address=by.address,
        user=by.user,
        message_id=by.message_id,
        bot=by.bot,
        update_id=by.update_id,
        language=by.language,
        what=str(effective_message_type(message) or "unknown"),
        caption=message.caption or "",
        file=getattr(largest, "file_id", ""),
        name=getattr(largest, "file_name", None) or "",
        size=getattr(largest, "file_size", None) or 0,
    )


def member(update: Update, bot: int) -> Act:
    """Translate that somebody blocked, unblocked, added or removed the bot: who, and where."""
    changed = update.my_chat_member
    if changed is None:
        msg = f"update {update.update_id} is no change of membership"
        raise ValueError(msg)
    return Act(
        address=Address(CHANNEL, changed.chat.id),
        user=changed.from_user.id,
        message_id=NO_MESSAGE,
        bot=bot,
        update_id=update.update_id,
        language=_language(changed.from_user.language_code),
    )


def lane(update: dict[str, object]) -> str:
    """Say in which lane a raw update is handled: its chat's, ``telegram:42``; updates without a chat share one."""
    for kind in ("message", "edited_message", "my_chat_member"):
        chat = _at(update, kind, "chat", "id")
        if isinstance(chat, int):
            return str(Address(CHANNEL, chat))
    chat = _at(update, "callback_query", "message", "chat", "id")
    return str(Address(CHANNEL, chat)) if isinstance(chat, int) else CHANNEL


def _at(value: object, *path: str) -> object:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _message(update: Update) -> Message:
    message = update.effective_message
    if not isinstance(message, Message):
        msg = f"update {update.update_id} has no message"
        raise TypeError(msg)
    return message


def _by(update: Update, message: Message, bot: int) -> Act:
    return Act(
        address=Address(CHANNEL, message.chat_id),
        user=message.from_user.id if message.from_user else NOBODY,
        message_id=message.message_id,
        bot=bot,
        update_id=update.update_id,
        language=_language(message.from_user.language_code if message.from_user else None),
    )


def _language(code: str | None) -> str:
    """Chinese unless the person's own language is known to be another."""
    return "zh_CN" if code is None or code.startswith("zh") else "en"
