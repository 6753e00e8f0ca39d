"""Characters that show nothing, and radicals that stand for characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.formats.characters import seen


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("区发\u200b改局", "区发改局"),
        ("\ufeff附件1", "附件1"),
        ("新增\u00ad学位", "新增学位"),
        ("完成\x07", "完成"),
        ("⼯业和信息化局", "工业和信息化局"),
        ("⺠政局、⻓江街道", "民政局、长江街道"),
        ("區\uf9e1", "區\u674e"),
        ("第1项\t修路\n架桥", "第1项\t修路\n架桥"),
    ],
)
def test_a_text_is_as_it_is_seen(text: str, shown: str) -> None:
    assert seen(text) == shown


@given(st.text("区发改局、12 ab（）。\n\t"))
def test_what_is_seen_stays(text: str) -> None:
    assert seen(text) == text
