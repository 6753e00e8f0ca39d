from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.length import cut, fits, units, visible
from tests.telegram_html import check_html

PIECES = st.sampled_from(["<b>", "</b>", "<i>", "</i>", "&lt;", "&amp;", "&#34;", "事", "项", "🟢", "x", "\n"])


def test_a_person_sees_text_without_tags_and_entities() -> None:
    assert visible("<b>1 &lt; 2</b>\n<blockquote expandable>&#34;好&#34; &amp;amp;</blockquote>") == '1 < 2\n"好" &amp;'


def test_an_emoji_counts_as_two_units() -> None:
    assert units("🟢 正常") == 5


def test_what_fits_to_the_unit_fits() -> None:
    assert fits("<b>abc</b>", 3)
    assert not fits("<b>abc</b>", 2)


def test_what_is_too_long_ends_in_the_note_with_its_tags_closed() -> None:
    assert cut("<b>ab<i>cdef</i></b>gh", 5, "…") == "<b>ab<i>cd</i></b>…"


def test_plain_text_is_counted_to_the_unit_too() -> None:
    assert fits("🟢🟢", 4)
    assert not fits("🟢🟢", 3)
    assert fits("abcdef", 6)
    assert not fits("abcdef", 5)


def test_room_is_kept_for_a_long_note() -> None:
    assert cut("abcdef", 5, "🟢…") == "ab🟢…"


def test_a_character_of_two_units_that_does_not_find_room_is_left_out() -> None:
    assert cut("ab🟢cd", 4, "…") == "ab…"


def test_a_tag_that_was_closed_before_the_cut_is_not_closed_again() -> None:
    assert cut("<b>a</b>bc", 2, "…") == "<b>a</b>…"


def test_nothing_that_follows_the_cut_leaves_a_trace() -> None:
    assert cut("ab<i>cd</i><b>ef</b>", 3, "…") == "ab<i></i>…"


def test_an_entity_is_never_cut_in_two() -> None:
    assert cut("ab&lt;&gt;ef", 4, "…") == "ab&lt;…"


@given(st.lists(PIECES, max_size=60), st.integers(2, 40))
def test_whatever_is_cut_keeps_the_limit_and_stays_good_html(pieces: list[str], limit: int) -> None:
    html = ""
    open_tags: list[str] = []
    for piece in pieces:
        if piece.startswith("</"):
            if open_tags and open_tags[-1] == piece[2:-1]:
                open_tags.pop()
                html += piece
        else:
            html += piece
            if piece in {"<b>", "<i>"}:
                open_tags.append(piece[1:-1])
    html += "".join(f"</{tag}>" for tag in reversed(open_tags))
    short = html if fits(html, limit) else cut(html, limit, "…")
    assert fits(short, limit)
    check_html(short)
