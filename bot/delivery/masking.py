"""Minimal-text mode: letters without the text of tasks and reports, so that only task numbers appear in the chat."""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_type_hints

from bot.rules.letters.base import TaskText

MASK = "…"

T = TypeVar("T")


def masked(thing: T) -> T:
    """Return a letter (or a part of one) in which every field of the type `TaskText` says no more than `…`."""
    hints = _hints(cast("Any", type(thing)))
    changed = {name: _masked(getattr(thing, name), hint) for name, hint in hints.items()}
    return cast("T", replace(cast("Any", thing), **changed))


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind) if field.init}


def _masked(value: Any, hint: Any) -> Any:  # noqa: ANN401 -- any field of any letter
    if hint is TaskText:
        return MASK if value else value
    if is_dataclass(value):
        return masked(value)
    if isinstance(value, tuple):
        inner = [one for one in get_args(hint) if one is not Ellipsis] or [Any]
        return tuple(_masked(one, inner[min(at, len(inner) - 1)]) for at, one in enumerate(value))
    if isinstance(value, str) and TaskText in get_args(hint):  # TaskText | None
        return MASK if value else value
    return value
