"""From a typed letter to words: one Jinja template for each kind and language."""

import re
import secrets
from html import unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from bot.delivery.filters import filters
from bot.delivery.length import CAPTION_LIMIT, TEXT_LIMIT, cut, fits
from bot.delivery.masking import masked
from bot.delivery.messages import Button, File, Message
from bot.delivery.sandbox import Sandbox, readable
from bot.rules.letters.base import Letter

LANGUAGES = ("zh_CN", "en")
"""The first is spoken where we do not know a language."""

DIVIDER = "=== buttons ==="

_FENCE = f"\ue000{secrets.token_hex(8)}\ue000"
"""Stands where the divider stood in the template: no text of a person can contain it."""

_TELLING = re.compile(r"[\[\]()\n]")
_SHIELD = str.maketrans("[]()\n", "\ue001\ue002\ue003\ue004\ue005")
_IN_TEXT = str.maketrans("\ue001\ue002\ue003\ue004\ue005", "[]()\n")
_ON_BUTTON = str.maketrans("\ue001\ue002\ue003\ue004\ue005", "[]() ")
"""Brackets and ends of line in the *values* of a letter wear a disguise, so that they cannot make or break a button."""

_DISGUISED = re.compile("[\ue001-\ue005]")
_BUTTON = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_BLANK_LINES = re.compile(r"\n{3,}")


class Wording:
    """Knows the templates and how this office writes. `minimal`: task and report texts stay out of the chat."""

    def __init__(self, templates: Path, *, office: str, zone: ZoneInfo, minimal: bool = False) -> None:
        self._folder, self._minimal = templates, minimal
        self._templates: dict[tuple[str, str], Template] = {}
        self._environments = {
            language: _environment(templates, language, office=office, zone=zone) for language in LANGUAGES
        }

    def words(self, letter: Letter, language: str, file: File | None = None) -> Message:
        """Write a letter in a language; with a file, the words are its caption.

        What is longer than Telegram allows is cut, and says so: that is a defect of the template, which the tests find.
        """
        language = language if language in self._environments else LANGUAGES[0]
        letter = masked(letter) if self._minimal else letter
        rendered = self._template(language, letter.kind).render(_variables(letter))
        text, _, buttons = rendered.partition(_FENCE)
        html = _undisguised(_BLANK_LINES.sub("\n\n", text), _IN_TEXT).strip()
        return Message(self._short(html, language, CAPTION_LIMIT if file else TEXT_LIMIT), _rows(buttons), file)

    def _short(self, html: str, language: str, limit: int) -> str:
        if fits(html, limit):
            return html
        parts: Any = self._environments[language].get_template(f"_parts/{language}.j2").module
        return cut(html, limit, str(parts.cut_short()))

    def _template(self, language: str, kind: str) -> Template:
        found = self._templates.get((language, kind))
        if found is None:
            found = self._environments[language].get_template(f"{language}/{kind}.j2")
            self._templates[language, kind] = found
        return found

    def commands(self, language: str) -> list[tuple[str, str]]:
        """Return what the menu beside the text field offers: (command, what it does)."""
        lines = (self._folder / language / "commands.txt").read_text(encoding="utf-8").splitlines()
        return [(command, told) for command, _, told in (line.partition(" ") for line in lines if line)]


class _Loader(FileSystemLoader):
    """Reads templates; the divider becomes a fence that no value can forge."""

    def get_source(self, environment: Sandbox, template: str) -> tuple[str, str, object]:  # type: ignore[override]
        source, name, fresh = super().get_source(environment, template)
        return source.replace(DIVIDER, _FENCE), name, fresh


def _environment(templates: Path, language: str, *, office: str, zone: ZoneInfo) -> Sandbox:
    environment = Sandbox(
        loader=_Loader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        finalize=_shielded,
    )
    environment.filters |= filters(language, zone)
    environment.globals |= {"office": office}
    return environment


def _shielded(value: object) -> object:
    if isinstance(value, str) and _TELLING.search(value) and not isinstance(value, Markup):
        return value.translate(_SHIELD)
    return value


def _variables(letter: Letter) -> dict[str, object]:
    kind: Any = type(letter)
    return {name: getattr(letter, name) for name in readable(kind)}


def _rows(text: str) -> tuple[tuple[Button, ...], ...]:
    rows = (tuple(_button(*found) for found in _BUTTON.findall(line)) for line in text.splitlines())
    return tuple(row for row in rows if row)


def _button(label: str, target: str) -> Button:
    label = _undisguised(unescape(label), _ON_BUTTON).strip()
    target = _undisguised(unescape(target), _IN_TEXT).strip()
    if target.startswith("https://"):
        return Button(label, url=target)
    return Button(label, data=f"v1:{target}")


def _undisguised(text: str, plain: dict[int, int]) -> str:
    """Take the disguise off. Few texts wear one, and looking for it takes a tenth of the time of `translate`."""
    return text.translate(plain) if _DISGUISED.search(text) else text
