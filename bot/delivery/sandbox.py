"""Jinja's sandbox, without what it would find out anew with every letter.

Templates are few and letters are many: what a template may read and call is the same each time. Nothing is allowed
here that Jinja's own sandbox would not allow.
"""

from collections.abc import MutableMapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from jinja2.runtime import Context, Macro
from jinja2.sandbox import SandboxedEnvironment


class Sandbox(SandboxedEnvironment):
    """Renders templates that may read what a letter says, and reach nothing behind it."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 -- Jinja's
        """Read an attribute; at once where it is what a dataclass says: that is data, which Jinja would allow."""
        kind: Any = type(obj)
        if attribute in readable(kind):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, thing: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- Jinja's
        """Call what a template calls; a macro of its own at once, without asking what else it might be."""
        if type(thing) is not Macro:
            return super().call(context, thing, *args, **kwargs)
        kwargs.pop("_loop_vars", None)  # for callables that take the template's whole context: a macro does not
        kwargs.pop("_block_vars", None)
        return thing(context.eval_ctx, *args, **kwargs)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template knows, as the one plain dictionary: none of ours has globals of its own.

        Jinja would lay an empty dictionary over it, and walk through both in Python with every letter.
        """
        return super().make_globals(d) if d else self.globals


@cache
def readable(kind: type) -> frozenset[str]:
    """Return what may be read of a dataclass: its fields and properties; of anything else, nothing."""
    if not is_dataclass(kind):
        return frozenset()
    names = {field.name for field in fields(kind)} | {
        name for name in dir(kind) if isinstance(getattr(kind, name), property)
    }
    return frozenset(name for name in names if not name.startswith("_"))
