"""Documents in traditional characters."""

import pytest

from bot.documents.blocks import Line
from bot.documents.decomposition import read_blocks, read_bytes
from bot.rules.terms import Decomposition
from bot.rules.traditional import SIMPLER, simplified
from tests.conftest import TODAY
from tests.documents.layouts import table
from tests.documents.reading import sample

TRADITIONAL = {read: written for written, read in SIMPLER.items()}


def text(*lines: str) -> Decomposition:
    return read_bytes("\n".join(lines).encode(), "a.txt", today=TODAY)


def roles(decomposition: Decomposition, at: int) -> list[tuple[str, str]]:
    return [(unit.name, unit.role.value) for unit in decomposition.rows[at].units]


def test_the_whole_sample_is_read_as_in_simplified_characters_and_told_as_it_stands() -> None:
    plain, found = sample(), sample(lambda words: words.translate(TRADITIONAL))

    assert [simplified(str(row)) for row in found.rows] == [str(row) for row in plain.rows]
    assert [row.content for row in found.rows] == [row.content.translate(TRADITIONAL) for row in plain.rows]


def test_brackets_behind_the_tasks() -> None:
    found = text(
        "一、狠抓項目建設",
        "1.新建標準廠房12萬平方米。（市發改委牽頭，市財政局、各縣區政府按職責分工負責）",
        "2.舉辦招聘會20場，做好退役军人安置。（市人社局負責）",
    )

    assert [row.content for row in found.rows] == ["新建標準廠房12萬平方米。", "舉辦招聘會20場，做好退役军人安置。"]
    assert found.rows[0].sections == ("一、狠抓項目建設",)
    assert roles(found, 0) == [("市發改委", "lead"), ("市財政局", "separate"), ("各縣區政府", "separate")]
    assert roles(found, 1) == [("市人社局", "lead")]


def test_a_table_whose_heads_and_cells_are_traditional() -> None:
    cells = [
        ["序號", "工作內容", "責任領導", "牽頭單位", "配合單位", "完成時限"],
        ["1", "開工建設濱河路。", "張 三", "區住建局", "區財政局、自然資源局", "年底前"],
        ["2", "新增床位200張。", "李四", "區民政局", "各鎮街", "6月底"],
    ]
    found = read_blocks([Line(1, "附件1"), table(*cells)], "a.docx", today=TODAY)

    assert [row.leaders for row in found.rows] == [("張三",), ("李四",)]
    assert roles(found, 0) == [("區住建局", "lead"), ("區財政局", "support"), ("區自然資源局", "support")]
    assert found.rows[1].due_text == "6月底"


def test_a_name_that_was_put_together_takes_the_characters_of_the_document() -> None:
    found = text(
        "1.改造小區8個。（責任單位：區城管局；配合單位：石橋、雲山街道辦事處，市發展和改革委員會）",
        "2.清理河道。（責任單位：區水務局）",
    )

    assert roles(found, 0)[1:3] == [("石橋街道辦事處", "support"), ("雲山街道辦事處", "support")]


@pytest.mark.parametrize("name", ["於某某", "鍾某某"])
def test_a_single_old_character_in_a_modern_document_is_kept(name: str) -> None:
    found = text(
        f"1.清理河道。（牵头领导：{name}；责任单位：区水务局）", "2.植树。（牵头领导：于某；责任单位：区园林局）"
    )

    assert [row.leaders for row in found.rows] == [(name,), ("于某",)]
