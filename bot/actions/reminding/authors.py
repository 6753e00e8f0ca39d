"""From which posts of a unit its reports were given."""

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from bot.store.tables import Binding, EntryAuthor, Item, Obligation, Post


@dataclass(slots=True)
class Others:
    """How many items of a report others gave, and from which posts."""

    items: int = 0
    posts: list[str] = field(default_factory=list)


def reported_by_others(session: Session, obligation_ids: Collection[int], mine: Collection[int]) -> dict[int, Others]:
    """Return, by report, what was given from other posts than `mine`; reports that have nothing such are left out.

    A predecessor's words were given from the same post.
    """
    found: dict[int, Others] = {}
    rows = session.exec(
        select(Item.obligation_id, Post.title)
        .join(EntryAuthor, col(EntryAuthor.entry_seq) == col(Item.entry_seq))
        .join(Binding, col(Binding.id) == col(EntryAuthor.binding_id))
        .join(Post, col(Post.id) == col(Binding.post_id))
        .where(col(Item.obligation_id).in_(obligation_ids), col(Post.id).not_in(mine))
        .order_by(col(Item.entry_seq))
    )
    for obligation_id, title in rows:
        others = found.setdefault(obligation_id, Others())
        others.items += 1
        if title not in others.posts:
            others.posts.append(title)
    return found


def before(session: Session, this: Obligation) -> Obligation | None:
    """Return the same report of the period before, None if there is none."""
    earlier = select(Obligation).where(
        col(Obligation.programme_id) == this.programme_id,
        col(Obligation.unit_id) == this.unit_id,
        col(Obligation.kind) == this.kind,
        col(Obligation.period) < this.period,
    )
    return session.exec(earlier.order_by(col(Obligation.period).desc())).first()
