"""Words at their places to lines and paragraphs."""

import pytest

from bot.documents.formats.typesetting import Row, Word, paragraphs, rows

SIZE = 10.0


def word(text: str, left: float = 0, base: float = 0, *, bold: bool = False) -> Word:
    width = sum(SIZE / 2 if character.isascii() else SIZE for character in text)
    return Word(text, left, left + width, base, SIZE, bold)


def joined(*texts: str, right: float, lefts: tuple[float, ...] = ()) -> list[str]:
    lines = [Row((word(text, lefts[at] if lefts else 0, -12.0 * at),)) for at, text in enumerate(texts)]
    return ["".join(piece for piece, _ in pieces) for pieces in paragraphs(lines, 0, right, gap="\t")]


def test_words_on_one_base_line_are_a_row_from_left_to_right() -> None:
    found = rows([word("区", 30, 1), word("修路", 0, 0), word("架桥", 0, -12)])
    assert [[each.text for each in row.words] for row in found] == [["修路", "区"], ["架桥"]]


@pytest.mark.parametrize(
    ("gap", "text"),
    [(0, "修路架桥"), (1, "修路架桥"), (5, "修路 架桥"), (15, "修路\t架桥")],
    ids=["close", "kerned", "spaced", "columns"],
)
def test_a_wide_gap_is_a_column(gap: float, text: str) -> None:
    row = Row((word("修路"), word("架桥", 20 + gap)))
    assert "".join(piece for piece, _ in row.pieces("\t")) == text


def test_latin_words_are_parted_by_a_blank() -> None:
    row = Row((word("GDP"), word("2026", 18)))
    assert "".join(piece for piece, _ in row.pieces("\t")) == "GDP 2026"


def test_a_number_that_kerning_cut_is_whole() -> None:
    row = Row((word("完成1."), word("1", 32), word("1万套", 39)))
    assert "".join(piece for piece, _ in row.pieces("\t")) == "完成1.11万套"


def test_a_comma_takes_the_place_of_a_whole_character() -> None:
    comma = Word("修路，", 0, 25, 0, SIZE)
    row = Row((comma, word("（架桥", 37)))
    assert "".join(piece for piece, _ in row.pieces("\t")) == "修路，（架桥"


def spread(*lefts: float) -> str:
    (row,) = rows(word(text, left) for text, left in zip("赵士云殷玉", lefts, strict=False))
    return "".join(text for text, _ in row.pieces("\t"))


def test_a_blank_between_names_is_kept() -> None:
    assert spread(0, 10, 20, 33, 43) == "赵士云 殷玉"


def test_characters_that_are_spread_over_the_width_are_one_word() -> None:
    assert spread(0, 13, 26, 39, 52) == "赵士云殷玉"


def test_a_full_row_goes_on() -> None:
    assert joined("加快建设云溪区现", "代物流园区", right=84) == ["加快建设云溪区现代物流园区"]


def test_a_short_row_ends() -> None:
    assert joined("区发改局", "区工信局", right=84) == ["区发改局", "区工信局"]


def test_a_row_that_ends_within_a_list_goes_on() -> None:
    assert joined("区发改局、", "区工信局", right=184) == ["区发改局、区工信局"]


def test_a_number_is_not_broken() -> None:
    assert joined("新增停车位", "2000个", right=64) == ["新增停车位2000个"]


def test_a_stop_does_not_begin_a_row() -> None:
    assert joined("加快建设云溪区", "现，代", right=88) == ["加快建设云溪区现，代"]


def test_an_indented_row_begins_a_paragraph() -> None:
    assert joined("加快建设云溪区现", "代物", right=84, lefts=(0, 20)) == ["加快建设云溪区现", "代物"]


def test_rows_of_names_stay_apart_however_narrow_the_column() -> None:
    assert joined("区发改局", "区工信局", "区财政局", right=42) == ["区发改局", "区工信局", "区财政局"]


def test_a_padded_name_stays_alone_however_narrow_the_column() -> None:
    name = Row((word("乙", base=-12), word("丙", 20, -12)))
    early, late = Row((word("赵士云"),)), Row((word("欧阳"), word("怀远", 20)))
    found = paragraphs([early, name, late], 0, 31, gap=" ")
    assert ["".join(piece for piece, _ in pieces) for pieces in found] == ["赵士云", "乙 丙", "欧阳怀远"]


def test_a_bracket_does_not_end_a_row() -> None:
    assert joined("加快建设云溪", "（一期", right=72) == ["加快建设云溪（一期"]


def test_centred_rows_are_one_paragraph() -> None:
    assert joined("加快建设云溪区", "现代", right=84, lefts=(7, 32)) == ["加快建设云溪区现代"]


def test_rows_in_columns_are_not_joined() -> None:
    row = Row((word("1"), word("修路架桥", 40)))
    below = Row((word("代物流园区", 0, -12),))
    assert len(list(paragraphs([row, below], 0, 84, gap="\t"))) == 2


def test_no_rows_are_no_paragraphs() -> None:
    assert list(paragraphs([], 0, 84, gap=" ")) == []


@pytest.mark.parametrize("mark", ["— 2 —", "—２—", "－２－", "2"])
def test_the_mark_of_a_page_is_no_part_of_the_text_above_it(mark: str) -> None:
    assert joined("培育三十家百亿", mark, right=70) == ["培育三十家百亿", mark]
    assert joined(mark, "培育三十家百亿", right=70) == [mark, "培育三十家百亿"]


def test_an_item_is_no_part_of_a_full_line_above_it() -> None:
    assert joined("责任单位某某局", "（二）修路架桥", right=70) == ["责任单位某某局", "（二）修路架桥"]


def test_a_date_on_the_right_of_a_page_is_joined_with_nothing() -> None:
    lines = "云溪区人民政府办公室", "2026年2月24日", "附件1"
    assert joined(*lines, right=300, lefts=(190, 200, 0)) == list(lines)


def test_what_signs_on_the_right_does_not_go_on_further_left() -> None:
    assert joined("区政府办公室", "重点任务分解表", right=300, lefts=(200, 0)) == ["区政府办公室", "重点任务分解表"]
