"""Who answers for a task: a responsible-unit string read with the names that its document attests.

What is written is listed in `tests/rules/units/test_responsibility.py`, each string with the row it comes from. What
cannot be known is read in the likeliest way and carries a doubt: nothing is guessed in silence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.rules.short_forms import is_short_for
from bot.rules.terms import OWING, Doubt, DoubtKind, Kind, Responsible, Role
from bot.rules.units.clauses import Clause, Named, clauses
from bot.rules.units.lexicon import Lexicon
from bot.rules.units.order_notes import without_note_on_order


@dataclass(frozen=True, slots=True)
class Reading:
    """What one string says: its names in order, each once, and every reason why the row wants a human eye."""

    units: tuple[Responsible, ...]
    doubts: tuple[Doubt, ...]


def read(text: str, lexicon: Lexicon, *, bold: Sequence[str] = ()) -> Reading:
    """Read one responsible-unit string. Never raises: a string that names nobody has the doubt “no unit named”.

    `bold` are the names in bold type: they lead and the others support, unless role words say otherwise
    (市中政办发〔2020〕1号, 附件1: 加黑的为牵头单位).
    """
    parts = clauses(text)
    if not parts:
        return Reading((), (Doubt(DoubtKind.NO_UNIT),))
    units, contradictions = _each_once(_responsible(_by_type(parts, bold), lexicon))
    if any(unit.role is Role.JOINT for unit in units):
        units = _propose(units, first_leads=lexicon.first_leads or without_note_on_order(text)[0])
    doubts = [Doubt(unit.doubt, unit.name) for unit in units if unit.doubt not in {None, DoubtKind.NO_LEAD}]
    if not any(unit.role in OWING for unit in units):
        doubts.insert(0, Doubt(DoubtKind.NO_LEAD))
    return Reading(tuple(units), (*doubts, *contradictions))


def _by_type(parts: tuple[Clause, ...], bold: Sequence[str]) -> tuple[Clause, ...]:
    """Let the names in bold type lead; type says nothing where role words do, or where all names are alike."""
    heavy = {name.written for each in bold for clause in clauses(each) for name in clause.names}
    names = [name for clause in parts for name in clause.names]
    if any(clause.role for clause in parts) or all(name.written in heavy for name in names):
        return parts
    if not any(name.written in heavy for name in names):
        return parts
    return tuple(Clause(Role.LEAD if name.written in heavy else Role.SUPPORT, (name,)) for name in names)


def _responsible(parts: tuple[Clause, ...], lexicon: Lexicon) -> Iterator[Responsible]:
    """Give every name in full, in its clause's role. A prefix carries over into later clauses (Qingdao, row 35)."""
    before: list[str] = []
    for at, clause in enumerate(parts):
        role, unsure = _role(parts, at, lexicon)
        for named in clause.names:
            kind, name, doubt = _meant(named, lexicon, before)
            yield Responsible(name, role, kind, DoubtKind.UNREAD if unsure else doubt)
            before.append(name)


def _role(parts: tuple[Clause, ...], at: int, lexicon: Lexicon) -> tuple[Role, bool]:
    """Return the role of a clause, and whether it is a guess.

    Names without a role word support where somebody leads. Otherwise one name alone leads; several are joint: in
    市中政办发〔2020〕1号 bold type named the lead, and the text lost it. A document that writes 配合 behind its
    supporters has lost it where it does not. Where it only tells 责任单位 from 配合单位, the former lead.
    """
    clause = parts[at]
    if clause.role:
        return clause.role, False
    if clause.answers and lexicon.answerers_lead and not lexicon.first_leads:
        return Role.LEAD, False
    said = any(each.by_word for each in parts[:at]) and not clause.answers
    if said or any(each.role is Role.LEAD for each in parts):
        led = any(each.role is Role.LEAD for each in parts)
        return Role.SUPPORT, said and (lexicon.names_supporters or not led)
    silent = {name.text for each in parts if each.role is None for name in each.names}
    return (Role.LEAD if len(silent) == 1 else Role.JOINT), False


def _meant(named: Named, lexicon: Lexicon, before: Sequence[str]) -> tuple[Kind, str, DoubtKind | None]:
    if not named.readable:
        return Kind.UNIT, named.text, DoubtKind.UNREAD
    if named.is_group or named.text in lexicon.groups:
        return Kind.GROUP, named.defines or named.text, DoubtKind.GROUP_WITHOUT_MEMBERS
    name, doubt = lexicon.complete(named.text, before)
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


def _propose(units: list[Responsible], *, first_leads: bool) -> list[Responsible]:
    """Propose that the first of joint units leads, as three cities state; nothing, if the first is in doubt itself.

    Where the document says so (`first_leads`), it is no proposal but their role.
    """
    lead = next(unit for unit in units if unit.role is Role.JOINT)
    told = []
    for unit in units:
        role = Role.LEAD if unit is lead else Role.SUPPORT
        if unit.role is not Role.JOINT:
            told.append(unit)
        elif first_leads:
            told.append(replace(unit, role=role))
        else:
            proposed = None if lead.doubt else role
            told.append(replace(unit, doubt=unit.doubt or DoubtKind.NO_LEAD, proposed=proposed))
    return told
