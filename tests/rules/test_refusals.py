"""What the channel says of a refusal is said in words, in both languages; only what it never said before stays raw."""

import pytest

from bot.documents.books.workbooks import REFUSALS
from bot.rules.letters.notices import Unreachable
from bot.rules.refusals import Refusal, refusal
from tests.phone import WORDING

SAID = {
    "Forbidden: bot was blocked by the user": Refusal.BLOCKED,
    "Forbidden: user is deactivated": Refusal.CLOSED,
    "INPUT_USER_DEACTIVATED": Refusal.CLOSED,
    "Chat not found": Refusal.NOT_FOUND,
    "Bad Request: PEER_ID_INVALID": Refusal.NOT_FOUND,
    "Forbidden: bot was kicked from the supergroup chat": Refusal.REMOVED,
    "Timed out": Refusal.NO_ANSWER,
    "Bad Request: something new": Refusal.OTHER,
    "": Refusal.OTHER,
}


@pytest.mark.parametrize(("said", "kind"), SAID.items())
def test_what_the_channel_says_is_sorted(said: str, kind: Refusal) -> None:
    assert refusal(said) is kind


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("said", [said for said, kind in SAID.items() if kind is not Refusal.OTHER])
def test_a_letter_says_it_in_words(said: str, language: str) -> None:
    assert said not in WORDING.words(Unreachable("区发改局", "联络员", said), language).html


@pytest.mark.parametrize(("language", "words"), [("zh_CN", "系统返回：Oh no"), ("en", "the channel says: Oh no")])
def test_what_was_never_said_before_is_shown_as_it_is(language: str, words: str) -> None:
    assert words in WORDING.words(Unreachable("区发改局", "联络员", "Oh no"), language).html


def test_the_workbook_has_words_for_every_refusal_that_is_known() -> None:
    assert {*REFUSALS, Refusal.OTHER} == {*Refusal}
