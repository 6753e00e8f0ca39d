"""Minimal-text mode: what is of a task's or a report's words is masked wherever it stands, and nothing else."""

from dataclasses import dataclass, replace

from bot.delivery.masking import MASK, masked
from bot.rules.letters.base import TaskText

SECRET = TaskText("用地指标")


@dataclass(frozen=True)
class Line:
    number: str
    content: TaskText


@dataclass(frozen=True)
class Page:
    """One field of each sort that letters have."""

    title: str
    lines: tuple[Line, ...] = ()
    words: tuple[TaskText, ...] = ()
    names: tuple[str, ...] = ()
    pair: tuple[str, TaskText] = ("", TaskText(""))
    inner: Line | None = None
    note: TaskText | None = None
    remark: str | None = None
    count: int = 0


def test_a_field_of_task_text_is_masked_and_a_plain_one_stays() -> None:
    assert masked(Line("12", SECRET)) == Line("12", TaskText(MASK))


def test_nothing_is_masked_where_nothing_stands() -> None:
    empty = Page("月报", note=None, words=(TaskText(""),))
    assert masked(empty) == empty


def test_plain_words_and_numbers_stay_at_any_depth() -> None:
    plain = Page("月报", names=("区发改局", "区工信局"), remark="请核对", count=3)
    assert masked(plain) == plain


def test_parts_and_lists_of_parts_are_masked() -> None:
    page = Page("月报", lines=(Line("1", SECRET), Line("2", SECRET)), inner=Line("3", SECRET))
    hidden = TaskText(MASK)
    assert masked(page) == replace(page, lines=(Line("1", hidden), Line("2", hidden)), inner=Line("3", hidden))


def test_every_one_of_a_list_of_texts_is_masked() -> None:
    assert masked(Page("月报", words=(SECRET, SECRET, SECRET))).words == (MASK, MASK, MASK)


def test_of_a_pair_only_the_text_is_masked() -> None:
    assert masked(Page("月报", pair=("12", SECRET))).pair == ("12", MASK)


def test_a_text_that_need_not_be_there_is_masked_if_it_is() -> None:
    assert masked(Page("月报", note=SECRET)).note == MASK
