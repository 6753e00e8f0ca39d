"""The contacts' posts of a roster, and who stands in for whom (AB角): out to the workbook, and back."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.rules.roster import PostRow, Roster
from bot.rules.seats import KnownPost
from bot.store.people import BOUND
from bot.store.tables import Binding, Post, Unit


@dataclass(frozen=True, slots=True)
class SeatedPosts:
    """How many posts are new, how many are deputies' since now, and which deputies stay though no row names them."""

    added: int
    deputies: int
    left: tuple[str, ...]


def post_rows(session: Session) -> list[PostRow]:
    """Return the contacts' posts, each with its deputy's, which has a row of its own only if it has a language."""
    posts = session.exec(
        select(Unit.name, Post)
        .join(Post, col(Unit.id) == col(Post.unit_id))
        .where(col(Post.kind) == "contact")
        .order_by(col(Post.unit_id), col(Post.id))
    ).all()
    deputies = _deputies(post for _, post in posts)
    return [
        PostRow(unit, post.title, post.language, deputy=deputy.title if (deputy := deputies.get(post.id)) else "")
        for unit, post in posts
        if post.deputy_of is None or post.language
    ]


def known_posts(session: Session) -> dict[tuple[int, str], KnownPost]:
    """Return the contacts' posts by unit and title, as the rules of the roster know them."""
    posts = session.exec(select(Post).where(col(Post.kind) == "contact")).all()
    deputies = _deputies(posts)
    bound = set(session.exec(select(Binding.post_id).where(col(Binding.state).in_(BOUND))))
    return {
        (post.unit_id or 0, post.title): KnownPost(
            deputy.title if (deputy := deputies.get(post.id)) else "", bound=post.id in bound
        )
        for post in posts
    }


def seat_posts(session: Session, roster: Roster, by_name: dict[str, Unit]) -> SeatedPosts:
    """Add the contacts' posts, write their languages, and say who stands in for whom. No post is taken away here.

    Nothing about a roster is wrong any more: `bot.rules.seating_posts` was asked.
    """
    posts = session.exec(select(Post).where(col(Post.kind) == "contact"))
    known = {(post.unit_id, post.title): post for post in posts}
    before = len(known)
    for row in roster.posts:
        post = _post(session, known, by_name[row.unit], row.title)
        post.language = row.language
    session.flush()
    deputies, left = 0, []
    for row in roster.posts:
        unit = by_name[row.unit]
        post = known[unit.id, row.title]
        standing_in = _deputies(known.values()).get(post.id)
        if row.deputy:
            deputies += _appoint(session, known, unit, post, standing_in, row.deputy)
        elif standing_in and row.deputy is not None:
            left.append(f"{unit.name} {standing_in.title}")
    return SeatedPosts(len(known) - before, deputies, tuple(left))


def _appoint(  # noqa: PLR0913, PLR0917 -- who is to stand in for whom, and who does
    session: Session,
    known: dict[tuple[int | None, str], Post],
    unit: Unit,
    post: Post,
    standing_in: Post | None,
    title: str,
) -> bool:
    """Let the post of a title stand in for another one; a deputy's post that nobody sits on is renamed."""
    if standing_in and standing_in.title == title:
        return False
    if standing_in:
        standing_in.title = title
        session.add(standing_in)
    else:
        _post(session, known, unit, title).deputy_of = post.id
    session.flush()
    return True


def _post(session: Session, known: dict[tuple[int | None, str], Post], unit: Unit, title: str) -> Post:
    """Return a contact's post of a unit, a new one if there is none of that title."""
    key = (unit.id, title)
    if key not in known:
        known[key] = Post(kind="contact", unit_id=unit.id, title=title)
    session.add(known[key])
    return known[key]


def _deputies(posts: Iterable[Post]) -> dict[int | None, Post]:
    """Return the deputies' posts among these, by the posts that they stand in for; of several the first."""
    found = sorted((post for post in posts if post.deputy_of is not None), key=lambda post: post.id or 0, reverse=True)
    return {post.deputy_of: post for post in found}
