"""Replies as contacts write them, and what is read out of them."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.replies import OpenItem, Part, Reading, Reason, Unclear, likely, read
from bot.rules.replies.numbers import spoken
from bot.rules.terms import Status, task_number

ITEMS = [
    OpenItem(11, "附件1", 1, "地区生产总值增长6%左右"),
    OpenItem(12, "附件1", 12, "完成产业园二期招标"),
    OpenItem(13, "附件1", 3, "建成5G基站200个"),
    OpenItem(16, "附件1", 16, "研究制定营商环境方案"),
    OpenItem(20, "附件1", 2, "新增停车位2000个"),
    OpenItem(24, "附件1", 24, "推进一带一城建设，完成选址"),
    OpenItem(92, "附件2", 2, "改造老旧小区10处"),
    OpenItem(99, "附件2", 9, "新建幼儿园3所"),
]


def said(reading: Reading) -> list[tuple[int, str]]:
    return [(part.item_id, part.done) for part in reading.parts]


def one(text: str, items: Sequence[OpenItem] = ITEMS, about: Sequence[int] = ()) -> Part:
    reading = read(text, items, about)
    assert not reading.unclear
    (part,) = reading.parts
    return part


def doubt(text: str, items: Sequence[OpenItem] = ITEMS, about: Sequence[int] = ()) -> Unclear:
    (unclear,) = read(text, items, about).unclear
    return unclear


def test_the_reply_of_the_issue_is_read_in_its_four_parts() -> None:
    part = one("12 已完成招标，完成60%。存在问题：资金未到位。原因：专项债未下达。下一步：4月底前开工。")
    assert part.item_id == 12
    assert part.number == "12"
    assert part.done == "已完成招标，完成60%。"
    assert part.problems == "资金未到位。"
    assert part.causes == "专项债未下达。"
    assert part.next_steps == "4月底前开工。"
    assert part.status is Status.ON_TRACK


def test_several_items_stand_in_one_line() -> None:
    reading = read("1 一季度增长6.2%。24 完成选址，存在问题：用地指标未到位。下一步：4月底前报批", ITEMS)
    assert said(reading) == [(11, "一季度增长6.2%。"), (24, "完成选址")]
    assert reading.parts[1].problems == "用地指标未到位。"
    assert reading.parts[1].next_steps == "4月底前报批"
    assert not reading.unclear


def test_several_items_stand_on_lines_of_their_own() -> None:
    reading = read("1、一季度增长6.2%\n12、完成招标\n\n24、完成选址", ITEMS)
    assert said(reading) == [(11, "一季度增长6.2%"), (12, "完成招标"), (24, "完成选址")]


@pytest.mark.parametrize(
    "text",
    [
        "12 完成招标",
        "12、完成招标",
        "12.完成招标",
        "12. 完成招标",
        "12．完成招标",
        "12，完成招标",
        "12：完成招标",
        "12:完成招标",
        "12）完成招标",
        "12—完成招标",
        "12完成招标",
        "１２　完成招标",
        "１２、完成招标",
        "第12项 完成招标",
        "第 12 项：完成招标",
        "第12项完成招标",
        "第12项工作完成招标",
        "事项12：完成招标",
        "事项12 完成招标",
        "任务12、完成招标",
        "序号12 完成招标",
        "编号12：完成招标",
        "* 12 完成招标",
        "•12、完成招标",
        "No12 完成招标",
        "12号 完成招标",
        "12号：完成招标",
        "【12】完成招标",
        "[12] 完成招标",
        "#12 完成招标",
        "No.12 完成招标",
        "12 - 完成招标",
        "12 / 完成招标",
        "12\t完成招标",
        "12项：完成招标",
        "12项:完成招标",
        "12|完成招标",
        "12/完成招标",
        "12–完成招标",
        "12\n完成招标",
        "  12 完成招标",
        "- 12 完成招标",
        "12 完成情况：完成招标",
        "12 进展：完成招标",
        "12 工作进展：完成招标",
    ],
)
def test_a_number_may_be_written_in_many_ways(text: str) -> None:
    part = one(text)
    assert (part.item_id, part.done) == (12, "完成招标")


@pytest.mark.parametrize(
    "text",
    [
        "完成60%",
        "12%的项目已开工",
        "3月6日完成招标",
        "12 月底前完成",
        "12个项目已开工",
        "12 个项目已开工",
        "12项工作已完成",
        "2026年完成招标",
        "1.11万套已开工",
        "1,200万元已到位",
        "12:30召开推进会",
        "5G基站已建成",
        "3-5月完成",
        "“12100”工程已启动",
        "12100工程已启动",
        "12号线开工",
        "3号完成招标",
        "第1季度增长6%",
        "2号地块已交付",
        "24小时值守",
        "1 200万元已到位",
        "已完成1个，剩余2个",
        "12、1234均已开工",
        "24/7值守",
    ],
)
def test_a_quantity_a_date_or_a_name_is_no_number_of_an_item(text: str) -> None:
    assert doubt(text).reason is Reason.NO_NUMBER


@pytest.mark.parametrize(
    "text",
    [
        "24 共12个项目，完成60%。3月6日开工。12个竣工。",
        "24 已开工。2026年完成。1.11万套交付。",
        "24 建成5G基站。12:30开会。",
        "24 开工，12 个项目",
        "24 “12100”工程。12100工程推进。",
        "24 完成招标。88 完成选址",
        "24、开工 第88项完成选址",
        "24 进展如下：12完成公示",
        "24 完成招标\n1) 公示\n2) 报批",
        "24 本月：\n1、公示\n1、报批\n2、签订\n3、封顶",
    ],
)
def test_numbers_inside_an_items_words_stay_there(text: str) -> None:
    part = one(text)
    assert part.item_id == 24
    assert part.said == text


@pytest.mark.parametrize(
    ("text", "item", "done"),
    [
        ("3 5G基站建成120个", 13, "5G基站建成120个"),
        ("3：5G基站建成120个", 13, "5G基站建成120个"),
        ("3、5G基站建成120个", 13, "5G基站建成120个"),
        ("12、24 个项目已开工", 12, "24 个项目已开工"),
        ("12：2026年计划已印发", 12, "2026年计划已印发"),
        ("12.2026年计划已印发", 12, "2026年计划已印发"),
        ("12 年内可完成", 12, "年内可完成"),
        ("12 人才公寓已开工", 12, "人才公寓已开工"),
        ("12 批复已取得", 12, "批复已取得"),
        ("24 项目正在施工", 24, "项目正在施工"),
        ("1 一季度增长6%", 11, "一季度增长6%"),
        ("1、2月增长6%", 11, "2月增长6%"),
        ("12、24小时施工", 12, "24小时施工"),
        ("12 tender completed", 12, "tender completed"),
    ],
)
def test_words_that_begin_like_a_measure_are_still_words(text: str, item: int, done: str) -> None:
    part = one(text)
    assert (part.item_id, part.done) == (item, done)


def test_one_sentence_may_speak_of_several_numbers() -> None:
    reading = read("1、12、24 均按期推进。16 已印发方案", ITEMS)
    assert said(reading) == [(11, "均按期推进。"), (12, "均按期推进。"), (24, "均按期推进。"), (16, "已印发方案")]


@pytest.mark.parametrize("text", ["12、完成招标\n1、增长6%", "12、完成招标\n1 增长6%", "12 完成招标\n1 增长6%"])
def test_item_1_after_another_is_no_point_of_it_unless_it_is_written_otherwise(text: str) -> None:
    assert said(read(text, ITEMS)) == [(12, "完成招标"), (11, "增长6%")]


def test_a_number_that_is_none_does_not_hide_the_next() -> None:
    reading = read("请看：12 完成招标\n24 完成选址", ITEMS)
    assert said(reading) == [(24, "完成选址")]
    assert [each.reason for each in reading.unclear] == [Reason.NO_NUMBER]


@pytest.mark.parametrize("numbers", ["第12项、第24项", "第12、24项", "12项、24项", "12和24", "12，24 ", "１２、２４："])
def test_several_numbers_may_be_written_in_many_ways(numbers: str) -> None:
    reading = read(f"{numbers}均已开工", ITEMS)
    assert [(part.item_id, part.done.lstrip("均")) for part in reading.parts] == [(12, "已开工"), (24, "已开工")]


@pytest.mark.parametrize(
    "text",
    [
        *("12、24、已开工", "12，24已开工", "12、24正在施工", "12、24按期推进", "12、24项报批", "12及24尚未开工"),
        *(
            "12与24：已开工",
            "12,24 也已开工",
            "12、24都已开工",
            "12和24全部开工",
            "12、24，正常推进",
            "12、24 完成招标",
        ),
    ],
)
def test_several_numbers_may_share_what_follows_at_once(text: str) -> None:
    assert [part.item_id for part in read(text, ITEMS).parts] == [12, 24]


@pytest.mark.parametrize(
    "text",
    [
        "12已开工 24已选址 16正在研究",
        "12已开工，24已选址，16正在研究",
        "12已开工,24已选址,16正在研究",
        "12.已开工 24.已选址 16.正在研究",
        "12、已开工，24、已选址，16、正在研究",
        "12 已开工，第24项已选址，第16项：正在研究",
    ],
)
def test_items_may_follow_each_other_without_a_full_stop(text: str) -> None:
    assert said(read(text, ITEMS)) == [(12, "已开工"), (24, "已选址"), (16, "正在研究")]


@pytest.mark.parametrize(
    "text",
    [
        "24 投资 12 亿元，12个项目开工",
        "24 已开工 12月竣工，3月5日封顶",
        "24、涉及1、2号地块，3、12号楼封顶",
        "24 1.完成公示 2.完成报批 3.签订合同",
        "24 完成管网 3、泵站 2、水闸 1",
        "24 建成12，完成比例1：3",
        "24 开工率90%，88已完成",
        "24 1号楼已封顶，2号楼正在施工，3号楼尚未开工",
        "24、完成管网，3.签订合同",
        "24：公示 1: 工作",
    ],
)
def test_a_number_within_a_line_is_no_item_for_a_comma_alone(text: str) -> None:
    part = one(text)
    assert (part.item_id, part.said) == (24, text)


@pytest.mark.parametrize(
    "heading", ["您好，区发改局2月份进展如下：", "2月份进展：", "2月工作情况:", "更正：", "补充："]
)
def test_a_heading_may_stand_before_the_first_item_on_its_line(heading: str) -> None:
    reading = read(f"{heading}12 完成招标", ITEMS)
    assert said(reading) == [(12, "完成招标")]
    assert [each.reason for each in reading.unclear] == [Reason.COURTESY]


def test_half_width_full_stops_divide_the_parts_of_a_report() -> None:
    part = one("12,已完成招标,完成60%.存在问题:资金未到位.原因:专项债未下达.下一步:4月底前到位.")
    assert (part.done, part.problems) == ("已完成招标,完成60%.", "资金未到位.")
    assert (part.causes, part.next_steps) == ("专项债未下达.", "4月底前到位.")


def test_what_is_said_of_all_the_rest_is_said_of_no_item() -> None:
    reading = read("12 完成招标。其余事项均按期推进。", ITEMS)
    assert said(reading) == [(12, "完成招标。")]
    assert [(each.text, each.reason) for each in reading.unclear] == [("其余事项均按期推进。", Reason.REST)]


OFFICIALLY = [
    "民生实事2：完成3处",
    "民生实事第2项：完成3处",
    "民生实事第2项完成3处",
    "附件2第2项 完成3处",
    "附件二第2项完成3处",
]


@pytest.mark.parametrize(
    "text", ["民2 完成3处", "民2、完成3处", "民生2：完成3处", "第民2项 完成3处", "民２ 完成3处", *OFFICIALLY]
)
def test_a_livelihood_number_means_the_second_annex(text: str) -> None:
    part = one(text)
    assert (part.item_id, part.done) == (92, "完成3处")


EVERY_ANNEX = [
    OpenItem(10, "附件1", 1, "优化营商环境。"),
    OpenItem(20, "附件2", 1, "新增停车位。"),
    OpenItem(30, "附件3", 1, "整治背街小巷。"),
    OpenItem(40, "交办", 1, "迎接国家卫生城市复审。"),
]


@pytest.mark.parametrize(
    ("number", "item"),
    [
        *((each, 40) for each in ("交办1", "交办 1", "交办第1项", "交办事项1：", "交办１、", "交办任务第1项：")),
        *((each, 30) for each in ("附件3第1项", "附件三第1项：", "附件 3 的第1项")),
        *((each, 20) for each in ("民1", "附件2第1项", "附件二第1项")),
        *((each, 10) for each in ("附件1第1项", "附件一第1项：")),
    ],
)
def test_a_number_that_says_its_annex_means_the_task_of_that_annex(number: str, item: int) -> None:
    part = one(f"{number} 已整治3处", EVERY_ANNEX)
    assert (part.item_id, part.done) == (item, "已整治3处")


@pytest.mark.parametrize("no", range(1, 20))
def test_an_annex_may_be_counted_in_either_script(no: int) -> None:
    chinese = ("", *"一二三四五六七八九")
    written = ("十" if no >= 10 else "") + chinese[no % 10]
    items = [OpenItem(each, f"附件{each}", 1) for each in range(1, 20)]
    assert one(f"附件{written}第1项 已整治3处", items).item_id == no
    assert one(f"附件{no}第1项 已整治3处", items).item_id == no


def test_every_task_outside_the_main_list_is_understood_by_the_number_that_people_see() -> None:
    others = EVERY_ANNEX[1:]
    text = "\n".join(f"{task_number(item.annex, item.no)} 已整治{item.id}处" for item in others)
    assert [part.item_id for part in read(text, EVERY_ANNEX).parts] == [20, 30, 40]


def test_a_task_without_an_annex_is_one_of_the_main_list() -> None:
    items = [OpenItem(1, "", 1), OpenItem(2, "交办", 1)]
    assert (one("附件1第1项 已开工", items).item_id, one("交办1 已开工", items).item_id) == (1, 2)


def test_handed_work_that_is_counted_is_no_number() -> None:
    assert doubt("交办3件事已办结").reason is Reason.NO_NUMBER


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("第12项：", "12"),
        ("民生实事2 ", "民2"),
        ("交办事项1：", "交办1"),
        ("附件三第2项 ", "附件3第2项"),
        ("1、2 ", "1、2"),
    ],
)
def test_a_number_is_asked_about_as_people_see_it(written: str, seen: str) -> None:
    assert spoken(written) == seen


def test_a_bare_number_means_the_only_open_task_of_that_number() -> None:
    assert one("9 主体封顶").item_id == 99
    assert one("9 主体封顶").number == "9"


def test_a_number_in_two_annexes_is_asked_about() -> None:
    unclear = doubt("2 已开工")
    assert (unclear.reason, unclear.candidates, unclear.number) == (Reason.TWO_TASKS, (20, 92), "2 ")


def test_a_livelihood_number_that_is_not_open_does_not_mean_the_first_annex() -> None:
    assert doubt("民12 已开工").reason is Reason.NOT_OPEN


def test_of_two_annexes_the_one_that_is_still_owed_is_meant() -> None:
    items = [OpenItem(1, "附件1", 2, owed=False), OpenItem(2, "附件2", 2)]
    assert one("2 已开工", items).item_id == 2


def test_of_two_annexes_the_one_the_reminder_was_about_is_meant() -> None:
    assert one("2 已开工", about=[20, 11, 12]).item_id == 20


def test_of_two_periods_the_earlier_that_is_owed_is_meant() -> None:
    items = [OpenItem(n, "附件1", 12, period=f"2026-0{n}", owed=n > 1) for n in (3, 1, 2)]
    assert one("12 已开工", items).item_id == 2


def test_of_two_answered_periods_the_later_is_meant() -> None:
    items = [OpenItem(n, "附件1", 12, period=f"2026-0{n}", owed=False) for n in (3, 1, 2)]
    assert one("12 已开工", items).item_id == 3


def test_a_reply_about_one_item_needs_no_number() -> None:
    part = one("已完成选址。存在问题：资金", about=[24])
    assert (part.item_id, part.number, part.done, part.problems) == (24, "", "已完成选址。", "资金")


@pytest.mark.parametrize("text", ["您好", "收到，谢谢！"])
def test_a_greeting_to_a_reminder_of_one_item_is_no_report_on_it(text: str) -> None:
    assert doubt(text, about=[24]).reason is Reason.COURTESY


def test_a_heading_above_numbers_is_no_report_on_the_item_of_the_reminder() -> None:
    reading = read("2月进展如下：\n12 完成招标", ITEMS, [24])
    assert said(reading) == [(12, "完成招标")]
    assert [each.reason for each in reading.unclear] == [Reason.COURTESY]


@pytest.mark.parametrize("text", ["1、完成公示\n2、完成报批", "完成公示：1.报批 2.签订"])
def test_a_reply_about_one_item_may_count_its_points(text: str) -> None:
    assert one(text, [OpenItem(24, "附件1", 24)], [24]).done == text


def test_a_reply_about_several_items_needs_a_number() -> None:
    unclear = doubt("已完成选址", about=[24, 12])
    assert unclear.reason is Reason.NO_NUMBER
    assert set(unclear.candidates) == {24, 12}


def test_points_counted_within_an_item_stay_there() -> None:
    text = "12 本月进展：\n1、完成公示；\n2、完成报批；\n3、签订合同。\n24 完成选址"
    reading = read(text, ITEMS)
    assert said(reading) == [(12, "1、完成公示；\n2、完成报批；\n3、签订合同。"), (24, "完成选址")]


def test_points_that_begin_after_a_colon_stay_in_their_item() -> None:
    part = one("24 完成情况：1.完成公示；2.完成报批；3.签订合同。存在问题：1、资金；2、用地")
    assert (part.item_id, part.done, part.problems) == (24, "1.完成公示；2.完成报批；3.签订合同。", "1、资金；2、用地")


@pytest.mark.parametrize("words", ["24 完成选址。", "24 完成选址！", "24 完成选址；", "24 报批。完成选址!"])
@pytest.mark.parametrize("thanks", ["谢谢！", "请审阅。", "特此报告"])
def test_thanks_at_the_end_are_no_part_of_the_last_item(words: str, thanks: str) -> None:
    reading = read(words + thanks, ITEMS)
    assert [(part.item_id, part.said) for part in reading.parts] == [(24, words)]
    assert [(each.text, each.start) for each in reading.unclear] == [(thanks, len(words))]


def test_an_unknown_number_on_its_own_line_does_not_slip_into_the_item_before() -> None:
    reading = read("12 完成招标\n88、完成选址", ITEMS)
    assert said(reading) == [(12, "完成招标")]
    assert [(each.text, each.reason) for each in reading.unclear] == [("88、完成选址", Reason.NOT_OPEN)]


@pytest.mark.parametrize("text", ["12 完成招标\n  88 完成选址", "12 完成招标\n第123项 完成选址"])
def test_nor_if_it_is_indented_or_as_long_as_numbers_can_be(text: str) -> None:
    reading = read(text, ITEMS)
    assert said(reading) == [(12, "完成招标")]
    assert [each.reason for each in reading.unclear] == [Reason.NOT_OPEN]


def test_an_unknown_number_is_not_taken_for_the_words_of_the_only_item() -> None:
    unclear = doubt("88 完成选址", [OpenItem(24, "附件1", 24)], [24])
    assert (unclear.reason, unclear.candidates) == (Reason.NOT_OPEN, (24,))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("2、已开工", "2、", id="a first number that is no point of anything"),
        pytest.param("24、开工。88、公示\n89、报批", "89、", id="though one in the line before was none"),
        pytest.param("24 进展：88、公示\n89、报批", "89、", id="nor one after a colon"),
        pytest.param("24 开工。第99项 完成选址", "第99项 ", id="within a line, by its name"),
        pytest.param("24 开工。附件3第7项 已开工", "附件3第7项 ", id="by its annex"),
    ],
)
def test_a_number_that_is_nobodys_is_said_so(text: str, told: str) -> None:
    items = [item for item in ITEMS if item.no != 2]
    unclear = doubt(text, items)
    assert (unclear.reason, unclear.number) == (Reason.NOT_OPEN, told)


def test_a_number_that_is_none_within_a_line_hides_no_later_one() -> None:
    reading = read("24、开工 第88项完成选址\n12 完成招标", ITEMS)
    assert said(reading) == [(24, "开工 第88项完成选址"), (12, "完成招标")]


def test_the_second_item_may_be_number_2() -> None:
    items = [item for item in ITEMS if item.annex == "附件1"]
    assert said(read("12.完成招标！2、新增40个", items)) == [(12, "完成招标！"), (20, "新增40个")]


def test_the_number_of_a_task_that_is_reported_with_another_means_that_one() -> None:
    items = [OpenItem(92, "附件2", 9, also=(("附件1", 5),)), OpenItem(12, "附件1", 12)]
    assert one("5、已开工", items).item_id == 92


@pytest.mark.parametrize("text", ["正在推进各项工作", "以上情况已报市局报告"])
def test_words_that_could_be_a_heading_report_on_the_item_of_the_reminder_if_nothing_follows(text: str) -> None:
    assert one(text, about=[24]).done == text


def test_thanks_alone_after_a_number_are_no_words_of_it() -> None:
    assert [each.reason for each in read("12；谢谢", ITEMS).unclear] == [Reason.NO_WORDS, Reason.COURTESY]


@pytest.mark.parametrize(
    "rest",
    [
        *("其余均按期推进", "其他各项都正常推进", "其它事项全部按期推进", "剩余的任务均按期推进", "其余几项工作皆正常"),
        "其余项目均已开工",
    ],
)
@pytest.mark.parametrize("end", ["。", "；", ";", "！", "!", "\n"])
def test_the_rest_may_be_spoken_of_in_many_ways(rest: str, end: str) -> None:
    reading = read(f"12 完成招标{end}{rest}", ITEMS)
    assert [part.item_id for part in reading.parts] == [12]
    assert [(each.text.strip(), each.reason) for each in reading.unclear] == [(rest, Reason.REST)]


def test_a_number_without_words_is_asked_about() -> None:
    unclear = doubt("12")
    assert (unclear.reason, unclear.candidates) == (Reason.NO_WORDS, (12,))


def test_headings_and_closings_are_courtesy() -> None:
    reading = read("区发改局2月份进展情况如下：\n1 增长6%\n24 完成选址\n以上，请审阅。", ITEMS)
    assert said(reading) == [(11, "增长6%"), (24, "完成选址")]
    assert [each.reason for each in reading.unclear] == [Reason.COURTESY, Reason.COURTESY]


def test_words_before_the_first_number_are_asked_about() -> None:
    reading = read("停车位已建成800个。24 完成选址", ITEMS)
    assert said(reading) == [(24, "完成选址")]
    assert reading.unclear[0].text == "停车位已建成800个。"


def test_the_likeliest_task_is_offered_first() -> None:
    assert doubt("停车位已建成800个").candidates[0] == 20
    assert likely("已完成招标", ITEMS)[:3] == (12, 24, 11)
    assert likely("招标工作完成", ITEMS)[:2] == (12, 24)


def test_figures_make_no_task_likelier() -> None:
    assert likely("2000个", ITEMS) == likely("", ITEMS)


def test_of_tasks_that_are_equally_likely_those_that_are_owed_come_first() -> None:
    items = [
        OpenItem(1, "附件1", 1, owed=False),
        OpenItem(2, "附件2", 1),
        OpenItem(3, "附件1", 9),
        OpenItem(4, "附件1", 2),
    ]
    assert likely("已开工", items) == (4, 3, 2, 1)


def test_the_word_of_the_reply_gives_the_status() -> None:
    reading = read("1 滞后。资金未到位\n12 已完成\n24 完成60%", ITEMS)
    assert [part.status for part in reading.parts] == [Status.BEHIND, Status.DONE, Status.ON_TRACK]


def test_a_written_judgement_outweighs_the_words() -> None:
    assert one("12 评价：滞后。完成招标").status is Status.BEHIND


PIECES = st.sampled_from(
    [
        "12",
        "1、",
        "第24项",
        "民2",
        "2 ",
        "。",
        "\n",
        "，",
        "完成60%",
        "存在问题：",
        "原因",
        "下一步",
        "99、",
        "收到",
        "谢谢！",
        "号",
        "年",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.sets(st.sampled_from([item.id for item in ITEMS])))
def test_no_word_of_a_message_is_dropped_or_moved(text: str, about: set[int]) -> None:
    reading = read(text, ITEMS, tuple(about))
    pieces = {part.start: part.said for part in reading.parts} | {each.start: each.text for each in reading.unclear}
    kept = "".join(pieces[start] for start in sorted(pieces))
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", text)


@given(st.lists(PIECES).map("".join))
def test_parts_and_doubts_come_in_the_order_of_the_message(text: str) -> None:
    reading = read(text, ITEMS)
    starts = [part.start for part in reading.parts]
    assert starts == sorted(starts)
    assert all(text.startswith(part.said, part.start) for part in reading.parts)
    assert all(text.startswith(each.text, each.start) for each in reading.unclear)


@given(st.lists(PIECES).map("".join))
def test_an_items_fields_hold_all_its_words_but_labels_and_punctuation(text: str) -> None:
    labels = re.compile(r"存在问题|原因|下一步|[\W_]")
    for part in read(text, ITEMS).parts:
        fields = part.done + part.problems + part.causes + part.next_steps
        assert sorted(labels.sub("", fields)) == sorted(labels.sub("", part.said[len(part.number) :]))
