"""`export ledger`, as an operator calls it: a workbook, a CSV, JSON lines; whole or not at all."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner, Result

from bot.cli import export
from bot.cli.export import app
from bot.documents.books.ledger_sheets import LedgerLine
from bot.errors import DocumentError
from bot.rules.terms import Status
from bot.store import ledger
from bot.store.door import Store
from bot.store.ledger import NewEntry
from bot.store.schema import migrate
from bot.store.tables import Task
from tests import cast
from tests.cast import at

ROOT = Path(__file__).resolve().parents[2]
HEADINGS = (
    "流水号 时间 文号 附件 序号 事项 责任单位 报告期 评价 完成情况 存在问题 原因分析 下一步计划 逾期 "
    "更正 哈希 同报事项 年度时限"
)
FORMULA = '=HYPERLINK("http://evil.example","点我")'


@pytest.fixture
def hashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A ledger of two entries, the second correcting the first; returns their hashes."""
    url = f"sqlite:///{tmp_path / 'cuiban.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("CUIBAN_CONFIG", str(ROOT / "config.yaml"))
    migrate(url)
    store = Store(url)
    with store.writing() as session:
        programme, reform = cast.programme(session), cast.unit(session)
        assignments = cast.owes(session, programme, reform, [12])
        task = session.get_one(Task, assignments[0].task_id)
        task.due_text, task.due_date = "12月底前", dt.date(2026, 12, 31)
        item = cast.items(session, cast.obligation(session, programme, reform, assignments))[0]
        first = NewEntry(
            item_id=item.id or 0,
            assignment_id=item.assignment_id,
            document=cast.DOCUMENT,
            annex="附件1",
            no=12,
            unit="区发改局",
            period="2026-02",
            kind="monthly",
            source="telegram:101:7:0",
            status=Status.BEHIND,
            done=FORMULA,
            problems="资金\n未到位",
        )
        second = replace(
            first,
            source="telegram:101:7:1",
            status=Status.ON_TRACK,
            done="完成招标，占60%。",
            problems="",
            late=True,
        )
        entries = [
            *ledger.append(session, [first], now=at("2026-03-05 10:00")),
            *ledger.append(session, [second], now=at("2026-03-09 09:30")),
        ]
        found = [entry.hash for entry in entries]
    store.close()
    return found


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["ledger", *(str(word) for word in words)])


def test_a_workbook_has_every_entry_with_its_hash(tmp_path: Path, hashes: list[str]) -> None:
    out = tmp_path / "台账.xlsx"

    assert call("-o", out).output == f"wrote {out}: 2 entries\n"

    sheet = load_workbook(out)["工作台账"]
    assert isinstance(sheet, Worksheet)
    headings, first, second = sheet.iter_rows(values_only=True)
    assert headings == tuple(HEADINGS.split())
    content, when = "完成第12项工作目标。", dt.datetime.fromisoformat("2026-03-05 10:00")  # as a cell holds it
    assert first == (
        *(1, when, cast.DOCUMENT, "附件1", 12, content, "区发改局", "2026-02"),
        *("滞后", FORMULA, "资金\n未到位", None, None, None, None, hashes[0], None, "12月底前"),
    )
    assert second[8:10] == ("按期推进", "完成招标，占60%。")
    assert second[13:] == ("是", 1, hashes[1], None, "12月底前")
    assert (sheet["J2"].data_type, sheet["J2"].quotePrefix) == ("s", True)


@pytest.mark.usefixtures("hashes")
def test_a_csv_opens_in_excel_and_holds_no_formula(tmp_path: Path) -> None:
    out = tmp_path / "台账.csv"

    call("--format", "csv", "-o", out)

    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as stream:
        headings, first, second = csv.reader(stream)
    assert headings == HEADINGS.split()
    assert first[:2] == ["1", "2026-03-05 10:00:00"]
    assert first[9] == f"'{FORMULA}"
    assert first[10] == "资金\n未到位"
    assert second[14] == "1"


def test_json_lines_hold_the_texts_as_they_were_given(tmp_path: Path, hashes: list[str]) -> None:
    out = tmp_path / "ledger.jsonl"

    call("--format", "jsonl", "-o", out)

    first, second = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
    assert list(first) == list(LedgerLine.__dataclass_fields__)
    assert first["done"] == FORMULA
    assert (first["at"], first["status"], first["late"]) == ("2026-03-05T10:00:00+08:00", "behind", False)
    assert (second["corrects"], second["hash"]) == (1, hashes[1])


@pytest.mark.usefixtures("hashes")
def test_text_may_go_to_standard_output_and_nothing_else_does() -> None:
    result = call("--format", "jsonl", "-o", "-")

    assert [json.loads(line)["seq"] for line in result.stdout.splitlines()] == [1, 2]
    assert len(list(csv.reader(io.StringIO(call("--format", "csv", "-o", "-").stdout)))) == 3


@pytest.mark.usefixtures("hashes")
def test_a_workbook_does_not_go_to_standard_output() -> None:
    result = call("-o", "-")

    assert result.exit_code == 2
    assert "name a file" in " ".join(result.output.replace("│", " ").split())


@pytest.mark.usefixtures("hashes")
@pytest.mark.parametrize("kind", ["xlsx", "csv", "jsonl"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, kind: str) -> None:
    result = call("--format", kind, "-o", tmp_path / "nowhere" / "ledger")

    assert isinstance(result.exception, DocumentError)
    assert "ledger cannot be written (No such file or directory)" in str(result.exception)


@pytest.mark.usefixtures("hashes")
@pytest.mark.parametrize("kind", ["xlsx", "csv", "jsonl"])
def test_what_breaks_half_way_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    out = tmp_path / "exports" / "ledger"
    out.parent.mkdir()
    out.write_text("last month's")

    def torn(*_args: object, **_named: object) -> Iterator[LedgerLine]:
        msg = "the disk is gone"
        raise OSError(5, msg)
        yield

    monkeypatch.setattr(export, "ledger_lines", torn)

    assert isinstance(call("--format", kind, "-o", out).exception, DocumentError)
    assert out.read_text() == "last month's"
    assert [path.name for path in out.parent.iterdir()] == ["ledger"]
