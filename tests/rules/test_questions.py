"""Where a person stands in the questions: what is kept of it, and what a step changes."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.questions import REMEMBERED, Key, Questions, View
from bot.rules.terms import DoubtKind

LEAD, CUT = Key(1, 0, DoubtKind.NO_LEAD), Key(2, 0, DoubtKind.ROW_CUT)
NUMBERS = st.integers(min_value=0, max_value=2**31)
KEYS = st.builds(Key, NUMBERS, NUMBERS, st.sampled_from(DoubtKind))
QUESTIONS = st.builds(
    Questions,
    at=st.none() | KEYS,
    view=st.sampled_from(View),
    chosen=st.lists(NUMBERS, unique=True).map(tuple),
    page=NUMBERS,
    asked=st.text(),
    later=st.lists(KEYS).map(tuple),
    passed=st.lists(KEYS).map(tuple),
    again=st.booleans(),
    first=NUMBERS,
)


@given(QUESTIONS)
def test_what_is_kept_as_json_comes_back_the_same(questions: Questions) -> None:
    assert Questions.read(json.loads(json.dumps(questions.write()))) == questions


@given(QUESTIONS, NUMBERS)
def test_choosing_twice_is_not_choosing(questions: Questions, unit: int) -> None:
    again = questions.toggle(unit).toggle(unit)
    assert set(again.chosen) == set(questions.chosen)


def test_another_question_begins_anew_and_remembers_what_was_put_off() -> None:
    standing = Questions(at=LEAD, view=View.CHOOSE, chosen=(3,), page=2, asked="妇女会", later=(CUT,))
    assert standing.go_to(CUT) == Questions(at=CUT, later=(CUT,))
    assert standing.go_to(LEAD) is standing


def test_what_is_put_off_is_left_and_remembered() -> None:
    assert Questions(at=LEAD, chosen=(3,)).put_off() == Questions(later=(LEAD,), passed=(LEAD,))
    assert Questions().put_off() == Questions()


def test_what_is_answered_is_only_left() -> None:
    assert Questions(at=LEAD, chosen=(3,), later=(CUT,)).settled() == Questions(later=(CUT,), passed=(LEAD,))


def test_one_goes_back_through_what_was_left_and_what_was_put_off_is_asked_again() -> None:
    standing = Questions(at=LEAD, first=5).settled().go_to(CUT).put_off()
    assert standing.go_back() == Questions(at=CUT, again=True, passed=(LEAD,), first=5)
    assert standing.go_back().go_back() == Questions(at=LEAD, again=True, first=5)
    assert Questions(at=LEAD).go_back() == Questions(at=LEAD)


def test_so_many_questions_are_remembered() -> None:
    standing = Questions()
    for number in range(REMEMBERED + 2):
        standing = standing.go_to(Key(number, 0, DoubtKind.ROW_CUT)).settled()
    assert [each.task for each in standing.passed] == list(range(2, REMEMBERED + 2))


def test_what_was_kept_before_one_could_go_back_is_still_read() -> None:
    body = Questions(at=LEAD, later=(CUT,)).write()
    older = {name: value for name, value in body.items() if name not in {"passed", "again", "first"}}
    assert Questions.read(older) == Questions(at=LEAD, later=(CUT,))


def test_typed_names_are_chosen_once_and_the_unknown_ones_looked_for() -> None:
    standing = Questions(at=LEAD, chosen=(3,), page=2).type_in([4, 3], ["妇女会", "老干处"])
    assert standing == Questions(at=LEAD, view=View.CHOOSE, chosen=(3, 4), asked="妇女会、老干处")


def test_a_choice_ends_the_search_for_a_name() -> None:
    assert Questions(at=LEAD, asked="妇女会").toggle(3).asked == ""
