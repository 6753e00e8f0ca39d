"""What a clerk reads after an import: counts, doubts, differences, and what to do next."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from bot.actions.intake.affected import Affected
from bot.actions.intake.finish_review import Reviewed
from bot.actions.intake.import_programme import Imported
from bot.actions.intake.shelf import Difference, Key
from bot.actions.intake.stage_import import Staged
from bot.rules.in_doubt import InDoubt
from bot.rules.terms import Decomposition, DoubtKind, task_number

_SHOWN: Final = 5
"""How many tasks are named of each kind of doubt."""

_LISTED, _BEGINNING = 20, 40
"""How many tasks that were added or withdrawn are listed, and how much of their words."""

_CONFIRM: Final = "next: `programme confirm --proposed-leads` lets the first unit lead wherever none is named"
_ROSTER: Final = "next: `roster template OUT.xlsx`, fill in members, names and contacts, then `roster import`"
_DECIDE: Final = "next: `programme confirm --changes` puts it in force, `--drop-changes` instead throws it away"
_NOBODY: Final = "no task names a unit, so nobody can be asked to report: fill in 责任单位 and import the file again"
_INVITE: Final = "next: `invite --unit NAME` for each unit, and `invite --supervisor NAME`"


def told_reading(decomposition: Decomposition) -> str:
    """Say what was read and not stored."""
    annexes = Counter(row.annex for row in decomposition.rows)
    tasks = "、".join(f"{annex} {count}" for annex, count in annexes.items())
    doubts: dict[DoubtKind, list[str]] = {}
    for row in decomposition.rows:
        for kind in dict.fromkeys(doubt.kind for doubt in row.doubts):
            doubts.setdefault(kind, []).append(task_number(row.annex, row.no))
    lines = [
        f"{decomposition.document} {decomposition.title}",
        f"issued {decomposition.issued.isoformat()}, year {decomposition.year}: {tasks}",
        *(f"  {doubt}" for doubt in decomposition.doubts),
        *_told_numbers(doubts),
        *([_NOBODY] if len(doubts.get(DoubtKind.NO_UNIT, ())) == len(decomposition.rows) else []),
        "nothing was stored (--dry-run)",
    ]
    return "\n".join(lines)


def _told_numbers(doubts: Mapping[DoubtKind, list[str]]) -> Iterator[str]:
    if doubts:
        yield f"tasks in doubt: {len({number for numbers in doubts.values() for number in numbers})}"
    for kind, numbers in doubts.items():
        yield f"  {kind}: {len(numbers)} {'task' if len(numbers) == 1 else 'tasks'} ({_few(numbers)})"


def told_import(imported: Imported) -> str:
    """Say what an import did."""
    lines = [
        *_told_tasks(imported),
        *told_doubts(imported.in_doubt),
    ]
    without = sum(each.doubts for each in imported.in_doubt.kinds if each.kind is DoubtKind.NO_UNIT)
    if without == sum(imported.annexes.values()):
        lines.append(_NOBODY)
    lines += _told_aliases(imported)
    if imported.links:
        lines.append(f"tasks that seem to repeat another one: {imported.links}; see `programme links`")
    lines.append(_next(imported))
    return "\n".join(lines)


def told_staged(staged: Staged) -> str:
    """Say what a staged import would do, to whom, and how it is decided."""
    lines = [
        *_told_tasks(staged.would),
        *_told_aliases(staged.would),
        *told_affected(staged.affected),
        *told_doubts(staged.would.newly, "tasks in doubt by these changes"),
        "nothing of this is in force yet",
        _DECIDE,
    ]
    return "\n".join(lines)


def _told_aliases(imported: Imported) -> Iterator[str]:
    if imported.aliases:
        yield f"short names noted: {', '.join(f'{alias} = {unit}' for alias, unit in imported.aliases)}"


def told_affected(affected: Sequence[Affected]) -> Iterator[str]:
    """Say who is affected by a change."""
    yield f"units affected: {len(affected)}"
    for each in affected:
        tasks = f"{each.tasks} task{'s' if each.tasks > 1 else ''}"
        yield f"  {each.unit}: {tasks}{'' if each.bound else ', nobody bound'}"


def told_review(reviewed: Reviewed) -> str:
    """Say what a review workbook did."""
    lines = [
        f"{reviewed.document} {reviewed.title}",
        f"tasks looked through: {reviewed.checked}; doubts settled: {reviewed.settled}",
        *_told_fields(reviewed.differences),
    ]
    if reviewed.units_added:
        lines.append(f"units added: {'、'.join(reviewed.units_added)}")
    if reviewed.affected:
        lines += told_affected(reviewed.affected)
    lines += told_doubts(reviewed.left, "tasks still in doubt")
    return "\n".join(lines)


def _told_tasks(imported: Imported) -> Iterator[str]:
    counts = {
        "added": imported.added,
        "changed": imported.changed,
        "withdrawn": imported.removed,
        "unchanged": imported.unchanged,
    }
    yield f"{imported.document} {imported.title}"
    yield from (f"  {doubt}" for doubt in imported.head)
    yield f"tasks: {', '.join(f'{count} {what}' for what, count in counts.items() if count)}"
    if imported.added and not imported.first:
        yield from _told_words("added", imported.added_tasks, imported)
    yield from _told_differences(imported)


def _told_fields(differences: Iterable[Difference]) -> Iterator[str]:
    for (annex, no), fields in groupby(differences, key=lambda each: (each.annex, each.no)):
        yield f"  {annex} {no}"
        for each in fields:
            yield f"    {each.field}"
            yield f"      - {each.before or '—'}"
            yield f"      + {each.after or '—'}"


def _told_differences(imported: Imported) -> Iterator[str]:
    yield from _told_fields(imported.differences)
    yield from _told_words("withdrawn", imported.removed_tasks, imported)


def _told_words(what: str, keys: Sequence[Key], imported: Imported) -> Iterator[str]:
    """Say which tasks were added or withdrawn: numbers, and how their words begin."""
    for key in keys[:_LISTED]:
        words = imported.words[key]
        yield f"  {what}: {task_number(*key)} {words[:_BEGINNING]}{'…' if len(words) > _BEGINNING else ''}".rstrip()
    if len(keys) > _LISTED:
        yield f"  … and {len(keys) - _LISTED} more {what}"


def told_doubts(found: InDoubt, what: str = "tasks in doubt") -> Iterator[str]:
    """Say how many tasks are in doubt, and with how many doubts of each kind."""
    if found.doubts:
        doubts = "1 doubt" if found.doubts == 1 else f"{found.doubts} doubts"
        yield f"{what}: {found.tasks}, with {doubts} in all"
        yield from (f"  {each.kind}: {each.doubts}" for each in found.kinds)
    if found.holding:
        which = "1 of these tasks has" if found.holding == 1 else f"{found.holding} of these tasks have"
        yield f"{which} units that are not asked to report before the doubt is settled"


def _next(imported: Imported) -> str:
    if imported.in_doubt.leads:
        return _CONFIRM
    return _ROSTER if imported.in_doubt.holding or imported.first else _INVITE


def _few(numbers: list[str]) -> str:
    return "、".join(numbers[:_SHOWN]) + ("…" if len(numbers) > _SHOWN else "")
