"""List the units with all that is known of each: names, groups, who is bound, and what they have to do."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.store.people import BOUND
from bot.store.tables import Assignment, Binding, GroupMember, Post, Task, Unit, UnitGroup, UnitName

HELD = "held"
"""Counted among the roles: assignments that are not in force yet."""


@dataclass(frozen=True, slots=True)
class ListedPost:
    """A contact's post. state: active, unreachable, or vacant."""

    title: str
    state: str


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A unit. `bound` is its best post's state; `tasks` counts its tasks by the role in force, and those `HELD`."""

    name: str
    full_name: str
    short_name: str
    aliases: tuple[str, ...]
    groups: tuple[str, ...]
    posts: tuple[ListedPost, ...]
    bound: str
    tasks: dict[str, int]


def list_units(session: Session) -> list[ListedUnit]:
    """Return every unit, in the order in which they came to be known."""
    names = defaultdict(set)
    for each in session.exec(select(UnitName)):
        names[each.unit_id].add(each.name)
    groups, posts, tasks = _groups(session), _posts(session), _tasks(session)
    return [
        ListedUnit(
            name=unit.name,
            full_name=unit.full_name,
            short_name=unit.short_name,
            aliases=tuple(sorted(names[key] - {unit.name, unit.full_name, unit.short_name})),
            groups=tuple(groups[key]),
            posts=tuple(posts[key]),
            bound=_best([post.state for post in posts[key]]),
            tasks=dict(sorted(tasks[key].items())),
        )
        for unit in session.exec(select(Unit).where(col(Unit.merged_into_id).is_(None)).order_by(col(Unit.id)))
        if (key := unit.id or 0)
    ]


def _groups(session: Session) -> dict[int, list[str]]:
    found = defaultdict(list)
    rows = session.exec(
        select(GroupMember.unit_id, UnitGroup.name)
        .join(UnitGroup, col(UnitGroup.id) == col(GroupMember.group_id))
        .order_by(col(UnitGroup.id))
    )
    for unit_id, name in rows:
        found[unit_id].append(name)
    return found


def _posts(session: Session) -> dict[int, list[ListedPost]]:
    states = {
        binding.post_id: binding.state
        for binding in session.exec(
            select(Binding).where(col(Binding.state).in_(BOUND)).order_by(col(Binding.state).desc())
        )
    }
    found = defaultdict(list)
    for post in session.exec(select(Post).where(col(Post.kind) == "contact").order_by(col(Post.id))):
        found[post.unit_id or 0].append(ListedPost(post.title, states.get(post.id or 0, "vacant")))
    return found


def _tasks(session: Session) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = defaultdict(Counter)
    rows = session.exec(
        select(Assignment.unit_id, Assignment.settled_role)
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .where(
            col(Assignment.unit_id).is_not(None),
            col(Assignment.withdrawn_at).is_(None),
            col(Task.withdrawn_at).is_(None),
        )
    )
    for unit_id, role in rows:
        found[unit_id or 0][role or HELD] += 1
    return found


def _best(states: list[str]) -> str:
    return next((state for state in BOUND if state in states), "vacant")
