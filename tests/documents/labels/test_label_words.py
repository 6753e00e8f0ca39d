"""What labels mean by their words."""

import pytest

from bot.documents.columns import Column
from bot.documents.labels.label_words import meaning


@pytest.mark.parametrize(
    ("label", "column", "word"),
    [
        ("会办单位", Column.UNITS, "会办单位"),
        ("主体责任单位", Column.UNITS, "主体责任单位"),
        ("监管责任单位", Column.UNITS, "监管责任单位"),
        ("督查单位", Column.UNITS, "督查单位"),
        ("行业主管部门", Column.UNITS, "主管部门"),
        ("属地责任单位", Column.UNITS, "责任单位"),
        ("整改责任单位", Column.UNITS, "责任单位"),
        ("牵头专班", Column.UNITS, "牵头专班"),
        ("牵头科室", Column.UNITS, "牵头单位"),
        ("主管副区长", Column.LEADERS, "主管副区长"),
        ("包案领导", Column.LEADERS, "包案领导"),
        ("办理时限", Column.DUE, "办理时限"),
        ("联系电话", Column.OTHER, "联系电话"),
    ],
)
def test_a_label_means(label: str, column: Column, word: str) -> None:
    heading = meaning(label)

    assert (heading.column, heading.label) == (column, word)
