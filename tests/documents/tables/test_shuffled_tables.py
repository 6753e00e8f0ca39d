"""Whatever the order of the columns, with merged categories and a heading that nobody knows: right, or in doubt."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from bot.errors import DocumentError
from bot.rules.terms import Decomposition
from tests.documents.layouts import document, text

UNITS = ["区教体局", "区住建局", "区园林局", "区水务局", "区商务局", "区卫健局"]
PEOPLE = ["郑小满", "许立", "高山", "钱多多", "许立、高山"]
CATEGORIES = ["教育", "城市建设", "产业发展（3项）", "夯实基础"]
HEADINGS = {
    "category": ["领域", "重点任务", "类别"],
    "content": ["具体举措", "工作内容", "目标任务"],
    "leaders": ["分管领导", "牵头领导", "分管副区长"],
    "units": ["责任单位", "牵头单位"],
    "due": ["完成时限", "时间节点"],
}
STRANGE = ["甲栏", "怎么办", "何人", "其他"]


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], list[dict[str, str]]]:
    """A table of cells with its header, and what its rows say. The category stands in front of the content."""
    count = draw(st.integers(3, 7))
    over = sorted(draw(st.lists(st.sampled_from(range(len(CATEGORIES))), min_size=count, max_size=count)))
    said = [
        {
            "category": CATEGORIES[over[at]],
            "content": f"新建学校{at + 3}所，新增学位{draw(st.integers(100, 900))}个。",
            "leaders": draw(st.sampled_from(PEOPLE)),
            "units": draw(st.sampled_from(UNITS)),
            "due": f"{at + 3}月底前",
        }
        for at in range(count)
    ]
    columns = draw(st.permutations(["content", "leaders", "units", "due"]))
    columns.insert(draw(st.integers(0, columns.index("content"))), "category")
    strange = draw(st.sampled_from([None, None, *columns]))
    words = [draw(st.sampled_from(STRANGE if each == strange else HEADINGS[each])) for each in columns]
    cells = [
        [str(at), *("" if each == "category" and at > 1 and _as_above(said, at) else row[each] for each in columns)]
        for at, row in enumerate(said, start=1)
    ]
    return [["序号", *words], *cells], said


def _as_above(said: list[dict[str, str]], at: int) -> bool:
    return said[at - 1]["category"] == said[at - 2]["category"]


def right_or_in_doubt(read: Decomposition, said: list[dict[str, str]]) -> None:
    """Hold each row against what went in."""
    assert [row.no for row in read.rows] == list(range(1, len(said) + 1))
    for row, wanted in zip(read.rows, said, strict=True):
        got = {
            "content": row.content,
            "leaders": "、".join(row.leaders),
            "units": "、".join(unit.name for unit in row.units),
        }
        assert row.doubts or got == {name: wanted[name] for name in got}


@given(tables())
def test_a_table_with_merged_cells_left_blank_is_read_right_or_in_doubt(
    table: tuple[list[list[str]], list[dict[str, str]]],
) -> None:
    cells, said = table

    right_or_in_doubt(document(*cells), said)


@given(tables(), st.sampled_from(["\t", " | "]))
def test_a_table_as_text_is_read_right_or_in_doubt(
    table: tuple[list[list[str]], list[dict[str, str]]], between: str
) -> None:
    cells, said = table

    right_or_in_doubt(text("\n".join(between.join(row) for row in cells)), said)


@given(tables())
def test_a_table_that_lost_its_header_is_read_right_or_in_doubt_or_refused(
    table: tuple[list[list[str]], list[dict[str, str]]],
) -> None:
    (_, *cells), said = table

    with suppress(DocumentError):
        right_or_in_doubt(document(*cells), said)
