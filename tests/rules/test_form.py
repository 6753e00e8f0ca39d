"""The guided form, walked step by step."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.form import Answer, Form, Step
from bot.rules.terms import Status


def form(*items: int) -> Form:
    return Form(7, tuple(Answer(item) for item in items or (1, 2, 3)))


def test_a_status_is_followed_by_the_words() -> None:
    assert form().mark(Status.ON_TRACK).step is Step.DONE


def test_on_track_takes_one_sentence_and_goes_on() -> None:
    after = form().mark(Status.ON_TRACK).say("完成60%")
    assert (after.at, after.step) == (1, Step.STATUS)
    assert after.answers[0].filled


def test_a_sentence_instead_of_a_status_is_enough() -> None:
    after = form().say("完成60%")
    assert (after.answers[0].status, after.answers[0].done, after.at) == (Status.ON_TRACK, "完成60%", 1)


def test_a_sentence_gives_the_status_by_its_words() -> None:
    assert form().say("已完成年度目标").answers[0].status is Status.DONE
    assert form().say("征拆受阻").answers[0].status is Status.BEHIND


def test_a_judgement_that_is_written_outweighs_the_other_words() -> None:
    assert form().say("完成60%。评价：滞后").answers[0].status is Status.BEHIND


def test_a_sentence_of_marks_alone_is_taken_as_it_is() -> None:
    assert form().mark(Status.ON_TRACK).say(" 。 ").answers[0].done == "。"


def test_a_pressed_status_outweighs_the_words() -> None:
    assert form().mark(Status.ON_TRACK).say("已完成").answers[0].status is Status.ON_TRACK


def test_behind_is_asked_for_problems_causes_and_next_steps() -> None:
    steps = []
    now = form().mark(Status.BEHIND)
    for words in ("完成30%", "资金未到位", "审批慢", "4月底前到位"):
        steps.append(now.step)
        assert not now.answers[0].filled
        now = now.say(words)
    assert steps == [Step.DONE, Step.PROBLEMS, Step.CAUSES, Step.NEXT_STEPS]
    assert now.answers[0] == Answer(1, Status.BEHIND, "完成30%", "资金未到位", "审批慢", "4月底前到位")
    assert (now.at, now.step) == (1, Step.STATUS)


def test_labelled_parts_of_one_sentence_are_not_asked_for_again() -> None:
    after = form().mark(Status.BEHIND).say("完成30%。存在问题：资金未到位。原因：审批慢")
    assert after.step is Step.NEXT_STEPS
    assert after.current.causes == "审批慢"


def test_a_label_given_at_the_wrong_step_goes_where_it_belongs() -> None:
    after = form().mark(Status.BEHIND).say("完成30%").say("下一步：4月底前到位")
    assert (after.current.next_steps, after.step) == ("4月底前到位", Step.PROBLEMS)


def test_the_last_item_leads_to_the_summary() -> None:
    assert form(1).say("完成60%").step is Step.SUMMARY


def test_words_without_a_status_are_not_filled_in() -> None:
    assert not Answer(1, None, "完成60%").filled


def test_what_was_skipped_is_not_filled_in() -> None:
    after = form(1, 2).skip().say("完成60%")
    assert after.step is Step.SUMMARY
    assert [answer.item_id for answer in after.filled] == [2]


def test_an_item_that_is_behind_may_be_skipped_in_the_middle() -> None:
    after = form().mark(Status.BEHIND).say("完成30%").skip()
    assert (after.at, after.step, after.filled) == (1, Step.STATUS, ())


def test_an_item_that_is_filled_in_is_not_asked_for_on_the_way() -> None:
    now = replace(form(), answers=(Answer(1), Answer(2, Status.DONE, "已通过验收"), Answer(3)))
    assert now.say("完成60%").at == 2


def test_the_rest_of_a_form_without_gaps_is_the_summary() -> None:
    now = form(1).say("完成60%").change(1).rest()
    assert (now.step, now.alone) == (Step.SUMMARY, False)


BUSY = Form(7, (Answer(1), Answer(2)), at=1, step=Step.CAUSES, alone=True, extra=True, left=True)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (BUSY.rest(), Form(7, BUSY.answers)),
        (BUSY.summarise(), Form(7, BUSY.answers, at=1, step=Step.SUMMARY)),
        (BUSY.change(1), Form(7, BUSY.answers, alone=True)),
        (BUSY.change(2, Step.DONE), Form(7, BUSY.answers, at=1, step=Step.DONE, alone=True)),
    ],
    ids=["the rest", "the summary", "a change", "a change of words"],
)
def test_a_new_way_forgets_the_one_that_was_left(after: Form, expected: Form) -> None:
    assert after == expected


def test_the_rest_begins_at_the_first_that_was_skipped() -> None:
    after = form(1, 2).skip().say("完成60%").rest()
    assert (after.at, after.step) == (0, Step.STATUS)


def test_back_goes_from_the_words_to_the_status_and_then_to_the_item_before() -> None:
    now = form().say("完成60%").mark(Status.ON_TRACK).back()
    assert (now.at, now.step) == (1, Step.STATUS)
    assert now.back().at == 0
    assert now.back().back().at == 0


def test_back_goes_one_item_at_a_time() -> None:
    assert form().skip().skip().back().at == 1


def test_back_leads_from_a_doubt_to_the_summary_and_from_there_to_the_last_item() -> None:
    now = form(1, 2).say("完成60%").say("正在推进").doubt()
    assert now.back().step is Step.SUMMARY
    assert (now.back().back().at, now.back().back().step) == (1, Step.STATUS)


def test_back_leads_from_a_change_to_the_summary() -> None:
    assert form().say("完成60%").change(1).back().step is Step.SUMMARY


def test_back_walks_the_words_one_by_one() -> None:
    now = form().mark(Status.BEHIND).say("完成30%").say("资金").say("审批")
    assert [(now := now.back()).step for _ in range(4)] == [Step.CAUSES, Step.PROBLEMS, Step.DONE, Step.STATUS]


def test_details_can_be_added_to_an_item_that_is_on_track_and_the_way_goes_on() -> None:
    now = form().say("完成60%").add(1)
    assert now.step is Step.PROBLEMS
    now = now.skip().skip()
    assert now.step is Step.NEXT_STEPS
    now = now.say("4月底前开工")
    assert (now.at, now.step, now.answers[0].next_steps) == (1, Step.STATUS, "4月底前开工")


def test_a_detail_that_is_there_is_not_asked_for_when_others_are_added() -> None:
    known = Answer(1, Status.ON_TRACK, "完成60%", causes="审批慢")
    assert Form(7, (known, Answer(2))).add(1).skip().step is Step.NEXT_STEPS


def test_who_goes_back_among_added_details_is_asked_for_no_further_ones() -> None:
    now = form().say("完成60%").add(1).skip().back()
    assert (now.step, now.skip().at, now.say("资金未到位").at) == (Step.PROBLEMS, 1, 1)


def test_a_status_pressed_among_added_details_leads_on_to_the_next_item() -> None:
    now = form().say("完成60%").add(1).mark(Status.DONE).say("已通过验收")
    assert (now.at, now.step) == (1, Step.STATUS)


def test_the_item_after_added_details_may_be_skipped_as_any_other() -> None:
    now = form().say("完成60%").add(1).skip().skip().skip()
    assert now.mark(Status.BEHIND).say("完成30%").skip().at == 2


def test_a_change_goes_to_the_item_that_is_named() -> None:
    assert [form().change(item).at for item in (1, 2, 3)] == [0, 1, 2]


def test_changing_one_item_leads_back_to_the_summary() -> None:
    now = form().say("完成60%").change(1).mark(Status.DONE).say("已通过验收")
    assert (now.step, now.answers[0].status) == (Step.SUMMARY, Status.DONE)


def test_kept_words_stay_and_the_way_goes_on() -> None:
    now = form().say("完成60%").back().mark(Status.ON_TRACK).keep()
    assert (now.at, now.answers[0].done) == (1, "完成60%")


def test_going_away_and_coming_back_changes_nothing_else() -> None:
    now = form().say("完成60%")
    assert not now.leave().awaits_words
    assert now.leave().resume() == now


@pytest.mark.parametrize("step", Step)
def test_words_are_awaited_wherever_a_sentence_is_asked_for(step: Step) -> None:
    asking = step not in {Step.SUMMARY, Step.HOLLOW}
    assert replace(form(), step=step).awaits_words is asking
    assert not replace(form(), step=step, left=True).awaits_words


def test_a_changed_message_takes_the_place_of_its_sentence() -> None:
    now = form().say("完成60%", message=5).say("完成70%", message=6)
    changed = now.edited(5, "完成65%")
    assert changed is not None
    assert [answer.done for answer in changed.answers] == ["完成65%", "完成70%", ""]
    assert now.edited(99, "完成65%") is None


def test_only_the_message_that_told_what_was_done_stands_for_an_item() -> None:
    now = form().mark(Status.BEHIND).say("完成30%", message=5).say("资金未到位", message=6)
    assert now.answers[0].message == 5
    assert now.edited(6, "资金和土地") is None


def test_a_form_stays_where_it_is_while_its_item_is_there() -> None:
    now = form().skip().mark(Status.ON_TRACK)
    assert now.covering(now.answers) == now


def test_a_form_of_which_only_what_is_filled_in_is_left_goes_to_the_summary() -> None:
    now = form(1, 2).say("完成60%")
    fewer = now.covering(now.answers[:1])
    assert (fewer.at, fewer.step) == (0, Step.SUMMARY)


def test_an_item_that_is_no_longer_owed_leaves_the_form_and_the_place_stays() -> None:
    now = form().say("完成60%").say("完成70%")
    fewer = now.covering([answer for answer in now.answers if answer.item_id != 1])
    assert (fewer.current.item_id, fewer.step) == (3, Step.STATUS)


def test_a_form_whose_item_is_gone_goes_to_the_next_that_is_not_filled_in() -> None:
    now = form().say("完成60%")
    fewer = now.covering([answer for answer in now.answers if answer.item_id != 2])
    assert (fewer.current.item_id, fewer.step) == (3, Step.STATUS)


def test_a_form_that_was_left_stays_left_when_its_item_is_gone() -> None:
    now = form().say("完成60%").leave()
    fewer = now.covering([answer for answer in now.answers if answer.item_id != 2])
    assert not fewer.awaits_words


def test_it_comes_back_from_json_as_it_was() -> None:
    now = form().mark(Status.BEHIND).say("完成30%", message=5)
    assert Form.read(now.write()) == now


MOVES: list[Callable[[Form], Form]] = [
    lambda now: now.mark(Status.ON_TRACK),
    lambda now: now.mark(Status.BEHIND),
    lambda now: now.say("完成60%", 3) if now.awaits_words else now,
    lambda now: now.say("存在问题：资金。原因：审批") if now.awaits_words else now,
    Form.skip,
    Form.back,
    Form.keep,
    Form.rest,
    Form.summarise,
    Form.doubt,
    Form.leave,
    Form.resume,
    lambda now: now.add(2),
    lambda now: now.change(3),
    lambda now: now.change(99, Step.DONE),
]


@given(st.lists(st.sampled_from(MOVES)))
def test_whatever_is_pressed_the_form_stays_whole(moves: list[Callable[[Form], Form]]) -> None:
    now = form()
    for move in moves:
        now = move(now)
        assert [answer.item_id for answer in now.answers] == [1, 2, 3]
        assert 0 <= now.at < 3
        assert Form.read(now.write()) == now
    assert all(answer.status and answer.done for answer in now.filled)


BEHIND = Answer(1, Status.BEHIND, "完成30%", "资金未到位", "审批慢", "4月底前到位")


def test_who_is_no_longer_behind_keeps_nothing_of_why_they_were() -> None:
    assert Form(7, (BEHIND,)).mark(Status.DONE).current == Answer(1, Status.DONE, "完成30%")


def test_a_sentence_that_says_all_is_well_takes_away_why_it_was_not_but_keeps_its_own_next_steps() -> None:
    after = Form(7, (BEHIND,)).say("完成60%\n下一步：4月报批")
    assert after.answers == (Answer(1, Status.ON_TRACK, "完成60%", next_steps="4月报批"),)


def test_details_given_freely_stay_whatever_is_pressed() -> None:
    free = Answer(1, Status.ON_TRACK, "完成60%", next_steps="4月报批")
    assert Form(7, (free,)).mark(Status.DONE).current.next_steps == "4月报批"
    assert Form(7, (BEHIND,)).mark(Status.BEHIND).current == BEHIND


class TestPassingOn:
    def test_puts_the_form_aside_and_forgets_the_chat(self) -> None:
        passed = form().say("完成60%", message=5).passed_on()
        assert (passed.left, passed.answers[0].done, passed.answers[0].message) == (True, "完成60%", None)
        assert passed.edited(5, "完成70%") is None

    def test_keeps_what_the_other_filled_in_and_adds_the_rest(self) -> None:
        theirs = form().say("完成60%", message=5)
        mine = form().say("完成65%", message=9).back()
        both = theirs.skip().say("已选址").passed_on(mine)
        assert [answer.done for answer in both.answers] == ["完成65%", "", "已选址"]
        assert both.answers[0].message == 9
        assert (both.at, both.step) == (mine.at, mine.step)

    def test_keeps_words_that_the_other_wrote_without_a_status(self) -> None:
        mine = Form(7, (Answer(1, None, "完成65%"),))
        assert form(1).say("完成60%").passed_on(mine).answers == mine.answers

    def test_keeps_a_status_that_the_other_only_chose(self) -> None:
        both = form().say("完成60%").passed_on(form().mark(Status.BEHIND))
        assert (both.answers[0].status, both.answers[0].done) == (Status.BEHIND, "")
