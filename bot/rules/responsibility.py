"""Who answers for a task: a responsible-unit string read with the names that its document attests.

What is written is listed in `tests/rules/test_responsibility.py`, each string with the row it comes from. What cannot
be known is read in the likeliest way and carries a doubt: nothing is guessed in silence.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.rules.clauses import Clause, Named, clauses
from bot.rules.names import Lexicon, is_short_for
from bot.rules.terms import OWING, Doubt, DoubtKind, Kind, Responsible, Role


@dataclass(frozen=True, slots=True)
class Reading:
    """What one string says: its names in order, each once, and every reason why the row wants a human eye."""

    units: tuple[Responsible, ...]
    doubts: tuple[Doubt, ...]


def read(text: str, lexicon: Lexicon) -> Reading:
    """Read one responsible-unit string. Never raises: a string that names nobody has the doubt “no unit named”."""
    parts = clauses(text)
    if not parts:
        return Reading((), (Doubt(DoubtKind.NO_UNIT),))
    units, contradictions = _each_once(_responsible(parts, lexicon))
    if all(unit.role is Role.JOINT for unit in units):
        units = _propose(units)
    doubts = [Doubt(unit.doubt, unit.name) for unit in units if unit.doubt not in {None, DoubtKind.NO_LEAD}]
    if not any(unit.role in OWING for unit in units):
        doubts.insert(0, Doubt(DoubtKind.NO_LEAD))
    return Reading(tuple(units), (*doubts, *contradictions))


def _responsible(parts: tuple[Clause, ...], lexicon: Lexicon) -> Iterator[Responsible]:
    """Give every name in full, in its clause's role. A prefix carries over into later clauses (Qingdao, row 35)."""
    silent = _role_without_words(parts)
    head = parts[0].names[0]
    for clause in parts:
        for named in clause.names:
            kind, name, doubt = _meant(named, lexicon, at_head=named is head)
            if silent is Role.SUPPORT and clause.role is None:
                doubt = DoubtKind.UNREAD
            yield Responsible(name, clause.role or silent, kind, doubt)


def _role_without_words(parts: tuple[Clause, ...]) -> Role:
    """Return the role of names that no role word follows.

    One name alone leads; several are joint: in 市中政办发〔2020〕1号 bold type named the lead, and the text lost it.
    After a clause with a role word, the best that can be said is that they support.
    """
    if len(parts) > 1 or parts[0].role:
        return Role.SUPPORT
    return Role.LEAD if len(parts[0].names) == 1 else Role.JOINT


def _meant(named: Named, lexicon: Lexicon, *, at_head: bool) -> tuple[Kind, str, DoubtKind | None]:
    if not named.readable:
        return Kind.UNIT, named.text, DoubtKind.UNREAD
    if named.is_group or named.text in lexicon.groups:
        return Kind.GROUP, named.defines or named.text, DoubtKind.GROUP_WITHOUT_MEMBERS
    name, doubt = lexicon.complete(named.text, at_head=at_head)
    if not named.sure or (named.defines and not is_short_for(named.defines, named.text)):
        doubt = DoubtKind.UNREAD
    return Kind.UNIT, name, doubt


def _each_once(units: Iterator[Responsible]) -> tuple[list[Responsible], list[Doubt]]:
    """Keep the first mention of every name; a second one in another role is a contradiction, and is told."""
    first: dict[str, Responsible] = {}
    contradictions = []
    for unit in units:
        kept = first.setdefault(unit.name, unit)
        if kept.role is not unit.role:
            contradictions.append(Doubt(DoubtKind.UNREAD, unit.name))
    return list(first.values()), contradictions


def _propose(units: list[Responsible]) -> list[Responsible]:
    """Propose that the first of joint units leads, as three cities state; nothing, if the first is in doubt itself."""
    lead = units[0]
    certain = lead.doubt is None
    return [
        replace(
            unit,
            doubt=unit.doubt or DoubtKind.NO_LEAD,
            proposed=(Role.LEAD if unit is lead else Role.SUPPORT) if certain else None,
        )
        for unit in units
    ]
