"""`verify` and `doctor`, as an operator calls them."""

import asyncio
import datetime as dt
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import typer
from sqlalchemy import text
from typer.testing import CliRunner, Result

from bot.cli import checks, desk
from bot.clock import StoppedClock
from bot.errors import LedgerBrokenError, StorageError
from bot.store.door import Store
from bot.store.schema import migrate
from tests import cast
from tests.botapi import TOKEN, BotApi
from tests.conftest import ROOT


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store that the commands open, on a day of 2025: its notice and the next are known."""
    url = f"sqlite:///{tmp_path / 'cuiban.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("CUIBAN_CONFIG", str(ROOT / "config.yaml"))
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    monkeypatch.setattr(desk, "clock", lambda: StoppedClock(dt.datetime(2025, 6, 2, tzinfo=dt.UTC)))
    migrate(url)
    with closing(Store(url)) as store:
        yield store


def call(command: object) -> Result:
    app = typer.Typer()
    app.command()(command)  # type: ignore[type-var]
    return CliRunner().invoke(app, [])


@pytest.mark.usefixtures("books")
def test_verify_says_how_many_entries_the_chain_has() -> None:
    result = call(checks.verify)
    assert result.output == "The ledger's chain holds: 0 entries.\n"
    assert result.exit_code == 0


def test_verify_of_a_broken_ledger_is_a_fault_that_says_where(books: Store) -> None:
    with books.writing() as session:
        session.execute(text("INSERT INTO ledger_head (id, seq, hash) VALUES (1, 5, 'x')"))
    result = call(checks.verify)
    assert isinstance(result.exception, LedgerBrokenError)
    assert "5 entries" in str(result.exception)


@pytest.mark.usefixtures("books")
def test_doctor_of_new_books_notes_what_is_next_and_exits_with_0() -> None:
    result = call(checks.doctor)
    assert result.exit_code == 0
    assert "! There is no programme yet." in result.output
    assert "! BOT_TOKEN is not set" in result.output
    assert "✓ The holiday notices for 2025 and 2026 are known." in result.output
    assert "✗" not in result.output


def test_doctor_of_a_broken_ledger_exits_with_1(books: Store) -> None:
    with books.writing() as session:
        session.execute(text("INSERT INTO ledger_head (id, seq, hash) VALUES (1, 5, 'x')"))
    result = call(checks.doctor)
    assert result.exit_code == 1
    assert "✗ The ledger is broken" in result.output


def test_doctor_names_units_without_contact(books: Store) -> None:
    with books.writing() as session:
        cast.owes(session, cast.programme(session), cast.unit(session, "区发改局"), [1])
    assert "1 of 1 units that owe reports have nobody bound: 区发改局." in call(checks.doctor).output


@pytest.mark.usefixtures("books")
def test_doctor_of_a_configuration_that_cannot_be_read_says_so_and_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.yaml").write_text("offfice: {}\n", encoding="utf-8")
    monkeypatch.setenv("CUIBAN_CONFIG", str(tmp_path / "config.yaml"))
    result = call(checks.doctor)
    assert result.exit_code == 1
    assert result.output.startswith("✗ ")
    assert "offfice" in result.output
    assert result.output.endswith("did you mean office? Nothing else was examined.\n")


@pytest.mark.usefixtures("books")
def test_doctor_ends_a_fault_before_the_next_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUIBAN_CONFIG", str(tmp_path / "elsewhere.yaml"))
    assert call(checks.doctor).output.endswith("another file in CUIBAN_CONFIG. Nothing else was examined.\n")


@pytest.mark.usefixtures("books")
def test_doctor_of_a_database_that_is_not_ours_says_so_and_leaves_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"not a database" * 100)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{other}")
    result = call(checks.doctor)
    assert result.exit_code == 1
    assert "other.db is not a database" in result.output
    assert "The books were not examined." in result.output
    assert ".." not in result.output
    assert other.read_bytes() == b"not a database" * 100


@pytest.mark.usefixtures("books")
async def test_doctor_asks_telegram_who_the_bot_is(monkeypatch: pytest.MonkeyPatch) -> None:
    async with BotApi() as api:
        monkeypatch.setenv("BOT_API_URL", api.url)
        monkeypatch.setenv("BOT_TOKEN", TOKEN)
        assert "answers: the bot is @cuiban_bot." in (await asyncio.to_thread(call, checks.doctor)).output


@pytest.mark.usefixtures("books")
async def test_doctor_tells_a_wrong_token_without_showing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    async with BotApi() as api:
        monkeypatch.setenv("BOT_API_URL", api.url)
        monkeypatch.setenv("BOT_TOKEN", "43:wrong-and-secret")
        api.fault("getMe", "refuse", status=401, description="Unauthorized")
        result = await asyncio.to_thread(call, checks.doctor)
    assert "does not know this BOT_TOKEN" in result.output
    assert "wrong-and-secret" not in result.output
    assert result.exit_code == 1


@pytest.mark.usefixtures("books")
def test_doctor_tells_a_telegram_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("BOT_API_URL", f"http://127.0.0.1:{closed.getsockname()[1]}")
        monkeypatch.setenv("BOT_TOKEN", TOKEN)
        result = call(checks.doctor)
    assert "does not answer: check the network" in result.output
    assert result.exit_code == 1


def test_verify_refuses_a_path_where_there_is_no_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'mistyped.db'}")
    with pytest.raises(StorageError, match=r"no ledger at .*mistyped\.db"):
        checks.verify()
    assert not (tmp_path / "mistyped.db").exists()
