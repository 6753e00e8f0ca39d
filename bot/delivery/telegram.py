"""Telegram as a channel: one message goes out, or one fault of ours comes back."""

from telegram import InputFile, ReplyParameters
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.delivery.faults import cannot_be_edited, fault_of, is_not_modified
from bot.delivery.messages import Button, File, Message
from bot.delivery.raw import Json, call

_NO_PREVIEW: Json = {"link_preview_options": {"is_disabled": True}}


class TelegramChannel:
    """Sends through the bot; the priority is handed on to its pace."""

    name = "telegram"

    def __init__(self, bot: ExtBot[int]) -> None:
        self._bot = bot

    async def send(
        self,
        chat: int,
        message: Message,
        *,
        reply_to: int | None = None,
        edits: int | None = None,
        priority: int = 0,
    ) -> int:
        """Send to a chat, or change the message `edits`; return the message's id.

        A message that cannot be changed any more is sent anew. A message to answer to that is gone is no obstacle.

        Raises:
            DeliveryError: as `Channel.send` says.
        """
        try:
            if edits is not None and message.file is None and await self._edit(chat, message, edits, priority):
                return edits
            return await self._say(chat, message, reply_to, priority)
        except TelegramError as error:
            raise fault_of(error) from error

    async def _say(self, chat: int, message: Message, reply_to: int | None, priority: int) -> int:
        if message.file is not None:
            return await self._hand(chat, message, message.file, reply_to, priority)
        given: Json = {"chat_id": chat, "text": message.html, **_NO_PREVIEW, **_markup(message)}
        if reply_to is not None:
            given["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
        sent = await call(self._bot, "sendMessage", given, priority=priority)
        return int(sent["message_id"])

    async def _hand(self, chat: int, message: Message, file: File, reply_to: int | None, priority: int) -> int:
        """Send a file with the words as its caption: rare, and python-telegram-bot knows how files are attached."""
        sent = await self._bot.send_document(
            chat,
            InputFile(file.content, file.name),
            caption=message.html,
            reply_parameters=ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None,
            rate_limit_args=priority,
            api_kwargs=_markup(message),
        )
        return sent.message_id

    async def _edit(self, chat: int, message: Message, edits: int, priority: int) -> bool:
        """Change a message; return False if it cannot be changed any more."""
        given = {"chat_id": chat, "message_id": edits, "text": message.html, **_NO_PREVIEW, **_markup(message)}
        try:
            await call(self._bot, "editMessageText", given, priority=priority)
        except BadRequest as error:
            if cannot_be_edited(error):
                return False
            if not is_not_modified(error):
                raise
        return True


def _markup(message: Message) -> Json:
    buttons = {"inline_keyboard": [[_button(button) for button in row] for row in message.buttons]}
    return {"parse_mode": "HTML"} | ({"reply_markup": buttons} if message.buttons else {})


def _button(button: Button) -> Json:
    return {"text": button.text} | ({"url": button.url} if button.url else {"callback_data": button.data})
