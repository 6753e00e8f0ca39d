"""Ruling lines to tables."""

import pytest

from bot.documents.formats.rulings import Rule, Table, tables


def across(y: float, start: float = 0, end: float = 200) -> Rule:
    return Rule(upright=False, at=y, start=start, end=end)


def down(x: float, start: float = 0, end: float = 60) -> Rule:
    return Rule(upright=True, at=x, start=start, end=end)


GRID = [across(0), across(30), across(60), down(0), down(100), down(200)]


def one(rules: list[Rule]) -> Table:
    (table,) = tables(rules)
    return table


def test_crossing_lines_are_a_table() -> None:
    table = one(GRID)
    assert (table.xs, table.ys) == ((0, 100, 200), (60, 30, 0))


@pytest.mark.parametrize(
    ("x", "y", "place"),
    [(50, 45, (0, 0)), (150, 45, (0, 1)), (50, 15, (1, 0)), (-1, 15, None), (201, 15, None), (50, 61, None)],
)
def test_a_point_lies_in_a_cell_or_outside(x: float, y: float, place: tuple[int, int] | None) -> None:
    assert one(GRID).owner(x, y) == place


def test_places_without_a_line_between_them_are_one_cell() -> None:
    table = one([across(0), across(30, 100, 200), across(60), down(0), down(100), down(200)])
    assert table.owner(50, 45) == table.owner(50, 15)
    assert table.owner(150, 45) != table.owner(150, 15)


def test_the_edges_of_a_merged_cell_are_its_outer_ones() -> None:
    table = one([across(0), across(30), across(60), down(0), down(100, 0, 30), down(200)])
    place = table.owner(150, 45)
    assert place is not None
    assert table.edges()[place] == (0, 200)


def test_lines_that_are_drawn_cell_by_cell_are_joined() -> None:
    pieces = [across(y, x, x + 100) for y in (0, 30, 60) for x in (0, 100)]
    pieces += [down(x, y, y + 30) for x in (0, 100, 200) for y in (0, 30)]
    assert one(pieces) == one(GRID)


def test_double_lines_are_one() -> None:
    table = one([*GRID, down(1.5), across(31), across(1)])
    assert (len(table.xs), len(table.ys)) == (3, 3)


CELLS = ((0, 40), (40, 140), (140, 200))


def test_columns_are_where_the_lines_below_their_cells_end() -> None:
    lines = [across(y, *cell) for y in (0, 30, 60) for cell in CELLS]
    assert one([*lines, down(0), down(200)]).xs == (0, 40, 140, 200)


def test_rows_are_where_the_lines_beside_their_cells_end() -> None:
    rows = ((0, 20), (20, 40), (40, 60))
    table = one([across(0), across(60), *(down(x, *row) for x in (0, 50, 120, 200) for row in rows)])
    assert (table.xs, table.ys) == ((0, 50, 120, 200), (60, 40, 20, 0))


def test_lines_in_a_frame_that_end_nowhere_part_no_columns() -> None:
    assert not list(tables([down(0), down(200), *(across(y) for y in range(0, 61, 20))]))


def test_tables_come_from_top_to_bottom() -> None:
    upper = [across(y) for y in (200, 230)] + [down(x, 200, 230) for x in (0, 80, 200)]
    assert [table.ys[0] for table in tables([*GRID, *upper])] == [230, 60]


@pytest.mark.parametrize(
    "rules",
    [[], [across(0)], [across(0), across(60), down(0), down(200)], [across(0), across(30), across(60)]],
    ids=["nothing", "an underline", "a frame", "lines without columns"],
)
def test_what_parts_nothing_is_no_table(rules: list[Rule]) -> None:
    assert list(tables(rules)) == []


def test_a_drawing_of_thousands_of_lines_is_no_table() -> None:
    drawing = [across(4 * number, 0, 4000) for number in range(600)] + [
        down(4 * number, 0, 4000) for number in range(600)
    ]
    assert list(tables(drawing)) == []
