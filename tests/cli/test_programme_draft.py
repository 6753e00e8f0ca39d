"""`programme draft`, as an operator calls it."""

from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from bot.cli.programme import app
from bot.errors import DocumentError
from tests.conftest import ROOT
from tests.rules.tasks.test_prose import REPORT


@pytest.fixture(autouse=True)
def _office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'cuiban.db'}")
    monkeypatch.setenv("CUIBAN_CONFIG", str(ROOT / "config.yaml"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_report_becomes_a_sheet_and_nothing_is_stored(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    result = CliRunner().invoke(app, ["draft", str(report), "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"wrote {out}: 12 candidate tasks with 12 figures; nothing was stored\n")
    assert f"programme import {out}" in result.output
    assert openpyxl.load_workbook(out)["任务初稿"].max_row == 16
    assert not (tmp_path / "cuiban.db").exists()


def test_a_place_that_cannot_be_written_is_said(report: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["draft", str(report), "-o", str(tmp_path / "no" / "out.xlsx")])
    assert isinstance(result.exception, DocumentError)
    assert "cannot be written" in str(result.exception)
