"""`programme add-task`, `reassign`, `links` and `unit`: shown first, done once somebody says yes."""

from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from bot.cli import asking, desk
from bot.cli.programme import app as programme
from bot.cli.unit import app as unit
from bot.rules.letters.reassign import TaskMoved
from bot.store.tables import Outbox, Unit
from tests import cast
from tests.documents.reading import SAMPLE

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration, and the sample programme."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'cuiban.db'}")
    monkeypatch.setenv("CUIBAN_CONFIG", str(ROOT / "config.yaml"))
    call("import", SAMPLE)


def call(*words: str | Path, typed: str = "") -> Result:
    return CliRunner().invoke(programme, [str(word) for word in words], input=typed)


def call_unit(*words: str) -> Result:
    return CliRunner().invoke(unit, list(words))


def test_what_a_reassignment_would_do_is_shown_and_not_done_unless_somebody_says_yes() -> None:
    shown = call("reassign", "7", "--units", "区发改局牵头，区财政局配合")

    assert shown.exit_code == 1
    assert shown.stdout.splitlines()[1:] == [
        "  - 区财政局 lead",
        "  + 区发改局 lead、区财政局 support",
        "units affected: 2",
        "  区发改局: 1 task, nobody bound",
        "  区财政局: 1 task, nobody bound",
    ]
    assert "nothing was changed: say --yes" in shown.stderr

    done = call("reassign", "7", "--units", "区发改局牵头，区财政局配合", "--yes")
    assert (done.exit_code, done.stdout) == (0, shown.stdout)
    assert "  - 区发改局 lead、区财政局 support" in call("reassign", "7", "--units", "区财政局").stdout


def test_the_units_whose_part_changes_are_told_once_it_is_done() -> None:
    with desk.opened_store() as (_, store), store.writing() as session:
        cast.bind_contact(session, session.exec(select(Unit).where(Unit.name == "区财政局")).one())
    call("reassign", "7", "--units", "区发改局")
    call("reassign", "7", "--units", "区发改局", "--yes")
    with desk.opened_store() as (_, store), store.reading() as session:
        assert session.exec(select(Outbox.letter)).all() == [TaskMoved.kind]


@pytest.mark.parametrize(("typed", "code", "last"), [("y\n", 0, "done"), ("n\n", 1, "nothing was changed")])
def test_on_a_terminal_the_clerk_is_asked(monkeypatch: pytest.MonkeyPatch, typed: str, code: int, last: str) -> None:
    monkeypatch.setattr(asking, "on_a_terminal", lambda: True)
    result = call("reassign", "7", "--units", "区发改局", typed=typed)

    assert (result.exit_code, result.stdout.splitlines()[-1]) == (code, last)


def test_a_task_is_added() -> None:
    words = ["add-task", "迎接国家卫生城市复审。", "--units", "区发改局牵头，区财政局配合", "--origin", "会议议定"]
    result = call(*words, "--leaders", "常务副区长", "--due", "10月底前", "--yes")

    assert result.stdout.splitlines()[:2] == [
        "云溪政办发〔2026〕3号 交办 1 迎接国家卫生城市复审。",
        "  + 区发改局 lead、区财政局 support",
    ]
    assert "交办 1" in call("list").stdout


def test_units_are_merged_renamed_and_split() -> None:
    assert call_unit("rename", "区商务局", "区商务和投资促进局", "--yes").stdout.startswith(
        "区商务局 → 区商务和投资促进局"
    )
    assert call_unit("merge", "区财政局", "区发改局", "--yes").stdout.startswith("区财政局 → 区发改局")
    assert call_unit("split", "区发改局", "区数据局", "--tasks", "7", "--yes").stdout.startswith(
        "区发改局 → 区数据局: 1 task\n"
    )


def test_links_are_shown_and_confirmed(tmp_path: Path) -> None:
    assert call("links").stdout == "no task seems to repeat another one\n"
    text = SAMPLE.read_text(encoding="utf-8")
    twice = tmp_path / "twice.txt"
    twice.write_text(
        text.replace("城镇新增就业6500人", "推进财源建设，一般公共预算收入增长5%").replace(
            "〔2026〕3号", "〔2026〕4号"
        ),
        encoding="utf-8",
    )
    assert "tasks that seem to repeat another one: 1; see `programme links`" in call("import", twice).stdout

    assert call("links").stdout.splitlines()[-1] == "next: `programme confirm --links` confirms the 1 that is proposed"
    assert call("confirm", "--links").stdout == "1 task is reported with the one that it repeats\n"
    assert call("confirm", "--links").stdout == "nothing to confirm: no link\n"
    assert "confirmed" in call("links").stdout
