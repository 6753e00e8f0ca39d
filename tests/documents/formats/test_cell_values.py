"""Values of a workbook as a person sees them."""

import datetime as dt
from dataclasses import dataclass

import pytest

from bot.documents.formats.cell_values import shown


@dataclass(frozen=True)
class Cell:
    value: object
    number_format: str = "General"


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1.0, "General", "1"),
        (7, "General", "7"),
        (2.5, "General", "2.5"),
        (0.1 + 0.2, "General", "0.3"),
        (0.07, "0%", "7%"),
        (0.075, "0.0%", "7.5%"),
        (0.5, "0.##%", "50%"),
        (12345.6, "#,##0.00", "12,345.60"),
        (12345.6, "#,##0", "12,346"),
        (3, "000", "003"),
        (5, '0"万元"', "5万元"),
        (5, "0\\个", "5个"),
        (5, '"约"0.0_ ', "约5.0"),
        (5, "0_);[Red]\\(0\\)", "5"),
        (2000, "[DBNum1]General", "2000"),
        (1.5, "@", "1.5"),
        (True, "General", "TRUE"),
        ("区发改局", "General", "区发改局"),
        (dt.datetime(2026, 12, 31), "yyyy-mm-dd", "2026年12月31日"),  # noqa: DTZ001 -- sheets know no zones
        (dt.datetime(2026, 12, 31), 'yyyy"年"m"月"', "2026年12月"),  # noqa: DTZ001 -- as above
        (dt.datetime(2026, 12, 31), "m/d", "12月31日"),  # noqa: DTZ001 -- as above
        (dt.datetime(2026, 3, 6, 9, 30), "yyyy/m/d h:mm", "2026年3月6日 09:30"),  # noqa: DTZ001 -- as above
        (dt.datetime(2026, 12, 31), "mmm", "2026年12月31日"),  # noqa: DTZ001 -- as above
        (dt.date(2026, 12, 31), "[$-804]yyyy-mm-dd", "2026年12月31日"),
        (dt.time(9, 30), "h:mm", "09:30"),
    ],
)
def test_a_value_is_shown_by_its_format(value: object, form: str, text: str) -> None:
    assert shown(Cell(value, form)) == text
