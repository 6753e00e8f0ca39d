"""The units that a person types: whose names they are, which nobody has, and whether the words are names at all."""

import re
from dataclasses import dataclass
from typing import Final

from bot.rules.units.lists import conjuncts
from bot.rules.units.organs import is_name
from bot.store.units import Names

LONGEST: Final = 400
"""Of a message with names of units; what is longer is something else."""

_BETWEEN: Final = re.compile(r"[、，,；;。\s]+")


@dataclass(frozen=True, slots=True)
class TypedNames:
    """Units by their ids, and the names that none of them has, as typed. `surely`: every word is like a unit's name."""

    found: tuple[int, ...]
    unknown: tuple[str, ...]
    surely: bool


def typed_names(names: Names, text: str) -> TypedNames:
    """Read names, parted by marks, blanks or 和; a known name with 和 in it stays one."""
    typed = [name for each in _BETWEEN.split(text.strip()) for name in _parted(names, each) if name]
    ids = {name: names.find(name) for name in typed}
    unknown = tuple(name for name, unit_id in ids.items() if unit_id is None)
    return TypedNames(
        found=tuple(dict.fromkeys(unit_id for unit_id in ids.values() if unit_id is not None)),
        unknown=unknown,
        surely=bool(typed) and all(is_name(name) or _is_part(names, name) for name in unknown),
    )


def _is_part(names: Names, text: str) -> bool:
    """Tell whether words may be a unit's name cut short (江南); what is longer than the name says something of it."""
    return any(len(text) <= len(shown) for _, shown in names.nearest(text))


def _parted(names: Names, text: str) -> list[str]:
    return [text] if names.find(text) is not None else conjuncts(text)
