"""Labels in running text: 牵头单位：…, 完成时限：…, and what stands in brackets behind a task without one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.documents.columns import Column, Heading, heading_of
from bot.documents.damage import SENTENCE_ENDS
from bot.documents.due_words import looks_like_due
from bot.documents.labels.answers import ROLE_WORDS, TRIM, last_words, names_nothing_else, says_units, who_and_when
from bot.documents.labels.label_words import ANY, meaning, unknown_labels
from bot.documents.unit_words import is_on_order
from bot.rules.units.leaders import leaders_apart
from bot.rules.units.order_notes import without_note_on_order

_LABEL: Final = re.compile(rf"(?P<label>{ANY})\s*[:：]")
_AT_START: Final = re.compile(rf"\s*(?P<label>{ANY})(?:\s*[:：]|[ \u3000\t]+(?=\S))")
_OF_CONTENT: Final = re.compile(r"\s*(?P<label>[一-鿿]{2,8})\s*[:：]")
_IN_BRACKETS: Final = re.compile(rf"[【\[〔［〖《<＜*]+\s*(?P<label>{ANY})\s*[:：]?\s*[】\]〕］〗》>＞*]+\s*[:：]?")
"""A label that stands in brackets of its own, or in stars: 【牵头单位】, **牵头单位**."""
_BULLETS: Final = " \t\u3000◆◇●○•·▲△■□★☆▶►➢-—*"
_OPENING: Final = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕", "［": "］"}
_LONGEST_BRACKET: Final = 600
_ANY_CLOSING: Final = "）)】]〕］"
_SAYS_A_ROLE: Final = ("牵头", "主办", "配合", "协办")
_BEFORE_LABELS: Final = " \t\u3000，,；;、（(【[—―–-"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paragraph: text of the task (`heading` is None), or what a label says. `closes`: a task ends here."""

    text: str
    heading: Heading | None = None
    closes: bool = False


def pieces(paragraph: str) -> list[Piece]:
    """Take a paragraph apart. Text and labels come in their order; one without any label is one piece of text."""
    found: list[Piece] = []
    rest = paragraph = _IN_BRACKETS.sub(r"\g<label>：", paragraph)
    while True:
        bracket = _labelled_bracket(rest)
        if not bracket:
            break
        begin, end = bracket
        found += _open_labels(rest[:begin].rstrip(" \u3000—―–"))
        found += _inside(rest[begin + 1 : end - 1])
        rest = _stop_moved(found, rest[end:].lstrip())
    found += _open_labels(rest)
    if not any(piece.heading for piece in found):
        found = _unlabelled_tail(paragraph)
    return [piece for piece in found if piece.text.strip(_BULLETS) or piece.heading]


def opens_a_bracket(text: str) -> bool:
    """Tell whether a bracket that begins with a label is not closed yet: the next line goes on in it."""
    for at, sign in enumerate(text):
        if sign in _OPENING and _LABEL.match(text[at + 1 :].lstrip()) and _closing(text, at) < 0:
            return True
    return False


def ends_with_who(text: str) -> bool:
    """Tell whether a text ends with a bracket that says who answers: with it a task ends."""
    return any(piece.closes for piece in pieces(text)[-1:])


def opens_with_a_label(text: str) -> bool:
    """Tell whether a line begins with a label."""
    return bool(_AT_START.match(text))


def has_label(text: str) -> bool:
    """Tell whether anything in a text is labelled."""
    return any(piece.heading for piece in pieces(text))


def behind_labels(found: Mapping[str, str], *, several: bool) -> str:
    """Write units of several columns or labels as one string: 牵头单位：A；配合单位：B.

    Of one alone the label is left out, unless its name is a role that the words under it do not say: 配合单位.
    """
    if not several:
        label, text = next(iter(found.items()), ("", ""))
        silent = not text or any(word in text for word in ROLE_WORDS) or not label.startswith(_SAYS_A_ROLE)
        return text if silent else f"{_full(label)}：{text}"
    return "；".join(f"{_full(label)}：{text}" if label else text for label, text in found.items())


def _full(label: str) -> str:
    return label if label.endswith(("单位", "部门", "主体")) else f"{label}单位"


def _labelled_bracket(text: str) -> tuple[int, int] | None:
    """Find the first bracket that holds labels, or units with their roles at the end of a sentence."""
    for begin, sign in enumerate(text):
        end = _closing(text, begin) + 1 if sign in _OPENING else 0
        if end:
            inside = without_note_on_order(text[begin + 1 : end - 1])[1].strip()
            if not inside or is_on_order(inside):
                continue
            behind = not text[end:].strip(TRIM)
            if _leads_to_label(inside) or _AT_START.match(inside) or _answers(inside, at_end=behind):
                return begin, end
    return None


def _leads_to_label(text: str) -> bool:
    """Tell whether a bracket begins with a label, or with a deadline or units in front of one."""
    first = _LABEL.search(text)
    before = text[: first.start()].strip(_BEFORE_LABELS) if first else ""
    return bool(first) and (not before or looks_like_due(before) or says_units(before))


def _answers(text: str, *, at_end: bool) -> bool:
    """Tell whether a bracket says who answers, and perhaps by when: （区教体局牵头，6月底前完成）."""
    who = leaders_apart(who_and_when(text)[0])[1]
    return says_units(who) or (at_end and names_nothing_else(who))


def _closing(text: str, begin: int) -> int:
    """Return where the bracket that opens at `begin` closes; -1 if it does not soon. Inner brackets are passed over."""
    depth = 0
    for at in range(begin, min(len(text), begin + _LONGEST_BRACKET)):
        depth += (text[at] in _OPENING) - (text[at] in _ANY_CLOSING)
        if not depth:
            return at
    return -1


def _inside(text: str) -> Iterator[Piece]:
    first = _LABEL.search(text) or _AT_START.match(text)
    before = text[: first.start()].strip(TRIM) if first else text.strip(TRIM)
    labelled = list(_unlabelled(before)) if before else []
    labelled += _labels(text[first.start() :]) if first else ()
    *others, last = labelled
    yield from others
    yield Piece(last.text, last.heading, closes=True)


def _unlabelled(text: str) -> Iterator[Piece]:
    who, when = who_and_when(text)
    if looks_like_due(text) and (not when or looks_like_due(who)):
        yield Piece(text, Heading(Column.DUE, ""))
    else:
        leaders, who = leaders_apart(text)
        if leaders:
            yield Piece(leaders, Heading(Column.LEADERS, ""))
        yield from _said(Heading(Column.UNITS, ""), who)


def _stop_moved(found: list[Piece], rest: str) -> str:
    """Give the full stop behind a bracket to the sentence in front of it, and return what comes after."""
    if rest[:1] in {"。", "；", ";"}:
        at = max((at for at, piece in enumerate(found) if not piece.heading), default=-1)
        if rest[0] == "。" and at >= 0 and not found[at].text.endswith(SENTENCE_ENDS):
            found[at] = Piece(found[at].text + "。")
        return rest[1:]
    return rest


def _open_labels(text: str) -> Iterator[Piece]:
    """Take labels that stand in no bracket; only at the start of a paragraph may one say what is to be done."""
    content = _OF_CONTENT.match(text)
    heading = heading_of(content["label"]) if content else None
    if _AT_START.match(text):
        yield from _labels(text)
        return
    if content and heading and heading.column in {Column.CONTENT, Column.NUMBER, Column.SECTION}:
        first = _LABEL.search(text, content.end())
        yield Piece(text[content.end() : first.start() if first else None].strip(), heading)
    else:
        first = _LABEL.search(text)
        yield Piece(text[: first.start()].rstrip(_BEFORE_LABELS) if first else text)
    yield from _labels(text[first.start() :]) if first else ()


def _labels(text: str) -> Iterator[Piece]:
    """Take labels one after the other. One that means nothing ends what the one before it says."""
    marks = list(_LABEL.finditer(text))
    start = _AT_START.match(text)
    if start and (not marks or marks[0].start() > start.start("label")):
        marks.insert(0, start)
    begin = marks[0].end() if marks else len(text)
    taken = {mark.end() for mark in marks}
    marks += [mark for mark in unknown_labels(text) if mark.start() >= begin and mark.end() not in taken]
    marks.sort(key=lambda mark: mark.start("label"))
    for mark, after in pairwise([*marks, None]):
        if mark:
            said = text[mark.end() : after.start("label") if after else None].strip(TRIM + _BEFORE_LABELS)
            yield from _said(meaning(mark["label"]), said)


def _said(heading: Heading, text: str) -> Iterator[Piece]:
    """Give what a label says; a deadline at either end of a list of units is one: 州公安局、州税务局，3月底完成."""
    who, when = who_and_when(text) if heading.column is Column.UNITS else (text, "")
    if when:
        yield Piece(when, Heading(Column.DUE, ""))
    yield Piece(who, heading)


def _unlabelled_tail(paragraph: str) -> list[Piece]:
    """Find who answers at the end of a paragraph without any label."""
    text, who, when = last_words(paragraph)
    if not who:
        return [Piece(paragraph)]
    due = [Piece(when, Heading(Column.DUE, ""))] if when else []
    leaders, units = leaders_apart(who)
    led = [Piece(leaders, Heading(Column.LEADERS, ""))] if leaders else []
    return [*([Piece(text)] if text else []), *due, *led, Piece(units, Heading(Column.UNITS, ""), closes=True)]
