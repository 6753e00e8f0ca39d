"""The house stands as its plan says: floors, clean locks, one sentence for every lint exception."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from tests.conftest import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


def test_imports_go_down_the_floors_only() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    result = _ran(str(linter), "--no-cache")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_every_package_with_hashes_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = re.findall(r"^(\S+)==\S+ .*\\$", text, re.MULTILINE)
    assert len(packages) > 20
    assert not re.search(r"https?://|--index|--find-links|--trusted-host", text)
    for block in re.split(r"^(?=\S+==)", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block


def test_the_run_lock_is_part_of_the_dev_lock() -> None:
    run, dev = (
        set(re.findall(r"^(\S+==\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)) for name in LOCKS
    )
    assert run <= dev


def test_what_pyproject_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower()
    for asked in project["dependencies"]:
        name = re.split(r"[\[<>=]", asked)[0].lower()
        assert re.search(rf"^{re.escape(name)}(\[.*\])?==", locked, re.MULTILINE), asked


def test_every_command_can_be_reached() -> None:
    for command in COMMANDS:
        result = _ran(sys.executable, "-m", "bot", command, "--help")
        assert result.returncode == 0, result.stderr
        assert "Usage" in result.stdout


def test_every_lint_exception_has_its_reason_beside_it() -> None:
    bare = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for folder in ("bot", "handlers", "jobs", "tests", "bench")
        for path in (ROOT / folder).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"# noqa(: [A-Z0-9, ]+)?$", line)
    ]
    assert bare == []


def _ran(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- our own
