"""Telegram as a channel: one message goes out, or one fault of ours comes back."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, ReplyParameters
from telegram import Message as Sent
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.delivery.faults import cannot_be_edited, fault_of, is_not_modified
from bot.delivery.messages import Button, Message

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramChannel:
    """Sends through a bot whose rate limiter is `Pace`; the priority is handed on to it."""

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
            if edits is not None and message.file is None:
                return await self._edit(chat, message, edits, priority) or await self._say(
                    chat, message, None, priority
                )
            return await self._say(chat, message, reply_to, priority)
        except TelegramError as error:
            raise fault_of(error) from error

    async def _say(self, chat: int, message: Message, reply_to: int | None, priority: int) -> int:
        reply = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to is not None else None
        if message.file is not None:
            sent = await self._bot.send_document(
                chat,
                InputFile(message.file.content, filename=message.file.name),
                caption=message.html,
                parse_mode=ParseMode.HTML,
                reply_parameters=reply,
                reply_markup=_keyboard(message),
                rate_limit_args=priority,
            )
        else:
            sent = await self._bot.send_message(
                chat,
                message.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_parameters=reply,
                reply_markup=_keyboard(message),
                rate_limit_args=priority,
            )
        return sent.message_id

    async def _edit(self, chat: int, message: Message, edits: int, priority: int) -> int | None:
        """Change a message; return its id, or None if it cannot be changed any more."""
        try:
            changed = await self._bot.edit_message_text(
                message.html,
                chat_id=chat,
                message_id=edits,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=_keyboard(message),
                rate_limit_args=priority,
            )
        except BadRequest as error:
            if is_not_modified(error):
                return edits
            if cannot_be_edited(error):
                return None
            raise
        return changed.message_id if isinstance(changed, Sent) else edits


def _keyboard(message: Message) -> InlineKeyboardMarkup | None:
    if not message.buttons:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in message.buttons])


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.text, url=button.url)
    return InlineKeyboardButton(button.text, callback_data=button.data)
