"""Small decompositions in every layout: a notice, and an annex as text or as tables."""

from collections.abc import Sequence

from bot.documents.blocks import Block, Cell, Grid, Line
from bot.documents.decomposition import read_blocks, read_bytes
from bot.rules.terms import Decomposition, Row
from tests.conftest import TODAY

HEAD = "云溪政办发〔2026〕3号\n关于印发2026年重点工作责任分解的通知\n2026年2月25日\n附件1\n"
SCHOOLS, HOUSES, PARKS = (
    "新建改扩建学校3所，新增学位2000个。",
    "改造老旧小区20个，惠及居民5000户。",
    "建成口袋公园10处。",
)
ABOVE, LEFT = "^", "<"
"""In a table of the tests: the cell is merged with the one above, or with the one to its left."""


def text(annex: str, *, head: str = HEAD, name: str = "tasks.txt") -> Decomposition:
    """Read an annex of text behind the notice."""
    return read_bytes((head + annex).encode(), name, today=TODAY)


def table(*rows: Sequence[str], where: str = "table 1") -> Grid:
    """Make a table of texts."""
    made: list[tuple[Cell, ...]] = []
    for row in rows:
        cells: list[Cell] = []
        for place, words in enumerate(row):
            over = made[-1][place] if words == ABOVE else cells[-1] if words == LEFT else None
            cells.append(Cell(over.text, over.bold, covered=True) if over else Cell(words))
        made.append(tuple(cells))
    return Grid(where, tuple(made), tuple(range(1, len(made) + 1)))


def document(*blocks: Block | list[str], head: str = HEAD) -> Decomposition:
    """Read tables, or rows of one table, behind the notice."""
    lines = [Line(number, line) for number, line in enumerate(head.split("\n"), start=1)]
    whole = [block for block in blocks if not isinstance(block, list)]
    rows = [block for block in blocks if isinstance(block, list)]
    return read_blocks([*lines, *whole, *([table(*rows)] if rows else [])], "tasks.docx", today=TODAY)


def told(read: Decomposition) -> list[tuple[int, str, str, str]]:
    """Each row as number, content, leaders and units."""
    return [(row.no, row.content, " ".join(row.leaders), row.unit_text) for row in read.rows]


def doubts(row: Row) -> list[str]:
    """The doubts of a row, but for those about units and roles."""
    return [str(doubt) for doubt in row.doubts if str(doubt).startswith(("row cut", "not understood"))]
