"""Word documents: what stands on the page, in its order."""

from bot.documents.blocks import Cell, Grid, Line
from bot.documents.formats import blocks_of
from tests.documents.formats.files import grids, lines, p, r, tbl, tc, texts, word

B = "<w:b/>"


def test_paragraphs_and_tables_come_in_the_order_of_the_page() -> None:
    blocks = blocks_of(word(p("附件1") + tbl([tc("序号"), tc("内容")]) + p("附件2")), "通知.docx")
    assert [type(block) for block in blocks] == [Line, Grid, Line]
    assert [block.number for block in blocks if isinstance(block, Line)] == [1, 2]
    assert [block.where for block in blocks if isinstance(block, Grid)] == ["table 1"]


def test_the_paragraphs_of_a_cell_are_lines() -> None:
    (grid,) = grids(word(tbl([tc("1"), tc(p("区发改局") + p("区工信局"))])))
    assert grid.rows == ((Cell("1"), Cell("区发改局\n区工信局")),)


def test_a_cell_merged_over_rows_covers_them() -> None:
    rows = [
        [tc("城建", '<w:vMerge w:val="restart"/>'), tc("1")],
        [tc("<w:p/>", "<w:vMerge/>"), tc("2")],
        [tc("民生", '<w:vMerge w:val="restart"/>'), tc("3")],
    ]
    (grid,) = grids(word(tbl(*rows)))
    assert texts(grid) == [["城建", "1"], ["<城建>", "2"], ["民生", "3"]]


def test_a_cell_merged_over_columns_covers_them() -> None:
    rows = [[tc("一、城市建设", '<w:gridSpan w:val="3"/>')], [tc("1"), tc("修路"), tc("区发改局")]]
    (grid,) = grids(word(tbl(*rows)))
    assert texts(grid) == [["一、城市建设", "<一、城市建设>", "<一、城市建设>"], ["1", "修路", "区发改局"]]


def test_bold_runs_of_a_cell_are_told() -> None:
    cell = tc(f"<w:p>{r('区发改', B)}{r('局', B)}{r('、区工信局、')}{r('区财政局', B)}</w:p>")
    (grid,) = grids(word(tbl([tc("1"), cell])))
    assert grid.rows[0][1] == Cell("区发改局、区工信局、区财政局", ("区发改局", "区财政局"))


def test_deletions_are_left_out_and_insertions_kept() -> None:
    body = f"<w:p>{r('年底前')}<w:del><w:r><w:delText>开工</w:delText></w:r></w:del><w:ins>{r('完工')}</w:ins></w:p>"
    assert lines(word(body)) == ["年底前完工"]
