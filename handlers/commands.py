"""The list of commands that the channel offers beside its text field, in each language."""

from telegram import Bot, BotCommand

from bot.delivery.words import Wording

LANGUAGES = {"": "zh_CN", "en": "en"}
"""Which list is shown to whom: Chinese, unless the person's own channel is in English."""


async def publish(bot: Bot, wording: Wording) -> None:
    """Tell the channel the lists; once, when the bot starts."""
    for code, language in LANGUAGES.items():
        commands = [BotCommand(command, told) for command, told in wording.commands(language)]
        await bot.set_my_commands(commands, language_code=code or None)
