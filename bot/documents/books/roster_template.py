"""The roster as a workbook to fill in: what is known already stands in it, so that it can be edited and read back."""

import datetime as dt
from pathlib import Path
from typing import Any

from bot.documents.books.sheets import Book, Column
from bot.rules.roster import CHOSEN, FIXED, LANGUAGES, GroupRow, Heading, PostRow, Roster, Sheet, UnitRow

_ROOM = 500
"""How many rows the drop-down lists reach down."""

_WORDS = Path(__file__).resolve().parents[3] / "templates" / "documents" / "roster.md"

_UNITS = (
    Column(Heading.NAME, 22),
    Column(Heading.FULL_NAME, 30),
    Column(Heading.SHORT_NAME, 14),
    Column(Heading.ALIASES, 26),
    Column(Heading.NOTE, 38),
)
_GROUPS = (
    Column(Heading.GROUP, 24),
    Column(Heading.MEMBERS, 56),
    Column(Heading.FIXED_OR_CHOSEN, 14, centred=True),
    Column(Heading.NOTE, 38),
)
_POSTS = (
    Column(Heading.UNIT, 26),
    Column(Heading.TITLE, 24),
    Column(Heading.DEPUTY, 24),
    Column(Heading.LANGUAGE, 12, centred=True),
)


def template(roster: Roster, *, made: dt.datetime) -> bytes:
    """Write what is known of units, groups and contacts as an xlsx workbook; `made` is the workbook's date."""
    book = Book(made)
    book.words("说明", _WORDS.read_text(encoding="utf-8").splitlines(), width=104)
    units = book.sheet(Sheet.UNITS, _UNITS, [_unit(each) for each in roster.units])
    groups = book.sheet(Sheet.GROUPS, _GROUPS, [_group(each) for each in roster.groups])
    posts = book.sheet(Sheet.POSTS, _POSTS, [_post(each) for each in roster.posts])
    _guide(book, units, groups, posts)
    units.activate()
    return book.content()


def _unit(row: UnitRow) -> tuple[str, ...]:
    note = f"前缀待核，原文：{'；'.join(row.unsure)}" if row.unsure else ""
    return row.name, row.full_name, row.short_name, "、".join(row.aliases), note


def _group(row: GroupRow) -> tuple[str, ...]:
    note = "" if row.members or row.chosen_per_task else "文件未列成员，请填写"
    return row.name, "、".join(row.members), CHOSEN if row.chosen_per_task else FIXED, note


def _post(row: PostRow) -> tuple[str, ...]:
    return row.unit, row.title, row.deputy or "", row.language


def _guide(book: Book, units: Any, groups: Any, posts: Any) -> None:  # noqa: ANN401 -- xlsxwriter carries no types
    """Offer lists where there is a choice; colour a name that stands twice, and rows whose note asks for something."""
    twice = {"type": "duplicate", "format": book.book.add_format({"bg_color": "#F8CBAD"})}
    for place in (0, 2):
        units.conditional_format(1, place, _ROOM, place, twice)
    wanted = {"type": "formula", "format": book.book.add_format({"bg_color": "#FFF2CC"})}
    units.conditional_format(1, 0, _ROOM, 4, wanted | {"criteria": '=$E2<>""'})
    groups.conditional_format(1, 0, _ROOM, 3, wanted | {"criteria": '=$D2<>""'})
    groups.data_validation(1, 2, _ROOM, 2, _choice([FIXED, CHOSEN], "请选择“固定”或“按事项选择”。"))
    known = f"={Sheet.UNITS}!$A$2:$A${_ROOM}"
    hint = _choice(known, "请填责任单位表中的名称、简称或别名。")
    posts.data_validation(1, 0, _ROOM, 0, {**hint, "error_type": "information"})  # a short name is welcome too
    posts.data_validation(1, 3, _ROOM, 3, _choice(list(LANGUAGES), "请选择 zh_CN（中文）或 en（英文），可以不填。"))


def _choice(source: list[str] | str, otherwise: str) -> dict[str, object]:
    return {"validate": "list", "source": source, "error_title": "请核对", "error_message": otherwise}
