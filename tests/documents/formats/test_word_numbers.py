"""Numbers that Word counts and that stand in no text."""

import io
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.documents.formats.files import blocks, grids, lines, p, saved, tbl, tc, texts


def level(at: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    inner = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'


def numbered(
    body: str, *abstracts: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> bytes:
    """Make a document with lists of its own; the first abstract list is 0."""
    document = Document()
    written = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>' for at, levels in enumerate(abstracts)
    )
    part: Any = document.part.numbering_part
    part._element = parse_xml(f"<w:numbering {nsdecls('w')}>{written}{lists}</w:numbering>")  # noqa: SLF001 -- python-docx writes no lists
    document.element.replace(document.element.body, parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>"))
    return saved(document)


def item(text: str = "", *, at: int = 0, number: int = 1) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, properties=properties) if text else f"<w:p><w:pPr>{properties}</w:pPr></w:p>"


def test_the_numbers_of_a_column_are_counted() -> None:
    rows = [[tc("序号"), tc("内容")], [tc(item()), tc("修路")], [tc(item()), tc("架桥")]]
    (grid,) = grids(numbered(tbl(*rows), level(0, "%1")))
    assert texts(grid) == [["序号", "内容"], ["1", "修路"], ["2", "架桥"]]


def test_headings_are_numbered_in_words() -> None:
    body = item("城市建设") + item("道路", at=1) + item("桥梁", at=1) + item("民生") + item("教育", at=1)
    levels = level(0, "%1、", "chineseCounting") + level(1, "（%2）", "chineseCountingThousand")
    assert lines(numbered(body, levels)) == ["一、城市建设", "（一）道路", "（二）桥梁", "二、民生", "（一）教育"]


def test_a_number_that_ends_in_a_digit_keeps_off_the_text() -> None:
    body = item("道路") + item("桥梁", at=1)
    assert lines(numbered(body, level(0, "%1") + level(1, "%1.%2."))) == ["1 道路", "1.1.桥梁"]


def test_a_list_may_start_anywhere() -> None:
    assert lines(numbered(item("修路") + item("架桥"), level(0, "%1.", start=8))) == ["8.修路", "9.架桥"]


def test_two_lists_of_one_kind_go_on_unless_told_to_start_anew() -> None:
    plain = '<w:num w:numId="{0}"><w:abstractNumId w:val="0"/>{1}</w:num>'
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = plain.format(1, "") + plain.format(2, "") + plain.format(3, anew)
    body = item("甲") + item("乙", number=2) + item("丙", number=3) + item("丁", number=3)
    assert lines(numbered(body, level(0, "%1."), lists=lists)) == ["1.甲", "2.乙", "1.丙", "2.丁"]


def test_a_list_may_count_a_level_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "第%1条", "chineseCounting")}</w:lvlOverride>'
    lists = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{own}</w:num>'
    assert lines(numbered(item("总则"), level(0, "%1."), lists=lists)) == ["第一条 总则"]


def test_a_level_that_never_restarts_counts_on() -> None:
    levels = level(0, "%1、", "chineseCounting") + level(1, "%2.", more='<w:lvlRestart w:val="0"/>')
    body = item("城建") + item("修路", at=1) + item("民生") + item("办学", at=1)
    assert lines(numbered(body, levels)) == ["一、城建", "1.修路", "二、民生", "2.办学"]


def test_a_legal_level_writes_all_its_numbers_in_digits() -> None:
    levels = level(0, "%1、", "chineseCounting") + level(1, "%1.%2.", more="<w:isLgl/>")
    assert lines(numbered(item("城建") + item("修路", at=1), levels)) == ["一、城建", "1.1.修路"]


def test_bullets_and_paragraphs_taken_off_a_list_have_no_number() -> None:
    assert lines(numbered(item("修路") + item("架桥", number=0), level(0, "●", "bullet"))) == ["修路", "架桥"]


def test_a_style_may_number_its_paragraphs() -> None:
    document = Document(io.BytesIO(numbered(p("x"), level(0, "%1、", "chineseCounting"))))
    style = document.styles.add_style("标题甲", 1)
    properties = style.element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="1"/></w:numPr>'))
    document.add_paragraph("城建", style=style)
    document.add_paragraph("民生", style=style)
    assert lines(saved(document)) == ["x", "一、城建", "二、民生"]


def test_a_list_that_is_not_there_has_no_numbers() -> None:
    found = blocks(numbered(item("修路", number=7) + item("架桥", at=5), level(0, "%1.")))
    assert [getattr(block, "text", "") for block in found] == ["修路", "架桥"]


def test_a_deleted_paragraph_is_not_counted() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    gone = item().replace("</w:pPr>", f"{mark}</w:pPr>")
    assert lines(numbered(item("修路") + gone + item("架桥"), level(0, "%1."))) == ["1.修路", "2.架桥"]
