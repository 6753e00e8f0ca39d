"""What a letter holds is said, and said alike in both languages: shown by changing one field after another."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, cast

import pytest

from bot.delivery.length import visible
from bot.delivery.messages import Message
from bot.rules.letters.base import Letter
from tests.test_letters import EXAMPLES, OURS, WORDING

CHINESE, ENGLISH = "zh_CN", "en"

Field = tuple[str, str]
Changed = tuple[Field, Letter]

SAID_IN_ONE: dict[str, set[Field]] = {
    "digest": {("Digest", "monday")},  # in English a week is named by its number and its last day
    "unreadable": {("Unreadable", "code")},  # in English the fault's own sentence is shown
}
"""Fields that show in one language alone."""

OTHER_FIGURES = {
    "digest": "what found no room is counted alone in English, with the rest in Chinese",
    "away_asked": "an example of how to write a date",
    "away_how": "an example of how to write a date",
}

MONTHS = {dt.date(2026, month, 1).strftime("%B"): str(month) for month in range(1, 13)}


@cache
def said(letter: Letter, language: str) -> Message:
    return WORDING.words(letter, language)


def others(value: object) -> Iterator[object]:
    """Give other values that could stand in the place of one."""
    match value:
        case bool():
            yield not value
        case Enum():
            yield from (each for each in type(value) if each is not value)
        case int():
            yield from (value + 1, 0, 1)
        case str():
            yield from (f"{value}甲", f"{value}1", "")
        case dt.date():
            yield value + dt.timedelta(days=1)
        case tuple() if value:
            yield from (value[:-1], ())


def changes(value: object, put: Callable[[object], Letter]) -> Iterator[Changed]:
    """Change one field after another of a letter and of what it holds."""
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            held = getattr(value, field.name)

            def within(other: object, owner: Any = value, name: str = field.name) -> Letter:  # noqa: ANN401 -- of any class
                return put(replace(owner, **{name: other}))

            for other in others(held):
                yield (type(value).__name__, field.name), within(other)
            yield from changes(held, within)
    elif isinstance(value, tuple):
        for at, each in enumerate(value[:2]):
            yield from changes(each, lambda other, at=at: put((*value[:at], other, *value[at + 1 :])))  # type: ignore[misc]


@cache
def shown(kind: str, language: str) -> tuple[frozenset[Field], frozenset[Field]]:
    """Return the fields whose change shows in some example, on a button or in the words, and all that there are."""
    seen: set[Field] = set()
    every: set[Field] = set()
    for letter in (each for each in EXAMPLES if each.kind == kind):
        for field, other in changes(letter, lambda value: cast("Letter", value)):
            every.add(field)
            if field not in seen and differs(letter, other, language):
                seen.add(field)
    return frozenset(seen), frozenset(every)


def differs(letter: Letter, other: Letter, language: str) -> bool:
    try:
        return WORDING.words(other, language) != said(letter, language)
    except Exception:  # noqa: BLE001 -- no such month, no such step of a form: the value matters
        return True


@pytest.mark.parametrize("kind", OURS)
def test_every_field_of_a_letter_shows(kind: str) -> None:
    seen, every = shown(kind, CHINESE)
    own = {type(letter).__name__ for letter in EXAMPLES if letter.kind == kind}
    assert {field for field in every - seen if field[0] in own} == set()


@pytest.mark.parametrize("kind", OURS)
def test_what_shows_in_one_language_shows_in_the_other(kind: str) -> None:
    assert shown(kind, CHINESE)[0] ^ shown(kind, ENGLISH)[0] == SAID_IN_ONE.get(kind, set())


@pytest.mark.parametrize("letter", EXAMPLES, ids=lambda letter: letter.kind)
def test_both_languages_offer_the_same_buttons(letter: Letter) -> None:
    offered = [
        [[(button.url, re.sub(r":language:\w+", ":language", button.data)) for button in row] for row in said.buttons]
        for said in (said(letter, CHINESE), said(letter, ENGLISH))
    ]
    assert offered[0] == offered[1]


def figures(letter: Letter, language: str) -> set[str]:
    words = re.sub("|".join(MONTHS), lambda month: f" {MONTHS[month[0]]} ", visible(said(letter, language).html))
    return set(re.findall(r"\d+(?:\.\d+)?", words))


@pytest.mark.parametrize(
    "letter", [each for each in EXAMPLES if each.kind not in OTHER_FIGURES], ids=lambda letter: letter.kind
)
def test_both_languages_say_the_same_figures(letter: Letter) -> None:
    assert figures(letter, CHINESE) == figures(letter, ENGLISH)
