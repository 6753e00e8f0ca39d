"""What is doubtful in a row is said in the reader's words: in the chat as in the review workbook."""

import re
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.words import Wording
from bot.documents.books.workbooks import DOUBTS
from bot.documents.review.words import short
from bot.rules.letters.doubts import DoubtAsked
from bot.rules.review import Heading, ReviewDoubt
from bot.rules.terms import DoubtKind
from tests.letters.doubts import EXAMPLES, LEAD, SETTLED

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
WORDING = Wording(TEMPLATES, office="云溪区人民政府办公室督查室", zone=ZoneInfo("Asia/Shanghai"))
SIGNS = (
    *("after it comes 9", "before it comes nothing, and it is 3", "numbered 4 like another row"),
    *("no content", "no units", "no leaders", "no number"),
    *("content as above", "units as above", "leaders as above"),
    *(
        "column 工作要求 is not read",
        "column 工作要求 is guessed",
        "moved by 1: 建成公园",
        "parted by blanks",
        "rows without lines",
    ),
    *("stands over several rows", "joined: 建成公园", "no header: the columns are guessed"),
    *("from elsewhere: 区园林局", "another row: 建成公园", "two in one: 建成公园", "goes on: 建成公园"),
    *("begins with: 、建成公园", "unpaired: （）", "twice: 牵头单位"),
)


def asked(subject: str, kind: DoubtKind = DoubtKind.ROW_CUT) -> str:
    letter: DoubtAsked = replace(LEAD, doubt=kind, subject=subject, proposed="", holds=False, leads=0)
    return WORDING.words(letter, "zh_CN").html


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("letter", [each for each in EXAMPLES if isinstance(each, DoubtAsked)])
def test_a_question_has_four_rows_of_buttons_at_most(letter: DoubtAsked, language: str) -> None:
    assert len(WORDING.words(letter, language).buttons) <= 4


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh_CN", "事项11“未写明牵头单位”已由督查二科于3月2日（周一）10:00核对：区教体局（牵头）、各镇街（配合）。"),
        ("en", "was settled by 督查二科 on Monday 2 March, 10:00: 区教体局 (leads), 各镇街 (supports)."),
    ],
)
def test_who_answered_a_question_and_how_is_said_above_the_next(language: str, said: str) -> None:
    first = WORDING.words(replace(LEAD, overtaken=SETTLED), language).html.splitlines()[0]
    assert said in first


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_is_said_in_chinese(sign: str) -> None:
    workbook = short(ReviewDoubt(DoubtKind.ROW_CUT, sign, Heading.CONTENT))

    assert not re.search("[A-Za-z]{3}", workbook)
    assert "未能归入" not in workbook
    assert not re.search("[A-Za-z]{3}", re.sub("<[^>]*>", "", asked(sign)))


OF_THE_DOCUMENT = {DoubtKind.NO_DOCUMENT, DoubtKind.NO_DATE, DoubtKind.RENUMBERED, DoubtKind.NOT_TAKEN}
"""Said in the preview; nobody is asked about them task by task."""


@pytest.mark.parametrize("kind", sorted(set(DoubtKind) - OF_THE_DOCUMENT))
def test_the_chat_calls_a_kind_of_doubt_as_the_workbooks_do(kind: DoubtKind) -> None:
    assert DOUBTS[kind] in asked("", kind)


def test_several_signs_are_each_said_and_words_of_the_document_stay_as_they_are() -> None:
    said = asked("after it comes 9；经费由区级保障；units as above")

    assert "其后的序号是9，中间可能漏行；经费由区级保障；责任单位一格是空的，按上一行填写" in said


def test_a_passage_that_was_left_out_is_shown() -> None:
    assert "文中这段话没有归入任何事项：新增学位2000个" in asked("新增学位2000个", DoubtKind.LEFT_OUT)


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_is_a_sentence_in_english(sign: str) -> None:
    letter: DoubtAsked = replace(LEAD, doubt=DoubtKind.ROW_CUT, subject=sign, proposed="", holds=False, leads=0)

    said = WORDING.words(letter, "en").html.split("\n")
    assert not {sign, f"“{sign}”"} & set(said)
