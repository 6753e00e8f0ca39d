"""Telegram's HTML, checked as strictly as Telegram does."""

import re
from html.parser import HTMLParser

ALLOWED = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}
"""Tags that we use of those that the Bot API knows (*Formatting options*, HTML style)."""


UNKNOWN_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|#\d+);)")


class StrictHtml(HTMLParser):
    """Complains of whatever Telegram would refuse."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, f"<{tag}> is not for Telegram"
        allowed = {"a": {"href"}, "blockquote": {"expandable"}}.get(tag, set())
        assert {name for name, _ in attrs} <= allowed, f"<{tag}> with {attrs}"
        assert not (tag == "blockquote" and "blockquote" in self.open), "blockquotes cannot be nested"
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        assert "<" not in data


def check_html(html: str) -> None:
    """Raise AssertionError unless Telegram would take it."""
    assert not UNKNOWN_ENTITY.search(html), "an & that Telegram does not know"
    parser = StrictHtml()
    parser.feed(html)
    parser.close()
    assert not parser.open, f"{parser.open} left open"
