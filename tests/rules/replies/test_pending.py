"""A reply that waits to be confirmed."""

import pytest

from bot.rules.replies import OpenItem, Pending, Reason, read
from bot.rules.terms import Status
from tests.chat import NOW

ITEMS = [OpenItem(1, "附件1", 1), OpenItem(12, "附件1", 12), OpenItem(92, "附件2", 12)]


def pending(text: str) -> Pending:
    return Pending.of(read(text, ITEMS), message=5, source="telegram:101:5:0", at=NOW)


def test_courtesies_step_aside() -> None:
    now = pending("您好，进展如下：\n1 完成60%\n谢谢")
    assert now.aside == ("您好，进展如下：", "谢谢")
    assert not now.unclear


def test_a_number_without_words_beside_others_steps_aside() -> None:
    now = pending("民12\n1 完成60%")
    assert (now.aside, now.unclear) == (("民12",), ())


def test_a_number_without_words_alone_is_asked_about() -> None:
    assert [each.reason for each in pending("12").unclear] == [Reason.NO_WORDS]


def test_an_item_that_is_spoken_of_twice_has_one_part() -> None:
    (part,) = pending("1 完成60%。问题：资金\n1 进度滞后。问题：用地").parts
    assert (part.done, part.problems) == ("完成60%。\n进度滞后。", "资金\n用地")
    assert part.status is Status.BEHIND


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("1 进度滞后\n1 完成60%", Status.BEHIND),
        ("1 完成60%\n1 已完成", Status.DONE),
        ("1 已完成\n1 完成60%", Status.ON_TRACK),
    ],
)
def test_of_two_judgements_behind_stands_and_otherwise_the_later(text: str, status: Status) -> None:
    assert [part.status for part in pending(text).parts] == [status]


def test_a_chosen_item_gets_the_words_without_the_number() -> None:
    now = pending("12 完成招标").choose(92)
    assert [(part.item_id, part.done) for part in now.parts] == [(92, "完成招标")]
    assert not now.unclear


def test_chosen_words_stand_where_they_stood_in_the_message() -> None:
    now = pending("12 完成招标。1 完成60%").choose(92)
    assert [part.item_id for part in now.parts] == [92, 1]


def test_words_that_belong_to_nothing_step_aside() -> None:
    now = pending("12 完成招标。\n1 完成60%。").put_aside()
    assert (now.aside, now.unclear, len(now.parts)) == (("12 完成招标。",), (), 1)


def test_it_comes_back_from_json_as_it_was() -> None:
    now = pending("1 完成60%。12 完成招标\n谢谢")
    assert Pending.read(now.write()) == now


def test_a_reply_about_two_units_is_parted_by_their_items() -> None:
    theirs, rest = pending("您好\n1 完成60%\n民12 已开工").split({92})
    assert theirs is not None
    assert rest is not None
    assert ([part.item_id for part in theirs.parts], theirs.aside) == ([92], ())
    assert ([part.item_id for part in rest.parts], rest.aside) == ([1], ("您好",))


def test_words_that_may_belong_to_either_are_asked_about_in_both() -> None:
    theirs, rest = pending("12 完成招标").split({92})
    assert theirs is not None
    assert rest is not None
    assert [each.candidates for each in theirs.unclear] == [(92,)]
    assert [each.candidates for each in rest.unclear] == [(12,)]


def test_a_reply_that_is_all_about_one_unit_is_not_parted() -> None:
    now = pending("您好\n1 完成60%")
    assert now.split({1}) == (now, None)
    assert now.split({92}) == (None, now)


def test_what_is_passed_on_forgets_the_chat_that_it_came_from() -> None:
    now = pending("1 完成60%").passed_on()
    assert (now.message, now.told) == (0, "")
    assert now.source == "telegram:101:5:0"
