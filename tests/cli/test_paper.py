"""Files that commands write."""

from pathlib import Path

import pytest

from bot.cli.paper import replacing, writing
from bot.errors import DocumentError


def test_what_cannot_be_written_is_said_with_its_cause(tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "out.xlsx"
    with (
        pytest.raises(DocumentError, match=r"out.xlsx cannot be written \(No such file or directory\)"),
        writing(target),
    ):
        target.write_bytes(b"")


def test_a_file_takes_the_other_s_place_only_when_all_went_well(tmp_path: Path) -> None:
    target = tmp_path / "ledger.csv"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError), replacing(target) as beside:
        beside.write_text(f"half {1 / 0}")
    assert (target.read_text(), list(tmp_path.iterdir())) == ("old", [target])
    with replacing(target) as beside:
        beside.write_text("new")
    assert (target.read_text(), list(tmp_path.iterdir())) == ("new", [target])
