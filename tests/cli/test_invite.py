"""`invite`, as an operator calls it, with and without a Telegram to ask."""

import asyncio
import datetime as dt
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import typer
from sqlmodel import select
from typer.testing import CliRunner, Result

from bot.cli.invite import invite
from bot.errors import ChoiceError, NotFoundError
from bot.rules.invitations import fingerprint
from bot.store.door import Store
from bot.store.schema import migrate
from bot.store.tables import Invitation, Post
from tests import cast
from tests.botapi import TOKEN, BotApi

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER_LINK = "https://t.me/<bot>?start="


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store that the command opens: one unit, no token."""
    url = f"sqlite:///{tmp_path / 'cuiban.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("CUIBAN_CONFIG", str(ROOT / "config.yaml"))
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    migrate(url)
    store = Store(url)
    with store.writing() as session:
        cast.unit(session, aliases=["发改局"])
    yield store
    store.close()


@pytest.fixture
def telegram(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    return monkeypatch


def call(*words: str) -> Result:
    app = typer.Typer()
    app.command()(invite)
    return CliRunner().invoke(app, words)


def told(result: Result) -> dict[str, str]:
    found: dict[str, str] = json.loads(result.stdout)
    return found


def test_json_is_one_object_with_link_payload_and_expiry(books: Store) -> None:
    found = told(call("--unit", "发改局", "--json"))
    assert list(found) == ["unit", "link", "payload", "expires"]
    assert found["unit"] == "区发改局"
    with books.reading() as session:
        row = session.exec(select(Invitation)).one()
    assert row.payload_hash == fingerprint(found["payload"])
    assert parse_qs(urlsplit(found["link"]).query)["start"] == [found["payload"]]
    expires = dt.datetime.fromisoformat(found["expires"])
    assert expires.utcoffset() == dt.timedelta(hours=8)
    assert abs(expires - row.expires_at) < dt.timedelta(seconds=1)


def test_a_supervisor_is_invited_by_the_name_of_the_post(books: Store) -> None:
    found = told(call("--supervisor", "督查一科", "--json"))
    assert list(found) == ["supervisor", "link", "payload", "expires"]
    assert found["supervisor"] == "督查一科"
    with books.reading() as session:
        assert session.exec(select(Post.kind)).all() == ["supervisor"]


@pytest.mark.usefixtures("books")
def test_without_a_token_the_payload_is_printed_and_what_to_do_is_said_apart() -> None:
    result = call("--unit", "区发改局", "--json")
    found = told(result)
    assert result.exit_code == 0
    assert found["link"] == PLACEHOLDER_LINK + found["payload"]
    assert "BOT_TOKEN" in result.stderr


@pytest.mark.usefixtures("books")
async def test_with_a_token_the_link_names_the_bot(telegram: pytest.MonkeyPatch) -> None:
    async with BotApi() as api:
        telegram.setenv("BOT_API_URL", api.url)
        result = await asyncio.to_thread(call, "--unit", "区发改局", "--json")
        asked = api.called("getMe")
    assert told(result)["link"].startswith("https://t.me/cuiban_bot?start=")
    assert result.stderr == ""
    assert len(asked) == 1


@pytest.mark.usefixtures("books")
async def test_what_the_bot_is_called_is_remembered_for_when_nobody_can_be_asked(telegram: pytest.MonkeyPatch) -> None:
    async with BotApi() as api:
        telegram.setenv("BOT_API_URL", api.url)
        await asyncio.to_thread(call, "--unit", "区发改局")
    offline = await asyncio.to_thread(call, "--unit", "区发改局", "--json")
    telegram.delenv("BOT_TOKEN")
    tokenless = await asyncio.to_thread(call, "--unit", "区发改局", "--json")
    for result in (offline, tokenless):
        assert told(result)["link"].startswith("https://t.me/cuiban_bot?start=")


@pytest.mark.usefixtures("books")
def test_a_telegram_that_cannot_be_reached_stops_nobody(telegram: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        telegram.setenv("BOT_API_URL", f"http://127.0.0.1:{closed.getsockname()[1]}")
        result = call("--unit", "区发改局", "--json")
    assert result.exit_code == 0
    assert told(result)["link"].startswith(PLACEHOLDER_LINK)


@pytest.mark.usefixtures("books")
@pytest.mark.parametrize("kind", ["drop_before", "refuse", "garble"])
async def test_a_telegram_that_answers_nonsense_stops_nobody(telegram: pytest.MonkeyPatch, kind: str) -> None:
    async with BotApi() as api:
        api.fault("getMe", kind, times=9, status=401, description="Unauthorized")
        telegram.setenv("BOT_API_URL", api.url)
        result = await asyncio.to_thread(call, "--unit", "区发改局", "--json")
    assert result.exit_code == 0
    assert told(result)["link"].startswith(PLACEHOLDER_LINK)


@pytest.mark.usefixtures("books")
def test_the_token_is_never_printed(telegram: pytest.MonkeyPatch) -> None:
    telegram.setenv("BOT_API_URL", "http://127.0.0.1:1")
    result = call("--unit", "区发改局")
    assert TOKEN not in result.output


def test_an_unknown_unit_is_a_fault_that_offers_the_nearest(books: Store) -> None:
    result = call("--unit", "区发展改革局")
    assert isinstance(result.exception, NotFoundError)
    assert "区发改局" in str(result.exception)
    with books.reading() as session:
        assert session.exec(select(Invitation)).all() == []


@pytest.mark.parametrize("words", [(), ("--unit", "区发改局", "--supervisor", "督查一科"), ("--unit", " ")])
def test_it_wants_one_of_unit_and_supervisor(words: tuple[str, ...]) -> None:
    assert call(*words).exit_code == 2


@pytest.mark.usefixtures("books")
def test_a_person_reads_who_the_link_and_until_when() -> None:
    name, link, until = call("--unit", "区发改局").stdout.splitlines()
    assert name == "区发改局"
    assert link.startswith(PLACEHOLDER_LINK)
    assert until.startswith("works once, until 20")


def test_of_several_posts_one_is_named(books: Store) -> None:
    call("--unit", "发改局", "--post", "联络员甲")
    call("--unit", "发改局", "--post", "联络员乙")
    assert isinstance(call("--unit", "发改局").exception, ChoiceError)
    with books.reading() as session:
        assert set(session.exec(select(Post.title))) == {"联络员甲", "联络员乙"}
