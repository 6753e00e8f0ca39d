"""Short forms that a document gives its units: 区发展和改革局（以下简称区发改局）. Pure."""

from collections.abc import Iterator

from bot.rules.short_forms import is_short_for
from bot.rules.terms import Row
from bot.rules.units.clauses import clauses
from bot.rules.units.prefixes import prefix_of


def definitions(row: Row) -> Iterator[tuple[str, str]]:
    """Give each short form of a row's responsible-unit string with the unit's name, as the row was read.

    What is defined without the prefix of its unit (区发展和改革局，以下简称发改局) is given with it, too. What is short
    for several (以下简称各镇街) names a group, and is none.
    """
    for name in (name for clause in clauses(row.unit_text) for name in clause.names):
        if not name.defines or name.is_group or not is_short_for(name.defines, name.text):
            continue
        for whole in (one.name for one in row.units if one.name.endswith(name.text)):
            prefix = prefix_of(whole)
            yield name.defines, whole
            if prefix and prefix_of(name.defines) != prefix:
                yield prefix + name.defines, whole
