"""Turns what pydantic found into one sentence: file, key, what is wrong, and the remedy."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

REMEDIES = {
    "missing": ("is missing", "add it; the comments in config.yaml show how"),
    "string_type": ("must be text", "put it in quotes"),
    "int_type": ("must be a whole number", "write it in digits, without quotes"),
    "bool_type": ("must be true or false", "write one of the two, without quotes"),
    "model_type": ("must be a group of settings", "write it like {key: value}"),
    "dict_type": ("must be a group of settings", "write it like {key: value}"),
    "list_type": ("must be a list", "write it like [one, two]"),
    "tuple_type": ("must be a list", "write it like [one, two]"),
    "frozen_set_type": ("must be a list", "write it like [one, two]"),
    "string_too_short": ("is empty", "fill it in"),
    "too_short": ("is empty", "name at least one"),
}
"""What each kind of error says, and what helps against it."""


def sentence(error: ValidationError, source: str) -> str:
    """Say the first thing that is wrong in `source`, as one sentence."""
    first = error.errors(include_url=False)[0]
    what, remedy, below = _words(first)
    path = _path(first["loc"])
    key = ".".join(part for part in (path, below) if part)
    return ": ".join(part for part in (source, f"{key} {what}{_shown(first)}", remedy) if part)


def _words(found: ErrorDetails) -> tuple[str, str, str]:
    """Give what is wrong, the remedy, and the key below the place where it was found."""
    given: dict[str, Any] = found.get("ctx", {})
    kind = found["type"]
    if kind == "cuiban":
        return given["what"], given["remedy"], given["key"]
    if kind == "value_error":  # a rule that cannot hold says so itself, with the remedy
        return f"is impossible, for {given['error']}", "", ""
    if kind == "literal_error":
        return "is not one of its values", f"write {given['expected'].replace(' or ', ', ')}".replace("'", ""), ""
    if "ge" in given or "le" in given:
        low, high = given.get("ge"), given.get("le")
        return "is out of its range", f"write {f'{low} or more' if high is None else f'{high} or less'}", ""
    what, remedy = REMEDIES.get(
        kind, (f"is wrong ({found['msg']})", "the comments in config.yaml show how it is written")
    )
    return what, remedy, ""


def _path(loc: tuple[int | str, ...]) -> str:
    """Write a place as ``obligations[1].due.working_day``."""
    path = ""
    for part in loc:
        path += f"[{part}]" if isinstance(part, int) else f".{part}"
    return path.lstrip(".")


def _shown(found: ErrorDetails) -> str:
    """Show a wrong value if it is short, plain and was not in the sentence before."""
    value = found.get("input")
    if found["type"] in {"cuiban", "value_error", "missing", "string_too_short"} or not isinstance(
        value, str | int | float
    ):
        return ""
    return f" (it is {value!r})" if len(str(value)) <= 40 else ""  # noqa: PLR2004 -- a glance
