"""`python -m bot calendar deadlines`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.calendar import app
from bot.documents.notices import YEARS
from bot.errors import ConfigurationError


def deadlines(*arguments: str, config: str = "") -> Result:
    environ = {"CUIBAN_CONFIG": config} if config else None
    return CliRunner().invoke(app, ["deadlines", *arguments], env=environ)


@pytest.fixture
def configured(tmp_path: Path) -> str:
    file = tmp_path / "config.yaml"
    file.write_text(
        "calendar: {overrides: [{date: 2026-03-03, working: false, reason: 抗洪, source: 云溪政办发〔2026〕9号}]}",
        encoding="utf-8",
    )
    return str(file)


def test_json_gives_each_month_its_fifth_working_day() -> None:
    result = deadlines("--from", "2024-09", "--to", "2024-11", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [
        {"month": "2024-09", "due": "2024-09-06", "provisional": False},
        {"month": "2024-10", "due": "2024-10-12", "provisional": False},
        {"month": "2024-11", "due": "2024-11-07", "provisional": False},
    ]


def test_json_covers_years_and_says_which_dates_are_provisional() -> None:
    found = json.loads(deadlines("--from", "2020-01", "--to", f"{YEARS.stop}-12", "--json").stdout)
    assert len(found) == (YEARS.stop - 2020 + 1) * 12
    assert {row["month"][:4] for row in found if row["provisional"]} == {str(YEARS.stop)}


def test_one_month_is_a_range_too() -> None:
    found = json.loads(deadlines("--from", "2026-03", "--to", "2026-03", "--json").stdout)
    assert [row["due"] for row in found] == ["2026-03-06"]


def test_another_working_day_may_be_asked_for() -> None:
    found = json.loads(deadlines("--from", "2026-03", "--to", "2026-03", "--working-day", "3", "--json").stdout)
    assert [row["due"] for row in found] == ["2026-03-04"]


def test_the_table_shows_weekdays_and_marks_what_is_provisional() -> None:
    lines = deadlines("--from", f"{YEARS.stop - 1}-12", "--to", f"{YEARS.stop}-01").stdout.splitlines()
    firm = next(line for line in lines if f"{YEARS.stop - 1}-12" in line)
    provisional = next(line for line in lines if f"{YEARS.stop}-01" in line)
    assert "周" in firm
    assert "暂定" not in firm
    assert "暂定" in provisional


def test_the_offices_overrides_count(configured: str) -> None:
    found = json.loads(deadlines("--from", "2026-03", "--to", "2026-03", "--json", config=configured).stdout)
    assert found == [{"month": "2026-03", "due": "2026-03-09", "provisional": False}]


def test_without_a_configuration_the_notices_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CUIBAN_CONFIG", raising=False)
    monkeypatch.setattr("bot.cli.calendar.FILE", tmp_path / "config.yaml")
    assert deadlines("--from", "2026-03", "--to", "2026-03", "--json").exit_code == 0


def test_a_configuration_that_was_named_must_be_there(tmp_path: Path) -> None:
    result = deadlines("--from", "2026-03", "--to", "2026-03", config=str(tmp_path / "other.yaml"))
    assert isinstance(result.exception, ConfigurationError)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from", "2026-13", "--to", "2026-12"], "'2026-13' is no month"),
        (["--from", "2026-1", "--to", "2026-12"], "'2026-1' is no month"),
        (["--from", "2026-01", "--to", "soon"], "'soon' is no month"),
        (["--from", "2026-03", "--to", "2026-01"], "--from is after --to"),
        (["--from", "2026-01", "--to", "2026-02", "--working-day", "16"], "--working-day"),
        (["--to", "2026-02"], "Missing option '--from'"),
    ],
)
def test_wrong_usage_exits_with_two_and_says_why(arguments: list[str], words: str) -> None:
    result = deadlines(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""
