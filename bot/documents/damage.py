"""What a cell says when it was written or cut over several lines: content, leaders and units each in its own way."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Final

from bot.documents.unit_words import PLACE, full_width, is_on_order, is_place, names_units
from bot.rules.units.departments import is_everywhere
from bot.rules.units.glued import are_two_bureaus
from bot.rules.units.order_notes import note_on_order, without_note_on_order
from bot.rules.units.organs import is_branch, is_group, is_region
from bot.rules.units.plausible import is_plausible
from bot.rules.units.tidying import is_torn

STOPS: Final = ("。", "！", "；", "”", "）", ".", ";", ")")
"""With which the content of a row ends."""
SENTENCE_ENDS: Final = ("。", "；", "！")
"""With which a whole sentence ends, and no name or category does."""

_GOES_ON: Final = ("、", "，", ",", "；", ";", "）", ")", "等", "牵头", "配合", "分别", "分分别", "负责", "落实")
_OPEN_ENDS: Final = ("、", "，", ",", "；", ";", "：", ":", "（", "(", "和", "及", "与")
_BRACKETS: Final = re.compile(r"（[^（）]*）")
_ENDS: Final = re.compile(r"[、，,；;：:](?![^（(]*[）)])")
"""Where one name of a list ends; not what parts names within a bracket."""
_OPENED: Final = re.compile(r"（([^（）]*)$")
"""A bracket that the line does not close: 各镇街（园|区）."""
_LABEL: Final = re.compile(r"[一-鿿]{2,8}[：:]")
_PLACES: Final = ("区", "县", "市", "镇", "乡", "街道")
"""Ends of names that as often begin one: 黄岛区|税务局."""
_OF_ITS_OWN: Final = re.compile(rf"各|相关|有关|县(?!域)|省(?!级)|市(?!场|政|容)|区(?!域|块|划)|{PLACE.pattern}$")
"""How a name begins, or what it is as a whole, that cannot be the second half of one."""
_TWO: Final = 2
"""县委 alone goes on with 县直机关工委."""
_LONGEST_REST: Final = 4
"""人民政府 and 办事处 are the place's."""
_LATIN: Final = re.compile(r"[A-Za-z0-9]")


def content_of(pieces: Iterable[str]) -> str:
    """Return the lines of a content as one text; only words of Latin letters need a blank where a line ended."""
    whole = ""
    for piece in map(str.strip, _lines(pieces)):
        words = whole and piece and _LATIN.match(whole[-1]) and piece[0].isalpha() and piece[0].isascii()
        whole += f" {piece}" if words and whole[-1].isalpha() else piece
    return whole


def units_of(pieces: Iterable[str], alone: Collection[str] = ()) -> str:
    """Return the lines of a cell of units as one list: a line that goes on with a name is joined, a new name listed.

    `alone` are the names that stand alone elsewhere; behind one of them a whole name is another one.
    """
    whole = ""
    for piece in _without_notes(pieces):
        if not whole:
            whole = piece
        elif _LABEL.match(piece):
            whole = whole.rstrip("，,；;。") + "；" + piece
        elif whole.endswith(_OPEN_ENDS) or piece.startswith(_GOES_ON) or not _are_two(whole, piece, alone):
            whole += piece
        else:
            whole += "、" + piece
    return whole


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    return (line for piece in pieces for line in piece.split("\n"))


def _without_notes(pieces: Iterable[str]) -> Iterator[str]:
    """Give the lines that say anything, without notes."""
    return filter(None, (_without_note(line).strip() for line in _lines(pieces)))


def _without_note(text: str) -> str:
    """Leave notes out; one that says who leads stays for whoever reads the names, behind them in brackets."""
    note = note_on_order(text)
    bare = _BRACKETS.sub(lambda found: "" if is_on_order(found[0]) else found[0], without_note_on_order(text)[1])
    return f"{bare.rstrip()}（{note}）" if note and bare.strip() else bare


def unsure_lines(pieces: Iterable[str], alone: Collection[str]) -> Iterator[str]:
    """Tell which names below a place may be its own or not, and stand `alone` nowhere else: 某某区|税务局."""
    for early, late in pairwise(_without_notes(pieces)):
        last, first = _at_the_end(early, late)
        asked = len(last) > _TWO and last.endswith(_PLACES) and _stands_alone(first) and first not in alone
        if asked and not _are_two(early, late):
            yield f"on a line of its own: {first}" if _are_two(early, late, alone) else f"joined: {first}"


def _stands_alone(name: str) -> bool:
    """Tell whether a name below a place may be a unit's own as well as the place's: 税务局, 管委办公室; not 管委会."""
    return is_everywhere(name) or (
        len(name) > _LONGEST_REST and name[0].isalpha() and names_units(name) and not is_region(name)
    )


def _at_the_end(early: str, late: str) -> tuple[str, str]:
    """Return what stands before the end of a line and behind it."""
    return full_width(_ENDS.split(early)[-1]), full_width(_ENDS.split(late)[0])


def _are_two(early: str, late: str, alone: Collection[str] = ()) -> bool:
    """Tell whether a line ends with a whole name and the next begins with another one."""
    last, first = _at_the_end(early, late)
    if opened := _OPENED.search(last):
        last, first = opened[1], first.partition("）")[0]
    if len(last) < _TWO or is_torn(last, first):
        return False
    if last.endswith("）") and _OF_ITS_OWN.search(last) and (names_units(first) or _OF_ITS_OWN.match(first)):
        return True
    if len(last) > _TWO and last in alone and (first in alone or _stands_alone(first)):
        return True
    if not (names_units(last) and (names_units(first) or _OF_ITS_OWN.match(first))):
        return False
    if is_group(last) and not is_plausible(last + first):
        return True
    both_places = last.endswith(_PLACES) and first.endswith(_PLACES)
    return both_places or bool(_OF_ITS_OWN.match(first)) or not last.endswith(_PLACES)


def is_listed(early: str, late: str) -> bool:
    """Tell whether a line that fills its cell ends with a whole name, and the next one certainly begins another."""
    last, first = _at_the_end(early, late)
    own = bool(_OF_ITS_OWN.match(first)) and len(last) > _TWO and not is_branch(first)
    whole = names_units(last) or is_place(last)
    return ((own and whole) or are_two_bureaus(last, first)) and not is_torn(last, first)


def leaders_of(pieces: Iterable[str]) -> str:
    """Return the lines of a cell of leaders, a line each; a name whose line ends with its dot goes on in the next."""
    return re.sub(r"\s*([·•])\s*", r"\1", "\n".join(pieces))


def goes_on(early: str, late: str) -> bool:
    """Tell whether units that a page break cut after `early` go on with `late`: early ends within a name or a list."""
    last = early.rpartition("、")[2].rpartition("，")[2]
    return bool(early) and (not names_units(last) or late.startswith(_GOES_ON))
