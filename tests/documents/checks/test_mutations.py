"""Whatever goes wrong with a row while a layout is read leaves a sign; a row that is right leaves none."""

import random
from collections import Counter
from collections.abc import Sequence

import pytest

from bot.documents.annexes import Annex
from bot.documents.blocks import Line
from bot.documents.columns import RawRow
from bot.documents.decomposition import checked
from bot.documents.layouts import raw_rows
from bot.documents.readings import readings
from bot.rules.terms import DoubtKind, Row
from tests.documents.checks.mutations import MUTATIONS, without_numbers
from tests.documents.layouts import table

NOT_FORCED = frozenset(DoubtKind) - {DoubtKind.NO_LEAD, DoubtKind.GROUP_WITHOUT_MEMBERS}
"""Doubts of these kinds are those of the text itself, and no sign of anything."""
LEADERS = ("常务副区长", "分管教育副区长", "分管城建副区长", "甲乙丙", "丁戊、己庚辛", "丁戊", "己庚辛、甲乙丙")
UNITS = (
    *("区发改局", "区教体局牵头，区财政局、区人社局配合", "区住建局、区城管局分别办理", "区交通局牵头，各镇街配合"),
    *(
        "区农业农村局牵头，区水务局配合",
        "区民政局",
        "区卫健局牵头，区医保局、区市场监管局配合",
        "区商务局、区文旅局分别办理",
    ),
)
TASKS = (
    *("新建、改扩建学校{n}所，新增学位{n}00个。", "改造老旧小区{n}个，惠及居民{n}000户，年底前全部完工。"),
    *("打通断头路{n}条，新增公共停车泊位{n}50个。", "建成高标准农田{n}万亩，粮食总产量保持稳定。"),
    *("新增养老床位{n}0张，建成社区食堂{n}处。", "完成{n}家基层医疗机构标准化建设，签约服务率达到9{n}%。"),
    *("举办促消费活动{n}场，限额以上零售额增长{n}%。", "植树{n}万株，建成口袋公园{n}处，新增绿地{n}公顷。"),
)
DUE = ("6月底前", "9月底前", "12月底前", "全年")
SECTIONS = ("一、办好民生实事", "二、提升城市品质", "三、促进城乡融合")
ROWS = 30


def cells(at: int) -> tuple[str, str, str, str]:
    """A task of a made-up district: content, leader, units, deadline."""
    return (
        TASKS[at % len(TASKS)].format(n=at + 2),
        LEADERS[at * 3 % len(LEADERS)],
        UNITS[at * 5 % len(UNITS)],
        DUE[at % len(DUE)],
    )


def as_a_table() -> Annex:
    """The tasks in one table, each section a row over all of its columns."""
    lines = [["序号", "工作任务", "分管领导", "责任单位", "完成时限"]]
    for at in range(ROWS):
        if at % 10 == 0:
            lines.append([SECTIONS[at // 10], "<", "<", "<", "<"])
        lines.append([str(at + 1), *cells(at)])
    return Annex("附件1", (table(*lines),))


def as_text() -> Annex:
    """The tasks as paragraphs, labels behind each."""
    lines: list[str] = []
    for at in range(ROWS):
        content, leader, units, due = cells(at)
        lines += [SECTIONS[at // 10]] if at % 10 == 0 else []
        lines += [f"{at + 1}.{content}", f"牵头领导：{leader}", f"责任单位：{units}", f"完成时限：{due}"]
    return Annex("附件1", tuple(Line(number, text) for number, text in enumerate(lines, start=1)))


LAYOUTS = {"table": as_a_table(), "text": as_text()}


def read(annex: Annex, rows: Sequence[RawRow]) -> tuple[Row, ...]:
    return readings([(annex.name, checked(annex, rows))], region="", first_leads=False)


def key(row: Row) -> tuple[object, ...]:
    return row.content, row.leaders, frozenset((one.name, one.role, one.kind) for one in row.units)


def is_doubted(row: Row) -> bool:
    return any(doubt.kind in NOT_FORCED for doubt in row.doubts)


def shares(annex: Annex, rows: Sequence[RawRow], name: str) -> tuple[int, int]:
    """Mutate rows, one at a time; count those that came to be wrong, and those of them that are doubted.

    Of a row that was lost, or that came twice, the sign stands at a neighbour: so a doubt that was not there counts.
    """
    right = Counter(map(key, read(annex, rows)))
    wrong = doubted = 0
    for at in range(1, len(rows) - 1, 5):
        mutant = MUTATIONS[name](rows, at, random.Random(at))  # noqa: S311 -- the same places in every run
        after = read(annex, mutant) if mutant else ()
        bad = [row for row in after if key(row) not in right]
        if not bad and after and Counter(map(key, after)) != right:
            bad = [max(after[at - 1 : at + 2], key=is_doubted)]
        wrong += len(bad)
        doubted += sum(map(is_doubted, bad))
    return wrong, doubted


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_rows_are_read_and_none_is_doubted(layout: str) -> None:
    annex = LAYOUTS[layout]
    rows = read(*raw_rows(annex, loose=False))

    assert [row.content for row in rows] == [cells(at)[0] for at in range(ROWS)]
    assert not any(map(is_doubted, rows))


@pytest.mark.parametrize("numbers", ["numbered", "not numbered"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", MUTATIONS)
def test_of_rows_that_go_wrong_nine_in_ten_are_doubted(name: str, layout: str, numbers: str) -> None:
    annex = LAYOUTS[layout]
    _, rows = raw_rows(annex, loose=False)
    wrong, doubted = shares(annex, rows if numbers == "numbered" else without_numbers(rows), name)

    assert doubted >= 0.9 * wrong


def test_nearly_every_mutation_makes_rows_wrong() -> None:
    annex = LAYOUTS["table"]
    _, rows = raw_rows(annex, loose=False)

    assert sum(shares(annex, rows, name)[0] > 0 for name in MUTATIONS) >= len(MUTATIONS) - 2
