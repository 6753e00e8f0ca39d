"""A name stands for exactly one unit; whoever claims a second one's is told in which row and column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.roster import SHOWN, Complaint, GroupRow, Heading, PostRow, Roster, Sheet, UnitRow, told
from bot.rules.seating import seat
from bot.rules.seats import Known, KnownPost

COLUMNS = {
    (Sheet.UNITS, Heading.NAME): "A",
    (Sheet.UNITS, Heading.FULL_NAME): "B",
    (Sheet.UNITS, Heading.SHORT_NAME): "C",
    (Sheet.UNITS, Heading.ALIASES): "D",
    (Sheet.GROUPS, Heading.GROUP): "A",
    (Sheet.GROUPS, Heading.MEMBERS): "B",
    (Sheet.POSTS, Heading.UNIT): "A",
    (Sheet.POSTS, Heading.TITLE): "B",
    (Sheet.POSTS, Heading.DEPUTY): "C",
}
FEDERATION, REFORM = 7, 8
KNOWN = Known(
    names={"妇联": FEDERATION, "区发展改革局": REFORM, "发改局": REFORM},
    shown={FEDERATION: "妇联", REFORM: "区发展改革局"},
)


def roster(*units: UnitRow, groups: tuple[GroupRow, ...] = (), posts: tuple[PostRow, ...] = ()) -> Roster:
    return Roster(units, groups, posts, COLUMNS)


def said(given: Roster, known: Known = KNOWN) -> list[str]:
    return [str(complaint) for complaint in seat(given, known)[1]]


def test_a_row_speaks_for_the_unit_that_answers_to_its_name_or_for_a_new_one() -> None:
    seats, complaints = seat(roster(UnitRow("发改局"), UnitRow("区信访局")), KNOWN)

    assert not complaints
    assert seats.units == (REFORM, None)
    assert seats.answers == {"发改局": 0, "区发展改革局": 0, "区信访局": 1}
    assert seats.outside == {"妇联": FEDERATION}


def test_a_unit_whose_name_another_row_takes_as_alias_is_merged_into_it() -> None:
    seats, complaints = seat(roster(UnitRow("区妇联", aliases=("妇联",), row=3)), KNOWN)

    assert not complaints
    assert seats.merged == {FEDERATION: 0}
    assert "妇联" not in seats.outside


def test_a_unit_that_is_merged_brings_its_other_names_along() -> None:
    known = Known(names={"妇联": FEDERATION, "妇女联合会": FEDERATION}, shown={FEDERATION: "妇联"})
    seats, complaints = seat(roster(UnitRow("区妇联", aliases=("妇女联合会", "妇联"))), known)

    assert not complaints
    assert (seats.merged, seats.outside) == ({FEDERATION: 0}, {})


def test_of_two_rows_that_claim_a_unit_the_first_has_it_and_the_second_is_told_once() -> None:
    both = roster(UnitRow("区妇联", aliases=("妇联",), row=2), UnitRow("区妇儿工委", aliases=("妇联",), row=3))
    seats, complaints = seat(both, KNOWN)

    assert seats.merged == {FEDERATION: 0}
    assert [str(complaint) for complaint in complaints] == [
        "责任单位 第3行 D列：别名“妇联”已属于区妇联（第2行），请改用别的别名。"
    ]


def test_each_row_that_repeats_a_unit_is_told_and_what_follows_is_taken() -> None:
    rows = [
        UnitRow("区信访局", row=2),
        UnitRow("区信访局", row=3),
        UnitRow("区信访局", row=4),
        UnitRow("区档案馆", row=5),
    ]
    seats, complaints = seat(roster(*rows), KNOWN)

    assert [complaint.row for complaint in complaints] == [3, 4]
    assert seats.answers["区档案馆"] == 3


def test_a_unit_with_reports_of_its_own_is_not_merged() -> None:
    known = Known(KNOWN.names, KNOWN.shown, bound_by_reports=frozenset({FEDERATION}))
    assert seat(roster(UnitRow("区妇联", aliases=("妇联",))), known)[0].merged == {}

    assert said(roster(UnitRow("区妇联", aliases=("妇联",), row=3)), known) == [
        "责任单位 第3行 D列：别名“妇联”是另一个单位，且已有应报事项，不能并入区妇联；请改用别的别名。"
    ]


@pytest.mark.parametrize(
    ("units", "complaint"),
    [
        pytest.param(
            [UnitRow("区信访局", short_name="发改局", row=7)],
            "责任单位 第7行 C列：简称“发改局”已属于区发展改革局，请改用别的简称。",
            id="a name of a unit without a row",
        ),
        pytest.param(
            [UnitRow("区发展改革局", short_name="发改局", row=2), UnitRow("区信访局", short_name="发改局", row=7)],
            "责任单位 第7行 C列：简称“发改局”已属于区发展改革局（第2行），请改用别的简称。",
            id="a name of a unit with a row",
        ),
        pytest.param(
            [UnitRow("妇联", row=2), UnitRow("区妇联", aliases=("妇联",), row=7)],
            "责任单位 第7行 D列：别名“妇联”是第2行的单位名称；如为同一单位，请删除第2行。",
            id="the other row's own name, above",
        ),
        pytest.param(
            [UnitRow("区妇联", aliases=("妇联",), row=2), UnitRow("妇联", row=7)],
            "责任单位 第2行 D列：别名“妇联”是第7行的单位名称；如为同一单位，请删除第7行。",
            id="the other row's own name, below",
        ),
        pytest.param(
            [UnitRow("区信访局", row=2), UnitRow("区信访局", row=7)],
            "责任单位 第7行 A列：“区信访局”与第2行“区信访局”是同一个单位，请合并为一行。",
            id="one new unit in two rows",
        ),
        pytest.param(
            [UnitRow("区发展改革局", row=2), UnitRow("发改局", row=7)],
            "责任单位 第7行 A列：“发改局”与第2行“区发展改革局”是同一个单位，请合并为一行。",
            id="one known unit in two rows",
        ),
        pytest.param(
            [UnitRow("发改局", row=2), UnitRow("区信访局", aliases=("区发展改革局",), row=7)],
            "责任单位 第7行 D列：别名“区发展改革局”已属于发改局（第2行），请改用别的别名。",
            id="the name under which another row's unit is known",
        ),
    ],
)
def test_a_name_that_belongs_to_another_is_refused(units: list[UnitRow], complaint: str) -> None:
    assert said(roster(*units)) == [complaint]


def test_a_name_may_move_from_one_row_to_another() -> None:
    seats, complaints = seat(roster(UnitRow("区发展改革局"), UnitRow("区信访局", short_name="发改局")), KNOWN)

    assert not complaints
    assert seats.answers["发改局"] == 1


def test_one_row_may_repeat_a_name() -> None:
    assert said(roster(UnitRow("区信访局", "区信访局", "信访局", ("信访局",)))) == []


def test_members_are_known_by_any_name_and_strangers_are_refused_with_the_nearest() -> None:
    groups = (GroupRow("各镇街", ("发改局", "妇联", "区信访居", "老干部处"), row=4),)

    assert said(roster(UnitRow("区信访局"), groups=groups)) == [
        "组 第4行 B列：成员“区信访居”不在责任单位表中。是否为“区信访局”？",
        "组 第4行 B列：成员“老干部处”不在责任单位表中。请先在责任单位表中添加；多个单位请用顿号分隔。",
    ]


def test_a_group_stands_in_one_row_and_is_no_unit() -> None:
    groups = (
        GroupRow("各镇街", row=2),
        GroupRow("妇联", row=3),
        GroupRow("各镇街", row=4),
        GroupRow("区信访局", row=5),
    )

    assert said(roster(UnitRow("区信访局"), groups=groups)) == [
        "组 第3行 A列：“妇联”是单位名称，不能作组名。",
        "组 第4行 A列：“各镇街”与第2行重复，请合并为一行。",
        "组 第5行 A列：“区信访局”是单位名称，不能作组名。",
    ]


def test_a_post_belongs_to_a_known_unit_and_stands_in_one_row() -> None:
    posts = (
        PostRow("发改局", "联络员", row=2),
        PostRow("区发展改革局", "办公室主任", row=3),
        PostRow("区发展改革局", "联络员", row=4),
        PostRow("区信访局", "联络员", row=5),
        PostRow("区档案馆", "联络员", row=6),
        PostRow("区档案馆", "联络员", row=7),
    )

    assert said(roster(UnitRow("区档案馆"), posts=posts)) == [
        "联系人 第4行 B列：区发展改革局“联络员”与第2行重复；同一岗位只写一行，多人请用不同的岗位名。",
        "联系人 第5行 A列：单位“区信访局”不在责任单位表中。请先在责任单位表中添加；多个单位请用顿号分隔。",
        "联系人 第7行 B列：区档案馆“联络员”与第6行重复；同一岗位只写一行，多人请用不同的岗位名。",
    ]


def deputies(*rows: tuple[str, str], known: dict[str, KnownPost] | None = None) -> list[str]:
    """What is said of posts of one unit and the deputies that their rows name."""
    posts = tuple(PostRow("发改局", title, row=place, deputy=deputy) for place, (title, deputy) in enumerate(rows, 2))
    there = {(REFORM, title): post for title, post in (known or {}).items()}
    return said(roster(posts=posts), Known(KNOWN.names, KNOWN.shown, posts=there))


@pytest.mark.parametrize(
    ("rows", "said_of_them"),
    [
        ([("联络员", "联络员")], "联系人 第2行 C列：AB角“联络员”就是本岗位，请填另一个岗位名称。"),
        (
            [("联络员甲", "副联络员"), ("联络员乙", "副联络员")],
            "联系人 第3行 C列：“副联络员”已是第2行“联络员甲”的AB角；一个岗位只能代理一个岗位，请用不同的岗位名。",
        ),
        ([("联络员", "副联络员"), ("副联络员", "科员")], "联系人 第2行 C列：“副联络员”自己有AB角，不能再作AB角。"),
    ],
)
def test_a_deputy_stands_in_for_one_post_and_has_none(rows: list[tuple[str, str]], said_of_them: str) -> None:
    assert deputies(*rows) == [said_of_them]


def test_what_is_known_already_is_no_complaint() -> None:
    known = {"联络员": KnownPost("副联络员", bound=True), "副联络员": KnownPost(bound=True)}
    assert deputies(("联络员", "副联络员"), ("副联络员", ""), known=known) == []


@pytest.mark.parametrize(
    ("known", "wrong"),
    [
        ({"联络员": KnownPost("科员"), "科员": KnownPost(bound=True)}, "“联络员”的AB角现为“科员”"),
        ({"联络员": KnownPost("科员"), "科员": KnownPost(), "副联络员": KnownPost()}, "“联络员”的AB角现为“科员”"),
        ({"主任": KnownPost("副联络员"), "副联络员": KnownPost()}, "“副联络员”已是本单位另一个岗位的AB角"),
        ({"副联络员": KnownPost("科员"), "科员": KnownPost()}, "“副联络员”自己有AB角"),
        ({"主任": KnownPost("联络员"), "联络员": KnownPost()}, "“联络员”是其他岗位的AB角"),
    ],
)
def test_who_stands_in_already_is_not_moved_by_a_cell(known: dict[str, KnownPost], wrong: str) -> None:
    (complaint,) = deputies(("联络员", "副联络员"), known=known)
    assert complaint.startswith(f"联系人 第2行 C列：{wrong}")


def test_a_deputy_s_post_that_nobody_sits_on_may_be_renamed() -> None:
    known = {"联络员": KnownPost("联络员（AB角）"), "联络员（AB角）": KnownPost()}
    assert deputies(("联络员", "副联络员"), known=known) == []


def test_a_new_unit_s_posts_may_have_deputies_too() -> None:
    posts = (PostRow("区信访局", "联络员", row=2, deputy="副联络员"),)
    assert said(roster(UnitRow("区信访局"), posts=posts)) == []


names = st.sampled_from(["甲局", "乙局", "丙局", "丁局", "戊局"])
rows = st.builds(
    UnitRow,
    name=names,
    short_name=st.one_of(st.just(""), names),
    aliases=st.lists(names, max_size=2).map(tuple),
    row=st.integers(2, 9),
)
known = st.dictionaries(names, st.integers(1, 3)).map(
    lambda found: Known(found, {unit: name for name, unit in found.items()})
)


@given(st.lists(rows, max_size=4), known)
def test_whatever_is_taken_without_complaint_gives_each_name_to_one_unit(units: list[UnitRow], known: Known) -> None:
    seats, complaints = seat(roster(*units), known)

    if not complaints:
        for place, row in enumerate(units):
            assert {seats.answers[word] for _, word in row.words()} == {place}
        speaking = [unit for unit in seats.units if unit is not None]
        assert len(speaking) == len(set(speaking))
        assert not set(speaking) & seats.merged.keys()
        assert not set(seats.outside) & set(seats.answers)


def test_complaints_are_told_by_the_sheets_of_the_workbook_and_then_by_rows() -> None:
    said_of = [
        Complaint(Sheet.POSTS, 2, "A", "一。"),
        Complaint(Sheet.UNITS, 10, "B", "二。"),
        Complaint(Sheet.UNITS, 9, "", "三。"),
        Complaint(Sheet.UNITS, 9, "C", "四。"),
        Complaint(Sheet.GROUPS, 0, "", "五。"),
        Complaint("别的表", 5, "A", "六。"),
    ]
    assert told(said_of) == (
        "别的表 第5行 A列：六。\n责任单位 第9行：三。\n责任单位 第9行 C列：四。\n责任单位 第10行 B列：二。\n"
        "组：五。\n联系人 第2行 A列：一。"
    )


@pytest.mark.parametrize(("count", "last"), [(SHOWN, "组 第20行：错。"), (SHOWN + 1, "……另有1处，请先改正以上各处。")])
def test_so_many_complaints_are_told_and_the_rest_are_counted(count: int, last: str) -> None:
    lines = told([Complaint("组", row, "", "错。") for row in range(1, count + 1)]).split("\n")
    assert (len(lines), lines[-1]) == (count, last)


def test_complaints_are_told_once_each() -> None:
    same = Complaint("组", 2, "A", "重复。")

    assert told([same, same]) == "组 第2行 A列：重复。"
