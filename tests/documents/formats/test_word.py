"""Word documents: what stands on the page, in its order."""

from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from bot.documents.blocks import Cell, Grid, Line
from tests.documents.formats.files import blocks, grids, lines, p, r, saved, tbl, tc, texts, word

B = "<w:b/>"


def test_paragraphs_and_tables_come_in_the_order_of_the_page() -> None:
    found = blocks(word(p("附件1") + tbl([tc("序号"), tc("内容")]) + p("附件2")))
    assert [type(block) for block in found] == [Line, Grid, Line]
    assert [block.number for block in found if isinstance(block, Line)] == [1, 2]
    assert [block.where for block in found if isinstance(block, Grid)] == ["table 1"]


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


def test_moved_text_stands_where_it_was_moved_to() -> None:
    gone, come = f"<w:moveFrom>{r('区发改局')}</w:moveFrom>", f"<w:moveTo>{r('区发改局')}</w:moveTo>"
    assert lines(word(f"<w:p>{gone}{r('牵头：')}{come}</w:p>")) == ["牵头：区发改局"]


def test_a_deleted_row_and_a_deleted_paragraph_are_left_out() -> None:
    struck = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
    table = tbl([tc("1"), tc("修路")], [tc("2"), tc("架桥")]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    found = blocks(word(struck + table))
    assert [texts(block) for block in found if isinstance(block, Grid)] == [[["2", "架桥"]]]
    assert len(found) == 1


def test_content_controls_lose_nothing() -> None:
    def control(content: str) -> str:
        return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'

    row = f"<w:tr>{tc('1')}{control(tc(p('修路')))}</w:tr>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{control(row)}</w:tbl>"
    body = control(p("附件1")) + f"<w:p>{r('云溪')}{control(r('区'))}</w:p>" + table
    assert lines(word(body)) == ["附件1", "云溪区"]
    assert [texts(grid) for grid in grids(word(body))] == [[["1", "修路"]]]


def test_links_and_fields_show_their_text() -> None:
    link = f'<w:hyperlink w:anchor="x">{r("区发改局")}</w:hyperlink>'
    field = f'<w:fldSimple w:instr="DATE">{r("2026")}</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r>'
    assert lines(word(f"<w:p>{link}{field}</w:p>")) == ["区发改局2026"]


def test_tabs_and_breaks_part_the_text() -> None:
    body = f"<w:p>{r('1')}<w:r><w:tab/></w:r>{r('修路')}<w:r><w:br/></w:r>{r('架桥')}</w:p>"
    assert lines(word(body)) == ["1\t修路", "架桥"]


def test_hidden_text_is_left_out() -> None:
    assert lines(word(f"<w:p>{r('公开')}{r('内部', '<w:vanish/>')}</w:p>")) == ["公开"]


def test_what_is_read_aloud_above_a_character_is_left_out() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('yún')}</w:rt><w:rubyBase>{r('云')}</w:rubyBase></w:ruby></w:r>"
    assert lines(word(f"<w:p>{ruby}{r('溪')}</w:p>")) == ["云溪"]


def test_a_text_box_comes_after_its_paragraph_and_once() -> None:
    box = f"<w:txbxContent>{p('云溪区人民政府文件')}</w:txbxContent>"
    compatible = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(word(f"<w:p>{r('特急')}{compatible}</w:p>{p('通知')}")) == ["特急", "云溪区人民政府文件", "通知"]


def test_a_table_in_a_cell_becomes_lines_of_the_cell() -> None:
    inner = tbl([tc("一季度"), tc("开工")], [tc("四季度"), tc("完工")])
    (grid,) = grids(word(tbl([tc("1"), tc(p("修路") + inner + "<w:p/>")])))
    assert texts(grid) == [["1", "修路\n一季度\t开工\n四季度\t完工"]]


def test_a_table_of_one_column_frames_what_is_in_it() -> None:
    found = blocks(word(tbl([tc(p("附件1") + tbl([tc("1"), tc("修路")]))])))
    assert [type(block) for block in found] == [Line, Grid]


def test_cells_merged_the_old_way_cover_their_places() -> None:
    cells = [tc("合计", '<w:hMerge w:val="restart"/>'), tc("<w:p/>", '<w:hMerge w:val="continue"/>'), tc("3")]
    (grid,) = grids(word(tbl(cells, [tc("1"), tc("修路"), tc("2")])))
    assert texts(grid)[0] == ["合计", "<合计>", "3"]


def test_columns_that_dragged_borders_left_behind_disappear() -> None:
    wide, narrow = '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="1"/>'
    (grid,) = grids(word(tbl([tc("序号", wide), tc("内容", narrow)], [tc("1", wide), tc("修路", narrow)])))
    assert texts(grid) == [["序号", "内容"], ["1", "修路"]]


def test_a_row_may_begin_later_than_others() -> None:
    late = "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + tc("修路") + "</w:tr>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{tc('1')}{tc('架桥')}</w:tr>{late}</w:tbl>"
    (grid,) = grids(word(table))
    assert texts(grid) == [["1", "架桥"], ["", "修路"]]


def test_headers_and_footers_are_left_out() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    document.add_paragraph("附件1")
    assert lines(saved(document)) == ["附件1"]


def test_bold_comes_from_styles_too() -> None:
    document = Document()
    document.styles.add_style("牵头", WD_STYLE_TYPE.CHARACTER).font.bold = True
    document.styles.add_style("重点", WD_STYLE_TYPE.PARAGRAPH).font.bold = True
    paragraph = document.add_paragraph()
    paragraph.add_run("区发改局", style="牵头")
    paragraph.add_run("、区工信局")
    whole = document.add_paragraph("区财政局", style="重点")
    whole.add_run("等").bold = False
    whole.add_run("部门", style="牵头")
    found = [block.bold for block in blocks(saved(document)) if isinstance(block, Line)]
    assert found == [("区发改局",), ("区财政局",)]


def test_a_style_that_is_based_on_itself_ends() -> None:
    document = Document()
    style = document.styles.add_style("圈", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = style
    document.add_paragraph("附件1", style="圈")
    assert lines(saved(document)) == ["附件1"]


def test_bold_that_is_switched_off_is_not_bold() -> None:
    found = blocks(word(p("区发改局", '<w:b w:val="0"/>')))
    assert found[0] == Line(1, "区发改局")
