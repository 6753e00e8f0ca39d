"""What is wrong with the contacts' posts of a roster, and with who stands in for whom (AB角)."""

from collections.abc import Iterator

from bot.rules.roster import Complaint, Heading, PostRow, Roster, Sheet
from bot.rules.seats import Known, KnownPost, Seats

_Place = tuple[bool, int]
"""A unit: of the roster (True, by its row's place), or known and without a row (False, by its number)."""


def post_complaints(roster: Roster, seats: Seats, known: Known) -> list[Complaint]:
    """Return what is wrong: no such unit, a post that stands twice, a deputy who cannot be one."""
    complaints: list[Complaint] = []
    first: dict[tuple[_Place, str], PostRow] = {}
    for post in roster.posts:
        if not seats.knows(post.unit):
            text = seats.unknown(f"单位“{post.unit}”", post.unit)
            complaints.append(roster.complain(Sheet.POSTS, post.row, Heading.UNIT, text))
            continue
        before = first.setdefault((_place(seats, post), post.title), post)
        if before is not post:
            text = f"{post.unit}“{post.title}”与第{before.row}行重复；同一岗位只写一行，多人请用不同的岗位名。"
            complaints.append(roster.complain(Sheet.POSTS, post.row, Heading.TITLE, text))
    deputies = _Deputies(seats, known, first)
    for post in first.values():
        said = next(deputies.wrong(post), None) if post.deputy else None
        if said:
            complaints.append(roster.complain(Sheet.POSTS, post.row, Heading.DEPUTY, said))
    return complaints


def _place(seats: Seats, post: PostRow) -> _Place:
    has_row = post.unit in seats.answers
    return has_row, seats.answers[post.unit] if has_row else seats.outside[post.unit]


class _Deputies:
    """Who stands in for whom: each post for one other of its unit, and nobody for a deputy."""

    def __init__(self, seats: Seats, known: Known, rows: dict[tuple[_Place, str], PostRow]) -> None:
        self._seats, self._known, self._rows = seats, known, rows
        self._taken: dict[tuple[_Place, str], PostRow] = {}

    def wrong(self, post: PostRow) -> Iterator[str]:
        """Say what is wrong with the deputy that a row names."""
        deputy, place = post.deputy or "", _place(self._seats, post)
        if deputy == post.title:
            yield f"AB角“{deputy}”就是本岗位，请填另一个岗位名称。"
        first = self._taken.setdefault((place, deputy), post)
        if first is not post:
            yield f"“{deputy}”已是第{first.row}行“{first.title}”的AB角；一个岗位只能代理一个岗位，请用不同的岗位名。"
        row = self._rows.get((place, deputy))
        if self._known_post(post, deputy).deputy or (row and row.deputy):
            yield f"“{deputy}”自己有AB角，不能再作AB角。"
        if self._stands_in(post, post.title):
            yield f"“{post.title}”是其他岗位的AB角，不能再有AB角。"
        if self._stands_in(post, deputy, beside=post.title):
            yield f"“{deputy}”已是本单位另一个岗位的AB角，请用不同的岗位名。"
        now = self._known_post(post, post.title).deputy
        if now and now != deputy and (self._known_post(post, now).bound or self._is_known(post, deputy)):
            yield f"“{post.title}”的AB角现为“{now}”，不能在这里改为“{deputy}”；换人请用 /deputy，岗位名不变。"

    def _known_post(self, post: PostRow, title: str) -> KnownPost:
        unit = self._seats.unit(post.unit)
        return self._known.posts.get((unit, title), KnownPost()) if unit is not None else KnownPost()

    def _is_known(self, post: PostRow, title: str) -> bool:
        unit = self._seats.unit(post.unit)
        return unit is not None and (unit, title) in self._known.posts

    def _stands_in(self, post: PostRow, title: str, *, beside: str = "") -> bool:
        """Tell whether a post is known as the deputy of another one of its unit than `beside`."""
        unit = self._seats.unit(post.unit)
        return any(
            each.deputy == title for (of, first), each in self._known.posts.items() if of == unit and first != beside
        )
