"""One bot at a time on one database."""

import subprocess
import sys

import pytest

from bot.errors import StorageError
from bot.store.door import Store
from bot.store.sole import alone
from tests.conftest import ROOT

HOLDER = """
import sys
from bot.store.sole import alone
with alone(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_bot_is_refused_with_a_sentence(any_store: Store) -> None:
    with alone(any_store.url), pytest.raises(StorageError, match="Another bot is at work"), alone(any_store.url):
        pass


def test_the_next_bot_may_start_when_the_first_has_ended(any_store: Store) -> None:
    for _ in range(2):
        with alone(any_store.url):
            pass


def test_the_books_can_be_read_and_written_while_a_bot_holds_them(any_store: Store) -> None:
    with alone(any_store.url), any_store.writing() as session:
        assert session is not None


def test_a_killed_bot_holds_nothing(store: Store) -> None:
    command = [sys.executable, "-c", HOLDER, store.url]
    with subprocess.Popen(  # noqa: S603 -- our own
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StorageError), alone(store.url):
            pass
        holder.kill()
        holder.wait()
        with alone(store.url):
            pass
