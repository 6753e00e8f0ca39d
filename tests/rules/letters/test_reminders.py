"""How tasks are shortened so that as many as possible find room."""

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.letters.reminders import BESIDE, LONGEST, SHORTEST, Line, excerpt, units

LONG = "推进城市更新行动，" * 20


def test_what_is_short_stays_whole() -> None:
    assert excerpt([("1", "新增停车位2000个。")], 500) == (Line("1", "新增停车位2000个。"),)  # type: ignore[arg-type]


def test_what_is_long_is_cut_and_says_so() -> None:
    (line,) = excerpt([("1", LONG)], 500)
    assert line.content.endswith("…")
    assert units(line.content) <= LONGEST


def test_a_cut_leaves_no_comma_before_the_ellipsis() -> None:
    (line,) = excerpt([("1", "推进城市更新行动" + "，" * 50)], 500)
    assert line.content == "推进城市更新行动…"


def test_a_content_stands_on_one_line() -> None:
    (line,) = excerpt([("1", "推进\n  城市更新")], 500)
    assert line.content == "推进 城市更新"


def test_the_more_tasks_the_shorter_each() -> None:
    few, many = excerpt([("1", LONG)] * 3, 600), excerpt([("1", LONG)] * 20, 600)
    assert len(few) == 3
    assert len(many) == 20
    assert len(many[0].content) < len(few[0].content)


def test_when_even_short_ones_find_no_room_the_first_ones_are_listed() -> None:
    lines = excerpt([(str(no), LONG) for no in range(100)], 200)
    assert [line.number for line in lines] == [str(no) for no in range(len(lines))]
    assert 0 < len(lines) < 100
    assert all(units(line.content) <= SHORTEST for line in lines)


@given(st.lists(st.text(max_size=200), max_size=300), st.integers(min_value=0, max_value=3000))
def test_it_never_takes_more_than_its_room(contents: list[str], room: int) -> None:
    lines = excerpt([("12", content) for content in contents], room)
    assert sum(units(line.content) + BESIDE for line in lines) <= room
