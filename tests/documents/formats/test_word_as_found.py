"""Word documents as Word and WPS leave them behind: merges that begin nowhere, symbols, hidden rows, inserted files."""

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from bot.documents.formats import word as reader
from bot.errors import DocumentError
from tests.documents.formats.files import grids, lines, p, r, saved, tbl, tc, texts, word

CONTINUED = "<w:vMerge/>"


def test_a_merged_cell_that_begins_nowhere_is_one_of_its_own_if_it_says_something() -> None:
    rows = [[tc("1"), tc("区发改局")], [tc("2"), tc("区工信局", CONTINUED)], [tc("3"), tc("<w:p/>", CONTINUED)]]
    (grid,) = grids(word(tbl(*rows)))
    assert texts(grid) == [["1", "区发改局"], ["2", "区工信局"], ["3", "<区工信局>"]]


def test_a_blank_cell_that_goes_on_from_one_that_is_not_merged_repeats_it() -> None:
    (grid,) = grids(word(tbl([tc("1"), tc("区发改局")], [tc("2"), tc("<w:p/>", CONTINUED)])))
    assert texts(grid)[1] == ["2", "<区发改局>"]


def test_what_lies_hidden_under_a_merged_cell_is_not_read() -> None:
    rows = [[tc("1"), tc("区发改局", '<w:vMerge w:val="restart"/>')], [tc("2"), tc("旧稿", CONTINUED)]]
    (grid,) = grids(word(tbl(*rows)))
    assert texts(grid)[1] == ["2", "<区发改局>"]


def test_a_hidden_row_and_a_deleted_cell_are_left_out() -> None:
    table = tbl([tc("1"), tc("修路")], [tc("2"), tc("旧稿", "<w:cellDel/>"), tc("架桥")])
    (grid,) = grids(word(table.replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>", 1)))
    assert texts(grid) == [["2", "架桥"]]


@pytest.mark.parametrize(("font", "code"), [("Wingdings", "F0FC"), ("Wingdings 2", "0050"), ("Wingdings", "f0fe")])
def test_a_symbol_that_looks_like_a_tick_is_one(font: str, code: str) -> None:
    assert lines(word(f'<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/></w:r></w:p>')) == ["√"]


def test_another_symbol_says_nothing() -> None:
    arrow = '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    assert lines(word(f"<w:p>{arrow}{r('修路')}</w:p>")) == ["修路"]


def test_what_nobody_sees_in_a_name_is_left_out() -> None:
    early, late = r("区发改\u00ad"), r("局\u200b、\ufeff区工信局")
    assert lines(word(f"<w:p>{early}<w:r><w:softHyphen/></w:r>{late}</w:p>")) == ["区发改局、区工信局"]


def test_a_tab_in_a_cell_is_a_blank() -> None:
    (grid,) = grids(word(tbl([tc("1"), tc(f"<w:p>{r('甲')}<w:r><w:tab/></w:r>{r('乙')}</w:p>")])))
    assert texts(grid) == [["1", "甲 乙"]]


def test_text_that_a_style_hides_is_left_out() -> None:
    document = Document()
    document.styles.add_style("暗", WD_STYLE_TYPE.CHARACTER).font.hidden = True
    document.styles.add_style("密", WD_STYLE_TYPE.PARAGRAPH).font.hidden = True
    paragraph = document.add_paragraph("修路")
    paragraph.add_run("旧稿", style="暗")
    shown = document.add_paragraph("旧稿", style="密").add_run("架桥")
    shown.font.hidden = False
    assert lines(saved(document)) == ["修路", "架桥"]


def test_a_document_with_another_one_in_it_is_sent_back() -> None:
    inserted = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9"/>'
    with pytest.raises(DocumentError, match="Open it in Word, save it as a new file") as caught:
        list(reader.read(word(p("附件1") + inserted), "方案.docx"))
    assert caught.value.code == "inserted"
