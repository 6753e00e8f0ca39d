"""Who answers for a task: what stands in the two documents of 2020 (`strings_2020.py`), and what else is written.

A name is written here as `区发改局:lead`; `*` marks a group, `?` a prefix that is unsure, `!` what was not understood.
"""

import re
import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.terms import DoubtKind, Kind, Responsible, Role
from bot.rules.units.lexicon import Lexicon, collect
from bot.rules.units.responsibility import Reading, read
from tests.rules.units import strings_of_levels as levels
from tests.rules.units.strings_2020 import SHIZHONG, SHIZHONG_TOO, WEST_COAST, WEST_COAST_TOO
from tests.rules.units.strings_elsewhere import GROUPS, LABELS, LISTS, PREFIXES, ROLES

_MARKS = {DoubtKind.PREFIX_UNSURE: "?", DoubtKind.UNREAD: "!"}


def _lexicon(rows: list[tuple[int, str, str]], more: list[str], region: str) -> Lexicon:
    contents = {79: "现代农业示范区聚焦示范引领。"}
    strings = [(text, contents.get(row, "")) for row, text, _ in rows]
    return collect([*strings, *((text, "") for text in more)], region=region)


WEST_COAST_NAMES = _lexicon(WEST_COAST, WEST_COAST_TOO, "青岛西海岸新区")
SHIZHONG_NAMES = _lexicon(SHIZHONG, SHIZHONG_TOO, "济南市市中区")


def told(reading: Reading) -> str:
    def mark(doubt: DoubtKind | None, kind: Kind) -> str:
        return "*" if kind is Kind.GROUP else _MARKS.get(doubt, "") if doubt else ""

    return " ".join(f"{one.name}{mark(one.doubt, one.kind)}:{one.role}" for one in reading.units)


def plainly(text: str, *attested: str, region: str = "云溪区") -> Reading:
    """Read a string with nothing more attested than what is given."""
    return read(text, collect([(each, "") for each in (text, *attested)], region=region))


@pytest.mark.parametrize(("row", "text", "meaning"), WEST_COAST)
def test_a_string_with_role_words_means(row: int, text: str, meaning: str) -> None:
    assert told(read(text, WEST_COAST_NAMES)) == meaning, f"row {row}"


@pytest.mark.parametrize(("row", "text", "meaning"), SHIZHONG)
def test_a_string_without_role_words_means(row: int, text: str, meaning: str) -> None:
    assert told(read(text, SHIZHONG_NAMES)) == meaning, f"row {row}"


# -- doubts ------------------------------------------------------------------------------------------------------


def test_a_clear_string_has_no_doubt() -> None:
    assert read("区发改局、工信局分别办理", WEST_COAST_NAMES).doubts == ()


def test_several_units_without_role_words_have_no_lead_named() -> None:
    reading = read("区发改局、重点工程服务中心、相关街道办事处", SHIZHONG_NAMES)

    assert [str(doubt) for doubt in reading.doubts] == ["no lead named", "group without members: 相关街道办事处"]


def test_of_joint_units_the_first_is_proposed_as_lead_and_the_others_as_supports() -> None:
    units = read("区发改局、工信局、相关街道办事处", SHIZHONG_NAMES).units

    assert [one.proposed for one in units] == [Role.LEAD, Role.SUPPORT, Role.SUPPORT]
    assert [one.doubt for one in units] == [DoubtKind.NO_LEAD, DoubtKind.NO_LEAD, DoubtKind.GROUP_WITHOUT_MEMBERS]


def test_nothing_is_proposed_when_the_first_of_joint_names_is_a_group() -> None:
    units = read("相关街道办事处、区发改局", SHIZHONG_NAMES).units

    assert [one.proposed for one in units] == [None, None]


def test_only_supporters_leave_a_task_without_a_lead() -> None:
    reading = plainly("区发改局、区财政局配合")

    assert told(reading) == "区发改局:support 区财政局:support"
    assert [str(doubt) for doubt in reading.doubts] == ["no lead named"]


def test_a_name_behind_the_lead_supports_and_is_told_where_the_document_writes_so_behind_others() -> None:
    assert told(plainly("区发改局牵头，区财政局")) == "区发改局:lead 区财政局:support"

    reading = plainly("区发改局牵头，区财政局", "区审计局牵头，区统计局配合")

    assert told(reading) == "区发改局:lead 区财政局!:support"
    assert [str(doubt) for doubt in reading.doubts] == ["not understood: 区财政局"]


def test_a_name_behind_those_who_answer_separately_is_told() -> None:
    assert told(plainly("区发改局分别办理，区财政局")) == "区发改局:separate 区财政局!:support"


def test_a_unit_in_two_roles_keeps_the_first_and_is_told() -> None:
    reading = plainly("区发改局牵头，区财政局、发改局配合")

    assert told(reading) == "区发改局:lead 区财政局:support"
    assert [str(doubt) for doubt in reading.doubts] == ["not understood: 区发改局"]


@pytest.mark.parametrize("text", ["", " ", "。", "、", "，，", "牵头", "等单位配合", "等单位等"])
def test_a_string_that_names_nobody_says_so(text: str) -> None:
    assert [str(doubt) for doubt in plainly(text).doubts] == ["no unit named"]


@pytest.mark.parametrize(
    "text",
    [
        *("详见附件3。另行通知", "杆石桥", "区发改局牵头负责人", "区大数据局（李某、王某）"),
    ],
)
def test_what_is_no_name_is_not_understood(text: str) -> None:
    assert DoubtKind.UNREAD in {doubt.kind for doubt in plainly(text).doubts}


# -- prefixes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["区", "县", "市", "旗"])
def test_the_prefix_is_the_one_the_document_uses(prefix: str) -> None:
    reading = plainly(f"{prefix}发改局牵头，财政局配合", f"{prefix}财政局", region=f"云溪{prefix}")

    assert told(reading) == f"{prefix}发改局:lead {prefix}财政局:support"


def test_a_document_without_prefixes_has_none_to_carry_over() -> None:
    assert told(plainly("发改局牵头，财政局配合")) == "发改局:lead 财政局:support"


def test_a_word_that_begins_like_a_prefix_is_none() -> None:
    reading = plainly("市发改委牵头，市场监管局配合", "市财政局", "市市场监管局", region="云溪市")

    assert told(reading) == "市发改委:lead 市市场监管局:support"


def test_a_name_without_prefix_at_the_head_of_a_list_is_the_unit_that_has_it_elsewhere() -> None:
    assert told(plainly("发改局、区财政局分别办理", "区发改局")) == "区发改局:separate 区财政局:separate"


def test_a_party_organ_is_found_by_its_branch() -> None:
    assert told(plainly("区委宣传部、组织部分别办理", "区委组织部")) == "区委宣传部:separate 区委组织部:separate"


def test_a_name_behind_a_place_may_have_lost_its_prefix_too() -> None:
    assert (
        told(plainly("云溪开发区、财政局分别办理", "区发改局", "区商务局")) == "云溪开发区:separate 区财政局?:separate"
    )
    assert told(plainly("各镇街、财政局分别办理", "区发改局", "区商务局")) == "各镇街*:separate 区财政局?:separate"
    assert told(plainly("云溪开发区、海投集团分别办理", "区发改局")) == "云溪开发区:separate 海投集团:separate"


def test_an_unattested_name_follows_the_documents_habit_with_its_sort_and_stays_unsure() -> None:
    habit = ("东湖指挥部", "南山指挥部", "区会展中心")

    assert told(plainly("区发改局、西岭指挥部分别办理", *habit)) == "区发改局:separate 西岭指挥部?:separate"
    assert told(plainly("区发改局、展览中心分别办理", *habit)) == "区发改局:separate 区展览中心?:separate"


# -- lists -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("区发改局和区财政局分别办理", "区发改局:separate 区财政局:separate"),
        ("区发改局牵头，区财政局及各镇街配合", "区发改局:lead 区财政局:support 各镇街*:support"),
        ("区文化和旅游局牵头，区人力资源和社会保障局配合", "区文化和旅游局:lead 区人力资源和社会保障局:support"),
        ("石桥、柳泉和南湖街道办事处", "石桥街道办事处:joint 柳泉街道办事处:joint 南湖街道办事处:joint"),
        ("区工信局,石桥、柳泉镇", "区工信局:joint 石桥镇:joint 柳泉镇:joint"),
        ("石桥、柳泉等街道办事处", "石桥街道办事处:joint 柳泉街道办事处:joint"),
        ("海投集团（总部）牵头", "海投集团（总部）:lead"),
        ("区发改局、供销社，南湖镇", "区发改局:joint 区供销社:joint 南湖镇:joint"),
        ("区发改局、科协、石桥街道办事处", "区发改局:joint 区科协:joint 石桥街道办事处:joint"),
        ("区发改局 区财政局", "区发改局:joint 区财政局:joint"),
        ("区发改局牵头 区财政局配合", "区发改局:lead 区财政局:support"),
        ("区发 改局", "区发改局:lead"),
        ("区社会和法治办公室", "区社会和法治办公室:lead"),
        ("由区发改局牵头落实", "区发改局:lead"),
        ("区发改局负责，区财政局协助", "区发改局:lead 区财政局:support"),
        ("区发改局、区财政局共同牵头", "区发改局:lead 区财政局:lead"),
        ("区大数据局（区热线办）、区财政局", "区大数据局（区热线办）:joint 区财政局:joint"),
        ("区发改局;区财政局。", "区发改局:joint 区财政局:joint"),
    ],
)
def test_lists_are_written_in_many_ways(text: str, meaning: str) -> None:
    assert told(plainly(text)) == meaning


def test_a_word_of_business_before_a_place_may_be_a_short_organ_and_is_told() -> None:
    assert (
        told(plainly("区发改局、财政、南湖街道办事处")) == "区发改局:joint 财政街道办事处!:joint 南湖街道办事处:joint"
    )


def test_a_short_form_that_one_row_defines_is_understood_in_another() -> None:
    whole = "区投资攻坚战总指挥部办公室（以下简称“攻坚办”）牵头，区财政局配合"

    assert told(plainly("攻坚办、区财政局分别办理", whole)) == "区投资攻坚战总指挥部办公室:separate 区财政局:separate"
    assert told(plainly(whole)) == "区投资攻坚战总指挥部办公室:lead 区财政局:support"
    assert told(plainly(whole.replace("以下简称", "简称"))) == "区投资攻坚战总指挥部办公室:lead 区财政局:support"


def test_a_short_form_that_does_not_come_from_the_name_is_not_understood() -> None:
    assert told(plainly("区发改局、区财政局（以下简称两委）配合")) == "区发改局:support 区财政局!:support"


# -- elsewhere ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "meaning"), [*LABELS, *ROLES, *LISTS, *PREFIXES, *GROUPS])
def test_a_string_from_elsewhere_means(text: str, meaning: str) -> None:
    assert told(plainly(text)) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        *(*levels.STATE, *levels.PROVINCE, *levels.CITY, *levels.COUNTY, *levels.TOWN, *levels.BUREAU),
        *(*levels.TAILS, *levels.MORE, *levels.TOWNS),
    ],
)
def test_a_string_of_any_level_means(text: str, meaning: str) -> None:
    assert told(plainly(text)) == meaning


@pytest.mark.parametrize("text", levels.TOLD)
def test_what_is_no_organ_is_told(text: str) -> None:
    assert DoubtKind.UNREAD in {doubt.kind for doubt in plainly(text).doubts}


def test_who_answers_leads_in_every_row_where_the_document_names_supporters_and_nowhere_a_lead() -> None:
    other = "责任单位：区住建局；配合单位：区财政局"

    assert told(plainly("责任单位：区发改局、区工信局", other)) == "区发改局:lead 区工信局:lead"
    led = "牵头单位：区住建局；责任单位：区城管局；配合单位：区财政局"
    assert told(plainly("责任单位：区发改局、区工信局", other, led)) == "区发改局:joint 区工信局:joint"


def test_a_note_that_the_first_leads_holds_for_its_own_string() -> None:
    reading = plainly("区发改局、区财政局（排第一的为牵头单位）")

    assert told(reading) == "区发改局:lead 区财政局:support"
    assert reading.doubts == ()


def test_a_word_of_business_is_the_organ_that_the_document_names_with_it() -> None:
    text = "区残联牵头，民政、财政、卫健等部门配合"

    assert told(plainly(text, "区民政局", "区财政局")) == "区残联:lead 区民政局:support 区财政局:support 卫健!:support"


# -- bold type, and the first unit -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bold", "meaning"),
    [
        ("区发改局、工信局、财政局", ("区发改局",), "区发改局:lead 区工信局:support 区财政局:support"),
        ("区发改局、工信局、财政局", ("工信局",), "区发改局:support 区工信局:lead 区财政局:support"),
        ("区发改局、工信局、财政局", ("区发改局、工信局",), "区发改局:lead 区工信局:lead 区财政局:support"),
        ("区发改局、工信局", ("区发改局、",), "区发改局:lead 区工信局:support"),
        ("区发改局", ("区发改局",), "区发改局:lead"),
        ("区发改局、石桥、南湖镇", ("石桥",), "区发改局:support 石桥镇:lead 南湖镇:support"),
        ("区发改局、工信局", ("区发改局", "工信局"), "区发改局:joint 区工信局:joint"),
        ("区发改局、工信局", ("区审计局",), "区发改局:joint 区工信局:joint"),
        ("区发改局牵头，工信局配合", ("工信局",), "区发改局:lead 区工信局:support"),
    ],
)
def test_names_in_bold_lead_unless_words_or_all_of_them_say_otherwise(
    text: str, bold: tuple[str, ...], meaning: str
) -> None:
    assert told(read(text, collect([(text, "")], region="云溪区"), bold=bold)) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("区发改局、工信局、各镇街", "区发改局:lead 区工信局:support 各镇街*:support"),
        ("责任单位：区发改局、工信局；配合单位：区财政局", "区发改局:lead 区工信局:support 区财政局:support"),
        ("区发改局、工信局分别办理", "区发改局:separate 区工信局:separate"),
        ("各镇街、区工信局", "各镇街*:lead 区工信局:support"),
    ],
)
def test_where_the_document_says_so_the_first_unit_leads(text: str, meaning: str) -> None:
    reading = read(text, collect([(text, "")], region="云溪区", first_leads=True))

    assert told(reading) == meaning
    assert {doubt.kind for doubt in reading.doubts} <= {DoubtKind.GROUP_WITHOUT_MEMBERS}


# -- whatever is written -----------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        *(
            "区发改局",
            "工信局",
            "管委办公室",
            "海投集团",
            "王台镇",
            "石桥",
            "南湖街道办事处",
            "各镇街",
            "相关部门",
            "妇联",
        ),
        *(
            "、",
            "，",
            "；",
            ",",
            "及",
            "和",
            "等",
            "等单位",
            " ",
            "（",
            "）",
            "“",
            "”",
            "（以下简称各镇街）",
            "（以下简称发改）",
        ),
        *("牵头", "配合", "分别办理", "分分别办理", "分别牵头", "区", "分", "。", "附件2", "："),
        *(
            "牵头单位：",
            "责任单位：",
            "配合单位",
            "牵头领导：",
            "（牵头）",
            "（配合）",
            "会同",
            "由",
            "★",
            "按职责负责",
        ),
        *("负责", "落实", "\n", "各县（市、区）", "区城投集团", "轨道公司", "云溪区", "石桥县政府", "组织部", "市"),
    ]
)
STRINGS = st.lists(WORDS, max_size=14).map("".join) | st.text(max_size=30)


@given(STRINGS, st.lists(STRINGS, max_size=4))
def test_any_string_can_be_read(text: str, others: list[str]) -> None:
    reading = plainly(text, *others)

    assert reading.units or reading.doubts
    assert len({one.name for one in reading.units}) == len(reading.units)


@given(STRINGS, st.lists(STRINGS, max_size=4))
def test_every_name_comes_from_the_text_or_from_what_the_document_attests(text: str, others: list[str]) -> None:
    written = re.sub(r"[\W_]", "", "".join((text, *others)))

    names = collect([(each, "") for each in (text, *others)], region="云溪区")
    for one in read(text, names).units:
        bare = re.sub(r"[\W_]", "", one.name)
        lent = bare.removeprefix(names.prefix).removeprefix("委")
        assert (
            bare in written
            or lent in written
            or any(
                bare.endswith(suffix) and bare.removesuffix(suffix) in written and suffix in written
                for suffix in ("街道办事处", "镇", "县政府", "政府")
            )
        )


@given(st.sampled_from([*WEST_COAST, *SHIZHONG]), st.sampled_from([WEST_COAST_NAMES, SHIZHONG_NAMES]))
def test_names_in_full_are_read_as_themselves(row: tuple[int, str, str], names: Lexicon) -> None:
    known = [one for one in read(row[1], names).units if one.doubt in {None, DoubtKind.NO_LEAD}]
    again = read("、".join(one.name for one in known) + "配合", names)

    assert [one.name for one in again.units] == [one.name for one in known]


@given(STRINGS)
def test_who_is_in_doubt_is_told_with_the_row(text: str) -> None:
    reading = plainly(text)
    told_of = {doubt.subject for doubt in reading.doubts}

    assert all(one.name in told_of for one in reading.units if one.doubt not in {None, DoubtKind.NO_LEAD})


def in_standard_form(units: Iterable[Responsible]) -> str:
    labels = {Role.LEAD: "牵头", Role.SEPARATE: "分别负责", Role.JOINT: "责任", Role.SUPPORT: "配合"}
    by_role = [(word, [one.name for one in units if one.role is role]) for role, word in labels.items()]
    return "；".join(f"{word}单位：{'，'.join(names)}" for word, names in by_role if names)


@given(STRINGS, st.lists(STRINGS, max_size=4))
def test_a_reading_without_doubts_that_is_written_out_is_read_the_same(text: str, others: list[str]) -> None:
    names = collect([(each, "") for each in (text, *others)], region="云溪区")
    reading = read(text, names)
    if {doubt.kind for doubt in reading.doubts} <= {DoubtKind.NO_LEAD, DoubtKind.GROUP_WITHOUT_MEMBERS}:
        again = read(in_standard_form(reading.units), names)

        assert {(one.name, one.role) for one in again.units} == {(one.name, one.role) for one in reading.units}


@pytest.mark.parametrize(
    "piece",
    [
        *("区发改局、", "及", "（", "）", "石桥", "石桥、", "区发改局 ", "牵头", "★区发改局、", "会同", "牵头单位："),
        *("和区发改局", "发展", "（牵头）、", "各", "区", "县财政局", "等部门", "牵头各", "3月底"),
    ],
)
def test_ten_thousand_characters_are_read_without_going_over_them_again_and_again(piece: str) -> None:
    text = (piece * 10_000)[:10_000] + "街道"
    began = time.process_time()
    plainly(text)

    assert time.process_time() - began < 5


@pytest.mark.parametrize("nobody", ["无", "暂无", "—", "/", "--"])
def test_a_cell_that_says_that_there_is_nobody_names_nobody(nobody: str) -> None:
    lexicon = collect([("区发改局", "")], region="云溪区")
    reading = read(f"牵头单位：区发改局；配合单位：{nobody}", lexicon)
    assert [(one.name, one.role) for one in reading.units] == [("区发改局", Role.LEAD)]
    assert reading.doubts == ()
