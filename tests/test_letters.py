"""Every letter, in every language, as Telegram will judge it: tags, length, buttons. Examples: tests/letters/*.py."""

import importlib
import importlib.util
import pkgutil
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import bot.rules.letters
from bot.delivery.filters import cut
from bot.delivery.length import CAPTION_LIMIT, TEXT_LIMIT, units, visible
from bot.delivery.messages import Button
from bot.delivery.words import LANGUAGES, Wording
from bot.rules.letters.base import Letter, kinds
from tests.telegram_html import check_html

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "templates"
FOLDER = Path(__file__).parent / "letters"

CAPTIONS = {"digest_details", "review_workbook"}
"""Letters that go with a file, as its caption."""

ROWS, PER_ROW, LABEL, DATA = 8, 8, 40, 64
"""Rows of buttons (lists of tasks need eight; four are the rule), buttons a row, characters on one, bytes behind it."""


def examples() -> list[Letter]:
    for module in pkgutil.iter_modules(bot.rules.letters.__path__):
        importlib.import_module(f"bot.rules.letters.{module.name}")
    found: list[Letter] = []
    for path in sorted(FOLDER.glob("*.py")):
        spec = importlib.util.spec_from_file_location(f"letter_examples_{path.stem}", path)
        assert spec is not None
        assert spec.loader is not None
        module_of_examples = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module_of_examples)
        found += module_of_examples.EXAMPLES
    return found


EXAMPLES = examples()
OURS = sorted(kind for kind, letter in kinds().items() if letter.__module__.startswith("bot."))


def wording(*, minimal: bool = False) -> Wording:
    return Wording(TEMPLATES, office="云溪区人民政府办公室督查室", zone=ZoneInfo("Asia/Shanghai"), minimal=minimal)


WORDING, MINIMAL = wording(), wording(minimal=True)


@pytest.mark.parametrize("kind", OURS)
def test_every_letter_has_an_example_and_a_template_in_each_language(kind: str) -> None:
    assert kind in {letter.kind for letter in EXAMPLES}, f"no example of {kind} in tests/letters"
    for language in LANGUAGES:
        assert (TEMPLATES / language / f"{kind}.j2").is_file(), f"no templates/{language}/{kind}.j2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_belongs_to_a_letter(language: str) -> None:
    assert {path.stem for path in (TEMPLATES / language).glob("*.j2")} <= set(OURS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", EXAMPLES, ids=lambda letter: letter.kind)
def test_a_letter_is_what_telegram_takes(letter: Letter, language: str) -> None:
    for by in (WORDING, MINIMAL):
        message = by.words(letter, language)
        check_html(message.html)
        shown = visible(message.html)
        assert shown.strip()
        assert units(shown) <= (CAPTION_LIMIT if letter.kind in CAPTIONS else TEXT_LIMIT)
        assert not shown.endswith(("从略）", "left out)")), "too long: it had to be cut"
        assert not re.search(r"\n\n\n|[ \t]\n|^\s", message.html), "stray blanks"
        assert message.html.startswith("<b>"), "the first line says what it is"
        check_buttons(message.buttons)


def check_buttons(rows: tuple[tuple[Button, ...], ...]) -> None:
    assert len(rows) <= ROWS
    for row in rows:
        assert len(row) <= PER_ROW
        for button in row:
            assert button.text.strip()
            assert len(button.text) <= LABEL
            if not button.url:
                assert len(button.data.encode()) <= DATA
                assert re.fullmatch(r"v1:[a-z_]+(:[^:\s]*)*", button.data), button.data


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_offers_commands_in_each_language(language: str) -> None:
    commands = WORDING.commands(language)
    assert [command for command, _ in commands] == ["tasks", "report", "away", "handover", "deputy", "help", "cancel"]
    assert all(3 <= len(told) <= 256 for _, told in commands)


def test_cut_keeps_so_many_characters() -> None:
    assert cut("一二三四", 4) == "一二三四"
    assert cut("一二三四五", 4) == "一二三…"


def test_every_cause_for_which_a_file_is_not_read_is_said_in_chinese() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py")]
    codes = {code for source in sources for code in re.findall(r'code="(\w+)"', source)}
    said = (TEMPLATES / "zh_CN" / "unreadable.j2").read_text(encoding="utf-8")
    assert codes == set(re.findall(r'^  "(\w+)": "', said, re.MULTILINE))
