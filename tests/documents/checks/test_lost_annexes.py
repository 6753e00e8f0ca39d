"""An annex of numbered lines that gave no row is told at the nearest row of another."""

import pytest

from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, text

READ = f"1.{SCHOOLS}（责任单位：区教体局）\n2.{HOUSES}（责任单位：区住建局）\n"
LOST = f"重点工作\n1.{PARKS}\n2.做好其他工作。\n"


def test_an_annex_without_a_row_is_told_at_the_first_row_behind_it() -> None:
    rows = text(f"{LOST}附件2\n{READ}").rows

    assert [[str(doubt) for doubt in row.doubts] for row in rows] == [[f"left out: 附件1 1.{PARKS}"], []]


def test_behind_all_rows_it_is_told_at_the_last_one() -> None:
    rows = text(f"{READ}附件2\n{LOST}").rows

    assert [[str(doubt) for doubt in row.doubts] for row in rows] == [[], [f"left out: 附件2 1.{PARKS}"]]


@pytest.mark.parametrize("annex", ["填报说明\n1.每月填报。\n2.按时报送。\n", "重点工作\n1.做好其他工作。\n", "\n"])
def test_forms_and_single_lines_are_no_lost_tasks(annex: str) -> None:
    assert not [row.doubts for row in text(f"{READ}附件2\n{annex}").rows if row.doubts]
