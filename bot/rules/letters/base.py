"""What all letters share: a kind, and a register of the kinds."""

from typing import ClassVar, NewType

TaskText = NewType("TaskText", str)
"""Text of a task or of a report: what minimal-text mode leaves out of the chat."""

_KINDS: dict[str, "type[Letter]"] = {}


class Letter:
    """The base of all letters. A subclass is a frozen dataclass and names its `kind`: its template's file name."""

    kind: ClassVar[str]

    def __init_subclass__(cls, *, kind: str) -> None:
        """Register the subclass under its kind."""
        if kind in _KINDS:
            msg = f"two letters of the kind {kind}"
            raise TypeError(msg)
        cls.kind = kind
        _KINDS[kind] = cls


def kinds() -> dict[str, type[Letter]]:
    """Return every kind of letter that there is, by name."""
    return dict(_KINDS)
