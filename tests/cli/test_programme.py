"""`programme import`, `list`, `confirm`, as an operator or a script calls them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.programme import app
from bot.errors import DocumentError, NotFoundError, OutdatedError
from bot.rules.review import Heading
from tests.actions.reviewing import cell, checked, filled_in
from tests.documents.reading import SAMPLE, SHIZHONG

ROOT = Path(__file__).resolve().parents[2]
KEYS = ["annex", "no", "sections", "content", "leaders", "unit_text", "units", "due_text", "due", "targets", "doubts"]


@pytest.fixture
def _office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration and an empty database."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'cuiban.db'}")
    monkeypatch.setenv("CUIBAN_CONFIG", str(ROOT / "config.yaml"))


@pytest.fixture
def _no_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with neither configuration nor database."""
    monkeypatch.setenv("CUIBAN_CONFIG", str(tmp_path / "nowhere.yaml"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def edited(tmp_path: Path, before: str, after: str) -> Path:
    """The sample with one place changed."""
    text = SAMPLE.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file = tmp_path / "programme.txt"
    file.write_text(text.replace(before, after), encoding="utf-8")
    return file


# -- without anything stored -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_no_office")
def test_a_dry_run_needs_no_configuration_and_leaves_nothing_behind(tmp_path: Path) -> None:
    result = call("import", SAMPLE, "--dry-run")

    assert result.exit_code == 0
    assert result.output.splitlines()[:2] == [
        "云溪政办发〔2026〕3号 关于印发2026年《政府工作报告》重点任务责任分解方案的通知",
        "issued 2026-02-25, year 2026: 附件1 17、附件2 8",
    ]
    assert "  no lead named: 6 tasks (民1、民3、民4、民5、民7…)" in result.output.splitlines()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("_no_office")
def test_json_to_stdout_is_json_alone() -> None:
    result = call("import", SAMPLE, "--dry-run", "--json", "-")
    rows = json.loads(result.stdout)

    assert [list(row) for row in rows] == [KEYS] * 25
    assert rows[14]["annex"] == "附件1"
    assert rows[14]["units"] == [
        {"name": "区农业农村局", "role": "lead", "kind": "unit"},
        {"name": "区妇联", "role": "lead", "kind": "unit"},
        {"name": "各镇街", "role": "support", "kind": "group"},
    ]
    assert rows[9]["due"] == {
        "date": "2026-12-31",
        "degree": "",
        "continuing": False,
        "raw": "年底前安置房主体封顶",
        "basis": "content",
        "milestones": [
            {"date": "2026-06-30", "words": "完成一期征收"},
            {"date": "2026-12-31", "words": "安置房主体封顶"},
        ],
    }
    assert (rows[6]["due"]["date"], rows[10]["due"]["date"]) == ("2026-11-30", "2026-10-31")
    assert [target["words"] for target in rows[3]["targets"]] == ["新增规模以上工业企业15家"]
    assert rows[14]["doubts"] == ["group without members: 各镇街"]
    assert "nothing was stored" in result.stderr


@pytest.mark.usefixtures("_no_office")
def test_json_to_a_file_leaves_stdout_to_the_clerk(tmp_path: Path) -> None:
    out = tmp_path / "rows.json"
    result = call("import", SAMPLE, "--dry-run", "--json", out)

    assert len(json.loads(out.read_text(encoding="utf-8"))) == 25
    assert "附件1 17、附件2 8" in result.stdout


@pytest.mark.usefixtures("_no_office")
def test_json_has_the_rows_of_2020_as_they_were_checked_by_hand(sources: Path) -> None:
    rows = json.loads(call("import", sources / SHIZHONG, "--dry-run", "--json", "-").stdout)
    checked = json.loads((sources / "checked-rows.json").read_text(encoding="utf-8"))
    by_hand = checked["jinan-shizhong-2020 附件2 (rows 1-50)"]
    found = [{key: row[key] for key in by_hand[0]} for row in rows if row["annex"] == "附件2"]

    assert found[:50] == by_hand


@pytest.mark.usefixtures("_no_office")
def test_a_file_that_cannot_be_read_is_a_fault_with_a_sentence(tmp_path: Path) -> None:
    word = tmp_path / "notice.docx"
    word.write_bytes(b"PK\x03\x04")

    assert isinstance(call("import", word, "--dry-run").exception, DocumentError)
    assert isinstance(call("import", tmp_path / "nowhere.txt", "--dry-run").exception, DocumentError)


@pytest.mark.usefixtures("_no_office")
def test_a_place_that_cannot_be_written_is_a_fault_with_a_sentence(tmp_path: Path) -> None:
    fault = call("import", SAMPLE, "--dry-run", "--json", tmp_path / "nowhere" / "rows.json").exception

    assert isinstance(fault, DocumentError)
    assert "choose another file" in str(fault)


# -- with a store ------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_office")
def test_an_import_tells_counts_doubts_and_the_next_step() -> None:
    result = call("import", SAMPLE)

    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "云溪政办发〔2026〕3号 关于印发2026年《政府工作报告》重点任务责任分解方案的通知",
        "tasks: 25 added",
        "tasks in doubt: 11, with 14 doubts in all",
        "  no lead named: 6",
        "  group without members: 7",
        "  row cut: 1",
        "7 of these tasks have units that are not asked to report before the doubt is settled",
        "next: `programme confirm --proposed-leads` lets the first unit lead wherever none is named",
    ]


@pytest.mark.usefixtures("_office")
def test_an_import_with_json_to_stdout_tells_the_rest_on_stderr() -> None:
    result = call("import", SAMPLE, "--json", "-")

    assert len(json.loads(result.stdout)) == 25
    assert "tasks: 25 added" in result.stderr


@pytest.mark.usefixtures("_office")
def test_a_second_import_tells_that_nothing_changed() -> None:
    call("import", SAMPLE)

    assert "tasks: 25 unchanged" in call("import", SAMPLE).output.splitlines()


@pytest.mark.usefixtures("_office")
def test_an_import_of_a_changed_file_shows_before_and_after(tmp_path: Path) -> None:
    call("import", SAMPLE)
    changed = edited(
        tmp_path, "一般公共预算收入增长5%。\t常务副区长\t区财政局", "一般公共预算收入增长6%。\t区长\t区财政局"
    )
    lines = call("import", changed).output.splitlines()

    assert lines[1:9] == [
        "tasks: 1 changed, 24 unchanged",
        "  附件1 7",
        "    content",
        "      - 推进财源建设，一般公共预算收入增长5%。",
        "      + 推进财源建设，一般公共预算收入增长6%。",
        "    leaders",
        "      - 常务副区长",
        "      + 区长",
    ]


@pytest.mark.usefixtures("_office")
def test_an_import_names_the_tasks_that_are_gone(tmp_path: Path) -> None:
    call("import", SAMPLE)
    row = next(line for line in SAMPLE.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith("17\t"))

    output = call("import", edited(tmp_path, row, "")).output

    assert "tasks: 1 withdrawn, 24 unchanged" in output
    (withdrawn,) = (line for line in output.splitlines() if line.startswith("  withdrawn: 17 "))
    assert row.split("\t")[1].strip()[:10] in withdrawn


@pytest.mark.usefixtures("_office")
def test_confirming_puts_the_proposed_leads_in_force_and_says_what_is_next() -> None:
    call("import", SAMPLE)

    assert call("confirm", "--proposed-leads").output == "6 tasks: 6 leads and 13 supports are in force now\n"
    assert call("confirm", "--proposed-leads").output == "nothing to confirm: no task waits for its proposed lead\n"
    assert call("import", SAMPLE).output.splitlines()[-2:] == [
        "1 of these tasks has units that are not asked to report before the doubt is settled",
        "next: `roster template OUT.xlsx`, fill in members, names and contacts, then `roster import`",
    ]


@pytest.mark.usefixtures("_office")
def test_confirm_without_saying_what_is_a_wrong_use() -> None:
    result = call("confirm")

    assert result.exit_code == 2
    assert "--proposed-leads" in result.stderr


@pytest.mark.usefixtures("_office")
def test_list_shows_each_programme_as_json() -> None:
    call("import", SAMPLE)

    assert json.loads(call("list", "--json").output) == [
        {
            "document": "云溪政办发〔2026〕3号",
            "title": "关于印发2026年《政府工作报告》重点任务责任分解方案的通知",
            "year": 2026,
            "issued": "2026-02-25",
            "tasks": {"附件1": 17, "附件2": 8},
            "doubtful": 11,
            "doubts": 14,
            "held": 7,
        }
    ]


@pytest.mark.usefixtures("_office")
def test_list_shows_each_programme_as_a_table() -> None:
    call("import", SAMPLE)

    assert "云溪政办发〔2026〕3号" in call("list").output


# -- what waits --------------------------------------------------------------------------------------------------

MORE = ("一般公共预算收入增长5%", "一般公共预算收入增长6%")


@pytest.mark.usefixtures("_office")
def test_a_changed_file_waits_and_the_clerk_is_told_who_is_affected_and_what_is_next(tmp_path: Path) -> None:
    call("import", SAMPLE)
    lines = call("import", edited(tmp_path, *MORE)).output.splitlines()

    assert lines[-4:] == [
        "units affected: 1",
        "  区财政局: 1 task, nobody bound",
        "nothing of this is in force yet",
        "next: `programme confirm --changes` puts it in force, `--drop-changes` instead throws it away",
    ]
    assert "tasks: 25 unchanged" in call("import", SAMPLE).output.splitlines()


@pytest.mark.usefixtures("_office")
def test_changes_are_confirmed_once(tmp_path: Path) -> None:
    call("import", SAMPLE)
    call("import", edited(tmp_path, *MORE))

    assert call("confirm", "--changes").output.splitlines()[1] == "tasks: 1 changed, 24 unchanged"
    assert call("confirm", "--changes").output == "nothing to confirm: no import waits\n"
    assert "tasks: 25 unchanged" in call("import", tmp_path / "programme.txt").output.splitlines()


@pytest.mark.usefixtures("_office")
def test_changes_are_thrown_away(tmp_path: Path) -> None:
    call("import", SAMPLE)
    call("import", edited(tmp_path, *MORE))

    assert call("confirm", "--drop-changes").output == "dropped: programme.txt (云溪政办发〔2026〕3号)\n"
    assert call("confirm", "--drop-changes").output == "nothing to drop\n"
    assert call("confirm", "--changes").output == "nothing to confirm: no import waits\n"


# -- the review workbook -----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_office")
def test_an_import_writes_the_review_workbook_and_takes_it_back(tmp_path: Path) -> None:
    out = tmp_path / "复核表.xlsx"
    first = call("import", SAMPLE, "--review", out).output.splitlines()[-1]
    assert first == f"wrote {out}: 25 tasks, 11 in doubt, 14 doubts in all; next: correct it, `programme import {out}`"

    out.write_bytes(filled_in(out.read_bytes(), checked(18), cell(7, Heading.CONTENT, "推进财源建设。")))
    assert call("import", out).output.splitlines()[1:] == [
        "tasks looked through: 1; doubts settled: 1",
        "  附件1 7",
        "    content",
        "      - 推进财源建设，一般公共预算收入增长5%。",
        "      + 推进财源建设。",
        "units affected: 3",
        "  区财政局: 2 tasks, nobody bound",
        "  区住建局: 1 task, nobody bound",
        "  区教体局: 1 task, nobody bound",
        "tasks still in doubt: 10, with 13 doubts in all",
        "  no lead named: 5",
        "  group without members: 7",
        "  row cut: 1",
        "6 of these tasks have units that are not asked to report before the doubt is settled",
    ]


@pytest.mark.usefixtures("_office")
def test_the_review_workbook_is_written_at_any_time(tmp_path: Path) -> None:
    call("import", SAMPLE)

    assert "25 tasks" in call("review", tmp_path / "a.xlsx").output
    assert "25 tasks" in call("review", tmp_path / "b.xlsx", "--document", "云溪政办发〔2026〕3号").output
    assert isinstance(call("review", tmp_path / "c.xlsx", "--document", "无此文号").exception, NotFoundError)
    assert isinstance(call("review", tmp_path / "nowhere" / "d.xlsx").exception, DocumentError)


@pytest.mark.usefixtures("_office")
def test_the_workbook_of_a_changed_file_confirms_the_change(tmp_path: Path) -> None:
    call("import", SAMPLE)
    out = tmp_path / "复核表.xlsx"
    call("import", edited(tmp_path, *MORE), "--review", out)
    call("import", out)

    assert call("confirm", "--changes").output == "nothing to confirm: no import waits\n"
    assert "tasks: 25 unchanged" in call("import", tmp_path / "programme.txt").output.splitlines()


@pytest.mark.usefixtures("_office")
def test_changes_of_a_programme_that_moved_on_are_shown_again_before_they_are_confirmed(tmp_path: Path) -> None:
    call("import", SAMPLE)
    call("import", edited(tmp_path, *MORE))
    call("reassign", "7", "--units", "区发改局", "--yes")
    out = tmp_path / "审核表.xlsx"
    call("review", out)
    out.write_bytes(filled_in(out.read_bytes(), cell(7, Heading.CONTENT, "推进财源建设。")))
    call("import", out)

    result = call("confirm", "--changes")
    assert isinstance(result.exception, OutdatedError)
    assert "      - 推进财源建设。" in result.output.splitlines()
    assert call("confirm", "--changes").output.splitlines()[1] == "tasks: 1 changed, 24 unchanged"


@pytest.mark.usefixtures("_office")
def test_a_doubt_that_was_settled_is_no_longer_listed(tmp_path: Path) -> None:
    call("import", SAMPLE)
    before = json.loads(call("list", "--json").output)[0]["doubtful"]
    out = tmp_path / "审核表.xlsx"
    call("review", out)
    out.write_bytes(filled_in(out.read_bytes(), checked(8, 18)))
    call("import", out)

    assert json.loads(call("list", "--json").output)[0]["doubtful"] == before - 2
