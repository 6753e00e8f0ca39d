"""`run` and `sandbox` as processes: what they say, how they end, and what is left behind."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.sandbox.serving import listening
from tests.conftest import ROOT

PATIENCE = 60
NOWHERE = "http://127.0.0.1:9"  # the port of a service that discards; nobody listens there


def bot(*arguments: str) -> Sequence[str]:
    return (sys.executable, "-m", "bot", *arguments)


def environment(folder: Path, **more: str) -> dict[str, str]:
    secrets = {"BOT_TOKEN", "BOT_API_URL", "CUIBAN_CONFIG"}
    own = {"DATABASE_URL": f"sqlite:///{folder / 'cuiban.db'}", "PYTHONWARNINGS": "error::ResourceWarning", **more}
    return {name: value for name, value in os.environ.items() if name not in secrets} | own


@contextmanager
def started(*arguments: str, folder: Path, until: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    """Start a command and wait until it has said something; both of its streams are one."""
    output = subprocess.PIPE
    process = subprocess.Popen(  # noqa: S603 -- our own command
        bot(*arguments), cwd=ROOT, env=environment(folder, **more), stdout=output, stderr=subprocess.STDOUT, text=True
    )
    with process:
        try:
            assert process.stdout
            assert any(until in line for line in process.stdout), f"it never said {until}"
            yield process
        finally:
            process.kill()


def told(process: subprocess.Popen[str], number: signal.Signals) -> tuple[int, str]:
    """Send a signal; return the exit code and what it said in the end."""
    process.send_signal(number)
    said, _ = process.communicate(timeout=PATIENCE)
    return process.returncode, said


def refused(*arguments: str, folder: Path, **more: str) -> tuple[int, str]:
    """Run a command that ends by itself; return the exit code and what it said on stderr."""
    ended = subprocess.run(  # noqa: S603 -- our own command
        bot(*arguments),
        cwd=ROOT,
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.stdout == ""
    return ended.returncode, ended.stderr


def test_run_without_a_token_says_what_to_do_in_one_sentence(tmp_path: Path) -> None:
    code, said = refused("run", folder=tmp_path)
    assert code == 1
    assert said.startswith("BOT_TOKEN is not set: get a token from @BotFather")
    assert said.count("\n") == 1
    assert not (tmp_path / "cuiban.db").exists()


def test_where_the_port_is_taken_the_sandbox_says_so_and_touches_nothing(tmp_path: Path) -> None:
    database = tmp_path / "sandbox.db"
    database.write_text("an earlier one")
    with listening(0) as door:
        port = str(door.getsockname()[1])
        code, said = refused("sandbox", "--fresh", "--port", port, "--database", str(database), folder=tmp_path)
    assert code == 1
    assert said == f"Port {port} is taken on this machine: end the program that has it, or take another, with --port.\n"
    assert database.read_text() == "an earlier one"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_sandbox_ends_cleanly_when_it_is_told_to(tmp_path: Path, number: signal.Signals) -> None:
    command = ("sandbox", "--port", "0", "--database", str(tmp_path / "sandbox.db"))
    with started(*command, folder=tmp_path, until="http://127.0.0.1:") as process:
        code, said = told(process, number)
    assert code == 0
    assert said.strip() == ""
    with closing(sqlite3.connect(tmp_path / "sandbox.db")) as database:
        assert database.execute("SELECT count(*) FROM note WHERE name = 'sandbox'").fetchone() == (1,)


def test_the_sandbox_starts_calmly(tmp_path: Path) -> None:
    command = ("sandbox", "--port", "0", "--database", str(tmp_path / "sandbox.db"))
    with started(*command, folder=tmp_path, until="") as process:
        assert process.stdout
        said = process.stdout.readline()
        assert said.startswith("  催办 Cuiban  →  http://127.0.0.1:")
        told(process, signal.SIGTERM)


def test_the_bot_can_be_ended_while_it_waits_for_telegram(tmp_path: Path) -> None:
    beyond_reach = {"BOT_TOKEN": "42:secret", "BOT_API_URL": NOWHERE}
    with started("run", folder=tmp_path, until="cannot be reached", **beyond_reach) as process:
        code, said = told(process, signal.SIGTERM)
    assert code == 0
    assert "Traceback" not in said
