"""`python -m bot preview`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from bot.cli.preview import preview
from bot.rules.terms import Role
from bot.store.door import Store
from bot.store.schema import migrate
from tests import cast

DUE_DAY = ("--at", "2026-03-06T09:00")

Ask = Callable[..., Result]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """The command, on a store where 区发改局 owes two tasks and has a contact, and 区工信局 owes one and has none."""
    url = f"sqlite:///{tmp_path / 'cuiban.db'}"
    migrate(url)
    store = Store(url)
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session, "区发改局"), [1, 2])
        cast.owes(session, programme, cast.unit(session, "区工信局"), [3])
        cast.bind_contact(session, cast.unit(session, "区发改局"))
        doubtful = cast.task(session, programme, 4)
        cast.assignment(session, doubtful, cast.unit(session, "区财政局"), Role.JOINT, settled=False)
    store.close()
    config = tmp_path / "config.yaml"
    config.write_text("office: {name: 云溪区政府督查室, region: 云溪区}", encoding="utf-8")
    app = typer.Typer()
    app.command()(preview)
    environ = {"DATABASE_URL": url, "CUIBAN_CONFIG": str(config)}
    return lambda *arguments: CliRunner().invoke(app, arguments, env=environ)


def test_json_says_when_to_whom_what_and_why(ask: Ask) -> None:
    result = ask(*DUE_DAY, "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found[0] == {
        "at": "2026-03-06T09:00+08:00",
        "unit": "区发改局",
        "to": "联络员",
        "kind": "reminder",
        "stage": "due-09:00",
        "why": "2026-02 is due 2026-03-06 17:30, 2 still owed",
        "items": ["1", "2"],
    }
    assert [(each["at"][11:16], each["to"]) for each in found if each["kind"] == "reminder"] == [
        ("09:00", "联络员"),
        ("09:00", "nobody bound"),
        ("15:00", "联络员"),
        ("15:00", "nobody bound"),
    ]


def test_days_look_further_ahead(ask: Ask) -> None:
    found = json.loads(ask("--at", "2026-03-01", "--days", "5", "--json").stdout)
    assert {each["stage"] for each in found} == {"open", "before-2"}


def test_what_is_held_back_is_said_beside_it(ask: Ask) -> None:
    assert ask(*DUE_DAY, "--json").stderr.startswith(
        "Tasks in doubt of which somebody is not reminded before that is settled: 1 "
    )


def test_a_table_is_for_people_and_fits_80_columns(ask: Ask) -> None:
    result = ask(*DUE_DAY)
    assert result.exit_code == 0
    told = result.stdout.splitlines()
    assert all(cell_len(line) <= 80 for line in told)
    first = next(number for number, line in enumerate(told) if "Fri 03-06 09:00" in line)
    assert all(words in told[first] for words in ("区发改局 · 联络员", "due-09:00", "2026-02 is due"))
    assert told[first + 1].strip() == "17:30, 2 still owed"
    assert "Fri 03-06 09:00" in told[first + 2]
    assert "区工信局 · nobody" in told[first + 2]


def test_a_quiet_day_is_said_in_words(ask: Ask) -> None:
    assert ask("--at", "2026-03-07").stdout == "Nothing would go out.\n"
    assert json.loads(ask("--at", "2026-03-07", "--json").stdout) == []


@pytest.mark.parametrize("wrong", [("--at", "tomorrow"), ("--days", "0")])
def test_what_cannot_be_meant_is_wrong_usage(ask: Ask, wrong: tuple[str, str]) -> None:
    assert ask(*wrong).exit_code == 2
