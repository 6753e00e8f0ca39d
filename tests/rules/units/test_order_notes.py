"""Notes among units that name nobody."""

import pytest

from bot.rules.units.order_notes import note_on_order, without_note_on_order

UNITS = "区财政局、区审计局"


@pytest.mark.parametrize(
    "note",
    [
        "（列第一位者为工作牵头单位，下同）",
        "(排第一的为牵头单位)",
        "（牵头单位排在首位）",
        "〔列第一位的为牵头单位，下同〕",
        "，列第一位的为牵头单位，下同",
        "。列第一位的为牵头单位，下同",
        "；排在首位的单位为牵头单位",
        "，第一位为牵头单位",
        "（排名第一的单位为牵头单位，其他为配合单位，下同）",
        "（首位为牵头单位，以下同）",
    ],
)
def test_a_note_on_who_leads_is_taken_away_and_told(note: str) -> None:
    assert without_note_on_order(UNITS + note) == (True, UNITS)
    assert note_on_order(UNITS + note).strip() in note


@pytest.mark.parametrize(
    "note",
    [
        "，以下均需地方落实不再重复列出",
        "，以下各项工作均需相关县（市、区）政府推进，不再单独列出",
        "（以下各项任务均需各县（市、区）政府配合）",
        "，下同",
        "（下同）",
        "（含各功能区，下同）",
        "。各项工作均由各县（市、区）政府具体落实",
    ],
)
def test_a_sentence_about_all_rows_below_names_nobody(note: str) -> None:
    assert without_note_on_order(UNITS + note) == (False, UNITS)


@pytest.mark.parametrize(
    "text",
    [
        "区财政局（区国资局）",
        "各镇街及灵山岛自然保护区（以下简称各镇街）配合",
        "区财政局牵头，区审计局配合",
        "区第一人民医院牵头，区财政局配合",
        "第一中学、区教体局牵头",
    ],
)
def test_units_are_no_note(text: str) -> None:
    assert without_note_on_order(text) == (False, text)
    assert not note_on_order(text)
