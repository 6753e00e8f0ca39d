"""The menu of commands beside the text field."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.delivery.words import LANGUAGES, Wording
from handlers import COMMANDS
from handlers.commands import publish
from tests.botapi import BotApi, bot_on
from tests.conftest import ROOT

WORDING = Wording(Path(ROOT) / "templates", office="云溪区政府督查室", zone=ZoneInfo("Asia/Shanghai"))


async def test_the_menu_is_chinese_and_for_english_channels_english() -> None:
    async with BotApi() as api, bot_on(api.url) as bot:
        await publish(bot, WORDING)
        menus = {call.given.get("language_code", ""): json.loads(call.given["commands"]) for call in api.calls[-2:]}
    assert menus.keys() == {"", "en"}
    assert {"command": "help", "description": "使用说明"} in menus[""]
    assert {"command": "help", "description": "How this works"} in menus["en"]


def test_the_menu_offers_the_same_in_each_language_and_only_what_there_is() -> None:
    chinese, english = ([command for command, _ in WORDING.commands(language)] for language in LANGUAGES)
    assert chinese == english
    assert set(chinese) <= COMMANDS.keys()
