"""In which column a doubt is shown, how much is in doubt, and what a person changed."""

import pytest

from bot.rules.in_doubt import NOTHING, InDoubt, KindCount
from bot.rules.review import EDITABLE, Heading, ReturnedRow, Review, ReviewDoubt, ReviewRow, heading_of
from bot.rules.terms import DoubtKind

CELLS = dict.fromkeys(EDITABLE, "") | {
    Heading.CONTENT: "打造钅广坑公园。",
    Heading.LEAD: "区发改局",
    Heading.SUPPORT: "区妇联、各镇街",
    Heading.SEPARATE: "区财政局",
}


@pytest.mark.parametrize(
    ("kind", "subject", "heading"),
    [
        (DoubtKind.NO_LEAD, "", Heading.LEAD),
        (DoubtKind.NO_UNIT, "", Heading.LEAD),
        (DoubtKind.ROW_CUT, "no units", Heading.LEAD),
        (DoubtKind.ROW_CUT, "leaders as above", Heading.LEADERS),
        (DoubtKind.LEFT_OUT, "新增学位", Heading.CONTENT),
        (DoubtKind.ROW_CUT, "…公园", Heading.CONTENT),
        (DoubtKind.GROUP_WITHOUT_MEMBERS, "各镇街", Heading.MEMBERS),
        (DoubtKind.PREFIX_UNSURE, "区妇联", Heading.SUPPORT),
        (DoubtKind.UNREAD, "区财政局", Heading.SEPARATE),
        (DoubtKind.UNREAD, "钅广", Heading.CONTENT),
        (DoubtKind.UNREAD, "不在任何地方", Heading.LEAD),
        (DoubtKind.UNREAD, "", Heading.LEAD),
        (DoubtKind.NO_LEAD, "区妇联", Heading.LEAD),
        (DoubtKind.NO_UNIT, "新增学位", Heading.LEAD),
    ],
)
def test_a_doubt_is_shown_where_its_name_stands_or_something_is_missing(
    kind: DoubtKind, subject: str, heading: Heading
) -> None:
    assert heading_of(kind, subject, CELLS) is heading


def row(no: int, *doubts: ReviewDoubt) -> ReviewRow:
    return ReviewRow("附件1", no, CELLS, "", doubts)


def test_what_is_in_doubt_is_counted_by_tasks_and_by_doubts() -> None:
    no_lead = ReviewDoubt(DoubtKind.NO_LEAD, "", Heading.LEAD, holds=True)
    proposed = ReviewDoubt(DoubtKind.NO_LEAD, "", Heading.LEAD, proposed="区发改局")
    prefix = ReviewDoubt(DoubtKind.PREFIX_UNSURE, "区妇联", Heading.SUPPORT, proposed="区妇联")
    review = Review({}, (row(1), row(2, no_lead, prefix), row(3, proposed), row(4, prefix)), ())

    kinds = {DoubtKind.NO_LEAD: 2, DoubtKind.PREFIX_UNSURE: 2}
    assert review.in_doubt == InDoubt(
        tasks=3,
        holding=1,
        leads=1,
        kinds=tuple(KindCount(kind, kinds[kind]) for kind in DoubtKind if kind in kinds),
    )
    assert (review.in_doubt.doubts, NOTHING.doubts) == (4, 0)
    assert Review({}, (row(1),), ()).in_doubt == NOTHING


def test_a_row_that_came_back_tells_which_cells_a_person_changed() -> None:
    now = CELLS | {Heading.DUE: "10月底", Heading.CONTENT: "打造矿坑公园。"}
    assert ReturnedRow("附件1", 1, 2, now, CELLS, checked=True).changed() == [Heading.CONTENT, Heading.DUE]
    assert ReturnedRow("附件1", 1, 2, CELLS, CELLS, checked=True).changed() == []


def test_every_kind_of_doubt_has_a_column() -> None:
    assert {heading_of(kind, "区妇联", CELLS) for kind in DoubtKind} <= set(EDITABLE)
