"""Blanks within words are taken out of a text that is full of them, and left where they part something."""

from bot.documents.blocks import Line
from bot.documents.labels.spread import without_spread
from tests.documents.layouts import text

SPREAD = (
    "1.新建改 扩建学校3所，新增学 位2000个。",
    "2.改造 老旧小区20个，惠及 居民。",
    "3.建成口袋 公园10处，增加绿 地。",
)


def taken(*texts: str) -> list[str]:
    return [line.text for line in without_spread([Line(1, text) for text in texts])]


def test_blanks_within_words_are_taken_out_where_sentences_have_them() -> None:
    assert taken(*SPREAD, "责任 单位：市 商务局") == [
        "1.新建改扩建学校3所，新增学位2000个。",
        "2.改造老旧小区20个，惠及居民。",
        "3.建成口袋公园10处，增加绿地。",
        "责任单位：市商务局",
    ]


def test_blanks_between_persons_stay() -> None:
    assert taken(*SPREAD, "牵头领导：某甲 某乙")[-1] == "牵头领导：某甲 某乙"


def test_a_text_whose_sentences_have_none_keeps_its_blanks() -> None:
    lines = ["1.新建学校，新增学位。", "责任单位 区教体局 区财政局", "一、 办好民生 实事"]

    assert taken(*lines) == lines


def test_blanks_between_units_and_behind_headings_part_something() -> None:
    lines = [f"{no}.办好教育 新建学校，新增学位。（责任单位：区教体局 区财政局）" for no in range(1, 6)]

    assert taken(*lines) == lines


def test_rows_full_of_blanks_are_read() -> None:
    read = text("\n".join(f"{line}\n责任 单位：区教 体局\n" for line in SPREAD))

    assert [unit.name for row in read.rows for unit in row.units] == ["区教体局"] * 3
