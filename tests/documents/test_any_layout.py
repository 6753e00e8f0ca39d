"""Whatever stands in lines and tables, reading refuses it with a sentence, or gives rows with numbers of their own."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.blocks import Block, Cell, Grid, Line
from bot.documents.decomposition import read_blocks
from bot.errors import DocumentError
from tests.conftest import TODAY

WORDS = st.sampled_from(
    [
        *(
            "序号",
            "事项",
            "重点任务",
            "具体举措",
            "责任单位",
            "牵头单位",
            "配合单位",
            "牵头领导",
            "完成时限",
            "一季度",
            "备注",
            "单位",
            "类别",
        ),
        *(
            "1",
            "2",
            "3",
            "1.1",
            "一",
            "（二）",
            "第3项",
            "⑤",
            "12月底前",
            "长期坚持",
            "合计",
            "注：见附件",
            "附件1",
            "附件2：任务分解表",
            "附件",
        ),
        *(
            "区发改局",
            "区教体局、财政局",
            "区住建局牵头，区财政局配合",
            "各镇街",
            "分管副区长",
            "某 某",
            "牵头领导：某某",
            "责任单位：区教体局",
        ),
        *(
            "新建学校3所。",
            "1.新建学校3所。（责任单位：区教体局）",
            "一、教育",
            "（一）就业。新增就业5000人。（",
            "——区人社局",
        ),
        *(
            "",
            " ",
            "\t",
            "|",
            "| 1 | 事项 |",
            "1\t建成一座桥。\t区住建局",
            "序号\t事项\t责任单位",
            "序号  事项  责任单位",
            'a,b,"c',
        ),
        *(
            "云溪政办发〔2026〕3号",
            "2026年2月30日",
            "2026年2月25日",
            "关于印发2026年任务的通知",
            "排在首位的为牵头单位",
            "\x00",
            "）】",
            "：",
            "。",
        ),
    ]
)
TEXTS = st.one_of(WORDS, st.text(max_size=12), st.builds("".join, st.lists(WORDS, max_size=4)))
LINES = st.builds(Line, st.integers(1, 999), TEXTS)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A table of any cells, some of them merged with the one above or to the left."""
    width, height = draw(st.integers(0, 6)), draw(st.integers(0, 8))
    rows: list[tuple[Cell, ...]] = []
    for _ in range(height):
        row: list[Cell] = []
        for place in range(width):
            how = draw(st.integers(0, 5))
            over = rows[-1][place] if how == 0 and rows else row[-1] if how == 1 and row else None
            row.append(Cell(over.text, over.bold, covered=True) if over else Cell(draw(TEXTS).strip()))
        rows.append(tuple(row))
    return Grid(
        draw(st.sampled_from(["table 1", "page 2", "附件1", "the text"])), tuple(rows), tuple(range(1, height + 1))
    )


@settings(max_examples=300, deadline=None)
@given(blocks=st.lists(st.one_of(LINES, grids()), max_size=12))
def test_reading_never_fails_otherwise_and_numbers_are_unique(blocks: list[Block]) -> None:
    keys = []
    with suppress(DocumentError):
        keys = [(row.annex, row.no) for row in read_blocks(blocks, "any.docx", today=TODAY).rows]

    assert len(set(keys)) == len(keys)
    assert all(no > 0 for _, no in keys)
