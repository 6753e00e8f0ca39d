"""Signs that a row was read wrongly: by itself, and beside the others of its annex."""

from dataclasses import replace

import pytest

from bot.documents.checks.outliers import marked
from bot.documents.checks.sanity import suspicions
from bot.documents.columns import RawRow
from tests.documents.layouts import HOUSES, PARKS, SCHOOLS

ROW = RawRow(1, 1, SCHOOLS, "某甲", "区教体局", "12月底前")


def told(**fields: str) -> list[str]:
    return list(suspicions(replace(ROW, **fields)))  # type: ignore[arg-type]


def beside(*changed: RawRow, numbered: bool = False) -> list[tuple[str, ...]]:
    usual = [replace(ROW, content=f"建成第{at}号公园，新增绿地{at}公顷。") for at in range(20)]
    rows = [replace(row, no=at if numbered else 0) for at, row in enumerate((*usual, *changed), start=1)]
    return [row.cut for row in marked(rows)][len(usual) :]


# -- by itself ---------------------------------------------------------------------------------------------------


def test_a_row_that_is_right_has_none() -> None:
    assert told() == []


@pytest.mark.parametrize(
    "content", ["水环境质量完成年度目标任务", "完成上级下达的目标任务", "完成全年目标任务", SCHOOLS]
)
def test_nor_has_one_whose_object_is_called_like_a_column(content: str) -> None:
    assert told(content=content) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no content"),
        ("责任单位", "责任单位"),
        ("注：列首位的为牵头单位", "注：列首位的为牵头单"),
        ("新建学校3所，", "…新建学校3所，"),
        ("加快建设学校和", "…加快建设学校和"),
        ("提高学校建设的", "…提高学校建设的"),
        ("、新增学位2000个。", "begins with: 、新增学位2000个"),
        ("和新增学位2000个。", "begins with: 和新增学位2000个"),
        ("%以上，税收增长。", "begins with: %以上，税收增长。"),
        ("亿元以上项目落地。", "begins with: 亿元以上项目落地。"),
        ("新建学校（含幼儿园3所。", "unpaired: （）"),
        ("建成“智慧校园3所。", "unpaired: “”"),
        ("新建学校3所。区教体局（牵头）", "…所。区教体局（牵头）"),
    ],
)
def test_a_content_that_was_cut_or_grew_is_told(content: str, words: str) -> None:
    assert words in told(content=content)


@pytest.mark.parametrize(
    "content",
    [
        "实现重点项目建设的目的",
        "等级评价覆盖全部学校。",
        "和平路改造全面完成。",
        "以工代赈项目全部开工。",
        "上半年开工12个。",
        "建成“智慧校园”（含《规划》所列）3所。",
    ],
)
def test_a_content_that_only_looks_so_is_not(content: str) -> None:
    assert told(content=content) == []


def test_a_label_that_comes_twice_among_the_units_is_of_two_rows() -> None:
    assert told(units="牵头单位：区教体局、牵头单位：区财政局") == ["twice: 牵头单位"]
    assert told(units="牵头单位：区教体局；配合单位：区财政局") == []


# -- beside the others -------------------------------------------------------------------------------------------


def test_a_row_that_is_like_the_others_has_none() -> None:
    assert beside(replace(ROW, content=PARKS)) == [()]


def test_a_content_without_a_stop_where_the_others_have_one_is_told() -> None:
    assert beside(replace(ROW, content="建成口袋公园10处")) == [("…袋公园10处",)]


def test_a_row_without_leaders_where_nearly_all_name_them_is_told_once() -> None:
    assert beside(replace(ROW, leaders="")) == [("no leaders",)]
    assert beside(replace(ROW, leaders="", cut=("no leaders",))) == [("no leaders",)]


def test_few_rows_do_not_tell_what_is_usual() -> None:
    assert [row.cut for row in marked([ROW, replace(ROW, content=PARKS, leaders="")])] == [(), ()]


def test_a_second_sentence_is_told_where_nothing_is_numbered_and_every_task_is_one() -> None:
    two = replace(ROW, content=PARKS + HOUSES)

    assert beside(two) == [("two in one: 改造老旧小区20个，惠及",)]
    assert beside(two, numbered=True) == [()]
    assert beside(two, replace(two, content=PARKS + SCHOOLS)) == [(), ()]


def test_a_content_that_holds_another_rows_is_told() -> None:
    assert beside(replace(ROW, content=PARKS), replace(ROW, content=HOUSES + PARKS), numbered=True) == [
        (),
        ("another row: 建成口袋公园10处。",),
    ]
