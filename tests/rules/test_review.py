"""In which column a doubt is shown."""

import pytest

from bot.rules.review import EDITABLE, Heading, heading_of
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
    ],
)
def test_a_doubt_is_shown_where_its_name_stands_or_something_is_missing(
    kind: DoubtKind, subject: str, heading: Heading
) -> None:
    assert heading_of(kind, subject, CELLS) is heading


def test_every_kind_of_doubt_has_a_column() -> None:
    assert {heading_of(kind, "区妇联", CELLS) for kind in DoubtKind} <= set(EDITABLE)
