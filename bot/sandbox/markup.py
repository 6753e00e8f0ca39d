"""Telegram's HTML: what a client would show, and what a server would refuse."""

import html
from html.parser import HTMLParser

TAGS = frozenset({"b", "strong", "i", "em", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"})
LINKS = ("https://", "http://", "tg://")


class Refused(Exception):  # noqa: N818 -- what a server does, not a fault of ours
    """What a Bot API server answers instead of a result."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.description = description


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.plain: list[str] = []
        self.safe: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise Refused(400, f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}"')
        self.open.append(tag)
        given = dict(attrs)
        if tag == "blockquote" and "expandable" in given:
            self.safe.append('<blockquote class="expandable">')
        elif tag == "a":
            link = given.get("href") or ""
            link = link if link.startswith(LINKS) else ""
            self.safe.append(f'<a rel="noopener" target="_blank" href="{html.escape(link)}">')
        else:
            self.safe.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Refused(400, f'Bad Request: can\'t parse entities: Unexpected end tag "{tag}"')
        self.safe.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.plain.append(data)
        self.safe.append(html.escape(data))


def read(text: str, parse_mode: str | None) -> tuple[str, str]:
    """Return the visible text and HTML that is safe to show in the page.

    Raises:
        Refused: unknown or unbalanced tags, as Telegram would.
    """
    if (parse_mode or "").upper() != "HTML":
        return text, html.escape(text)
    reader = _Reader()
    reader.feed(text)
    reader.close()
    if reader.open:
        raise Refused(
            400, f"Bad Request: can't parse entities: Can't find end tag corresponding to \"{reader.open[-1]}\""
        )
    return "".join(reader.plain), "".join(reader.safe)
