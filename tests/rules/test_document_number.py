"""A document is found by its number as people write it."""

import pytest

from bot.rules.document_number import SHORT, is_called, short_name

NUMBER = "云溪政办发〔2026〕21号"


@pytest.mark.parametrize(
    "asked", [NUMBER, "云溪政办发[2026]21号", "〔2026〕２１号", "21号", "第21号", "21", " 云溪政办发〔2026〕 21 "]
)
def test_it_is_called_by_its_number_or_the_end_of_it(asked: str) -> None:
    assert is_called(NUMBER, asked)


@pytest.mark.parametrize("asked", ["", " ", "〔〕", "1号", "〔2025〕21号", "121号", "云溪政字〔2026〕21号", "号21"])
def test_it_is_not_called_by_another_or_by_half_a_figure(asked: str) -> None:
    assert not is_called(NUMBER, asked)


def test_a_document_without_a_number_is_called_by_its_title() -> None:
    assert is_called("重点工作任务分解表2026", "重点工作任务分解表2026")


@pytest.mark.parametrize(
    ("document", "short"),
    [
        (NUMBER, NUMBER),
        ("云溪国家级经济技术开发区管理委员会办公室政办发〔2026〕113号", "…公室政办发〔2026〕113号"),
        ("云溪区人民政府办公室关于印发2026年为民实事任务分解方案的通知", "2026年为民实事任务分解方案…"),
        ("重点工作任务分解表2026", "重点工作任务分解表2026"),
    ],
)
def test_a_short_name_keeps_the_number_or_begins_with_what_it_is_about(document: str, short: str) -> None:
    assert short_name(document) == short
    assert len(short) <= SHORT
