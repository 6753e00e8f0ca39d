"""The days of a month."""

import datetime as dt

from bot.rules.months import day_of, last_day


def test_february_ends_as_the_year_will_have_it() -> None:
    assert (last_day(2024, 2).day, last_day(2026, 2).day) == (29, 28)


def test_a_day_that_a_month_lacks_is_none() -> None:
    assert (day_of(2024, 2, 29), day_of(2026, 2, 29)) == (dt.date(2024, 2, 29), None)
