"""What /help says: its examples are ones the reader understands, and a post is named once."""

import re

import pytest

from bot.delivery.length import visible
from bot.rules.letters.courtesies import Help
from bot.rules.replies.reading import OpenItem, read
from tests.phone import WORDING

OWED = [OpenItem(no, "附件1", no) for no in (12, 16)]


def first_line(letter: Help, language: str) -> str:
    return visible(WORDING.words(letter, language).html).splitlines()[0]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_examples_can_be_sent_as_they_stand(language: str) -> None:
    html = WORDING.words(Help("区发改局", "联络员"), language).html
    found = read("\n".join(re.findall(r"<i>(.+?)</i>", html)), OWED)
    first, second = found.parts
    assert (first.item_id, second.item_id, found.unclear) == (12, 16, ())
    assert all((first.done, first.problems, first.causes, first.next_steps))


def test_the_english_example_is_in_english() -> None:
    examples = re.findall(r"<i>(.+?)</i>", WORDING.words(Help("区发改局", "联络员"), "en").html)
    assert "".join(examples).isascii()


@pytest.mark.parametrize(
    ("letter", "chinese", "english"),
    [
        (Help("区发改局", "联络员"), "使用说明 · 区发改局 · 联络员", "How to use this · 区发改局 · 联络员"),
        (Help("", "督查一科"), "使用说明 · 督查员 · 督查一科", "How to use this · supervisor · 督查一科"),
        (Help("", "督查员"), "使用说明 · 督查员", "How to use this · supervisor"),
    ],
)
def test_whom_it_is_for_is_said_once(letter: Help, chinese: str, english: str) -> None:
    assert (first_line(letter, "zh_CN"), first_line(letter, "en")) == (chinese, english)
