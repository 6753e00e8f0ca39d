"""The sandbox refuses the HTML that Telegram refuses, and shows the rest safely."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.markup import Refused, read


def test_allowed_tags_are_shown_and_do_not_count_as_text() -> None:
    plain, safe = read("<b>您好</b>，已绑定 &amp; <i>完成</i>", "HTML")
    assert plain == "您好，已绑定 & 完成"
    assert safe == "<b>您好</b>，已绑定 &amp; <i>完成</i>"


def test_an_expandable_blockquote_is_kept_apart_from_a_plain_one() -> None:
    assert 'class="expandable"' in read("<blockquote expandable>1</blockquote>", "HTML")[1]
    assert 'class="expandable"' not in read("<blockquote>1</blockquote>", "HTML")[1]


@pytest.mark.parametrize(
    ("link", "shown"), [("https://t.me/x?a=1&amp;b", "https://t.me/x?a=1&amp;b"), ("javascript:x", "")]
)
def test_a_link_leads_to_a_page_or_nowhere(link: str, shown: str) -> None:
    assert f'href="{shown}"' in read(f'<a href="{link}">x</a>', "HTML")[1]


@pytest.mark.parametrize("text", ["<script>x</script>", "<b>", "</b>", "<b><i>x</b></i>", "<p>x</p>"])
def test_unknown_or_unbalanced_tags_are_refused(text: str) -> None:
    with pytest.raises(Refused, match="can't parse entities"):
        read(text, "HTML")


def test_text_without_a_parse_mode_is_text() -> None:
    assert read("<b>1 & 2", None) == ("<b>1 & 2", "&lt;b&gt;1 &amp; 2")


@given(st.text())
def test_nothing_that_is_read_can_bring_a_script_into_the_page(text: str) -> None:
    try:
        _, safe = read(text, "HTML")
    except Refused:
        return
    assert "<script" not in safe.lower()
