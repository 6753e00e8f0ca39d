"""The notices as they really were."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from bot.documents.notices import YEARS, china, worked
from bot.rules.calendar import Override

CALENDAR = china()


def fifths(year: int) -> list[tuple[str, bool]]:
    found = [CALENDAR.nth_working_day(year, month, 5) for month in range(1, 13)]
    return [(f"{each.date:%m-%d}", each.provisional) for each in found]


def test_the_fifth_working_days_of_2020_to_2024_are_those_of_the_record(sources: Path) -> None:
    with (sources / "fifth-working-day-2020-2024.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 60
    for row in rows:
        year, month = map(int, row["month"].split("-"))
        found = CALENDAR.nth_working_day(year, month, 5)
        assert (found.date.isoformat(), found.provisional) == (row["fifth_working_day"], False)
        assert "一二三四五六日"[found.date.weekday()] == row["weekday"]


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2025, "01-08 02-10 03-07 04-08 05-12 06-09 07-07 08-07 09-05 10-14 11-07 12-05"),
        (2026, "01-08 02-06 03-06 04-08 05-11 06-05 07-07 08-07 09-07 10-13 11-06 12-07"),
    ],
)
def test_the_fifth_working_days_of_2025_and_2026_are_firm(year: int, days: str) -> None:
    assert fifths(year) == [(day, False) for day in days.split()]


def test_the_first_year_without_a_notice_is_provisional_all_year() -> None:
    assert all(provisional for _, provisional in fifths(YEARS.stop))


def test_the_fifth_working_day_of_october_2024_is_a_saturday() -> None:
    assert CALENDAR.nth_working_day(2024, 10, 5).date == dt.date(2024, 10, 12)
    assert dt.date(2024, 10, 12).isoweekday() == 6


@pytest.mark.parametrize(("day", "answer"), [("2020-01-31", False), ("2020-02-03", True), ("2024-10-12", True)])
def test_the_notice_answers_for_a_day(day: str, *, answer: bool) -> None:
    assert worked(dt.date.fromisoformat(day)) is answer


@pytest.mark.parametrize("year", [YEARS.start - 1, YEARS.stop])
def test_a_year_without_a_notice_has_no_answer(year: int) -> None:
    assert worked(dt.date(year, 6, 1)) is None


def test_the_calendar_takes_the_offices_overrides() -> None:
    day = dt.date(2020, 2, 3)
    local = china([Override(day, working=False, reason="推迟上班", source="云溪政办发〔2020〕1号")])
    assert not local.is_working(day)
    assert local.nth_working_day(2020, 2, 5).date == dt.date(2020, 2, 10)


def test_the_calendars_version_names_the_package_that_carries_the_notices() -> None:
    assert CALENDAR.version.startswith("chinesecalendar 1.")
