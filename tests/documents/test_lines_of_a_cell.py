"""Units that stand in a cell a line each, and units that the width of the cell broke."""

import pytest

from bot.documents.damage import is_listed, units_of, unsure_lines
from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, document, told


@pytest.mark.parametrize(
    ("lines", "units"),
    [
        ("区财政局\n各街道\n国网云溪供电公司", "区财政局、各街道、国网云溪供电公司"),
        ("高新园（石桥镇）\n各街道\n城建集团", "高新园（石桥镇）、各街道、城建集团"),
        ("各镇\n便民服务中心", "各镇便民服务中心"),
        ("各镇街（园\n区）、区财政局", "各镇街（园区）、区财政局"),
        ("高新园（石桥镇\n东林镇）", "高新园（石桥镇、东林镇）"),
        ("各区\n财政局", "各区财政局"),
        ("各街道\n办事处", "各街道办事处"),
    ],
)
def test_lines_are_names_of_their_own_if_no_town_has_one_of_both(lines: str, units: str) -> None:
    assert units_of([lines]) == units


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("自然资源分局", "水利局"),
        ("消防救援大队", "住建局"),
        ("生态环境分局", "金融办"),
        ("高新园（石桥镇）", "各街道"),
    ],
)
def test_a_full_line_and_the_next_are_two_names_that_nobody_has_as_one(line: str, below: str) -> None:
    assert is_listed(line, below)


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("市公安局", "交通管理局"),
        ("公安分局", "交警大队"),
        ("区委", "宣传部"),
        ("市场监管局", "食品安全办公室"),
        ("区自然资源分局", "不动产登记中心"),
        ("区住房和城乡建", "设局"),
    ],
)
def test_a_full_line_goes_on_below_if_both_may_be_one_name(line: str, below: str) -> None:
    assert not is_listed(line, below)


CELLS = ["云溪经济区", "区财政局", "管委办公室"]


@pytest.mark.parametrize(
    ("alone", "units", "told"),
    [
        (CELLS, "云溪经济区、管委办公室", []),
        (CELLS[:2], "云溪经济区、管委办公室", ["on a line of its own: 管委办公室"]),
        ([], "云溪经济区管委办公室", ["joined: 管委办公室"]),
    ],
)
def test_a_name_below_a_place_that_stands_alone_elsewhere_is_another_one(
    alone: list[str], units: str, told: list[str]
) -> None:
    cell = "区财政局\n云溪经济区\n管委办公室"

    assert units_of([cell], alone) == f"区财政局、{units}"
    assert list(unsure_lines([cell], alone)) == told


@pytest.mark.parametrize("rest", ["管委会", "人民政府", "办事处", "公室"])
def test_the_rest_of_a_places_name_stays_with_it(rest: str) -> None:
    cell = f"云溪经济区\n{rest}"

    assert units_of([cell], CELLS) == f"云溪经济区{rest}"
    assert list(unsure_lines([cell], CELLS)) == []


def test_the_cells_of_a_table_tell_which_names_stand_alone() -> None:
    header = ["序号", "工作任务", "责任单位"]
    rows = [["1", SCHOOLS, "区财政局\n云溪经济区\n管委办公室"], ["2", HOUSES, "云溪经济区"], ["3", PARKS, "管委办公室"]]

    assert told(document(header, *rows))[0][3] == "区财政局、云溪经济区、管委办公室"
