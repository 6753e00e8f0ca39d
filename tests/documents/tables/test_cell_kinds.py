"""What cells and columns hold, by their words alone."""

import pytest

from bot.documents.tables.cell_kinds import CellKind, column_kind, is_repeated, kind_of


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (CellKind.NOTHING, ["", " ", "/", "无", "暂无", "—", "——"]),
        (CellKind.NUMBER, ["1", "１２", "（3）", "第58项"]),
        (
            CellKind.PERSONS,
            ["郑小满", "许立、高山", "高山 许立", "高 山", "副区长", "郑小满（副区长）", "欧阳明", "各相关副区长"],
        ),
        (
            CellKind.UNITS,
            ["区商务局", "区商务局牵头，区水务局配合", "各镇（街道）", "区民政局、财政局分别办理", "各有关部门"],
        ),
        (CellKind.DUE, ["12月底前", "2026年10月", "持续推进", "三季度"]),
        (CellKind.CATEGORY, ["消费", "夜间经济", "乡村振兴", "建成口袋公园10处", "夯实产业根基（2项）"]),
        (CellKind.SENTENCE, ["发展夜间经济。", "改造老旧管网40公里，更新居民小区二次供水设施30处"]),
    ],
)
def test_a_cell_is_told_by_its_words(kind: CellKind, texts: list[str]) -> None:
    assert {text: kind_of(text) for text in texts} == dict.fromkeys(texts, kind)


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (CellKind.PERSONS, ["高山", "郑小满", "许立", "文化"]),
        (CellKind.UNITS, ["区商务局", "", "区水务局", "/", "区卫健局"]),
        (CellKind.CATEGORY, ["消费", "", "", "金融", ""]),
        (CellKind.CATEGORY, ["优化营商环境，激发市场主体活力（2项）", "保障和改善民生（1项）"]),
        (CellKind.SENTENCE, ["清淤12公里。", "建成公园", "新建学校3所。"]),
        (CellKind.NOTHING, ["", "/", ""]),
    ],
)
def test_a_column_is_what_most_of_its_cells_are(kind: CellKind, texts: list[str]) -> None:
    assert column_kind(texts) is kind


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["甲", "甲", "乙", "乙"], True),
        (["甲", "", "乙", ""], True),
        (["甲（2项）", "乙（1项）"], True),
        (["甲（3个月内）", "乙（2个月内）"], False),
        (["甲", "乙", "丙", "丁"], False),
        ([], False),
    ],
)
def test_a_category_stands_over_several_rows_or_says_that_it_does(texts: list[str], *, expected: bool) -> None:
    assert is_repeated(texts) is expected
