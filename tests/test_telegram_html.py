"""The checker of the letters' tests refuses what Telegram refuses."""

import pytest

from tests.telegram_html import check_html


@pytest.mark.parametrize(
    "wrong",
    ["<p>x</p>", "<b>x", "x</b>", "<b><i>x</b></i>", "a < b", "R&D", "R & D", "&nbsp;", '<b class="x">y</b>', "<"],
)
def test_what_telegram_refuses_is_refused(wrong: str) -> None:
    with pytest.raises(AssertionError):
        check_html(wrong)


def test_what_telegram_takes_is_taken() -> None:
    check_html('<b>1 &lt; 2</b> <a href="https://t.me/x">&#34;x&#34;</a><blockquote expandable>y</blockquote>')
