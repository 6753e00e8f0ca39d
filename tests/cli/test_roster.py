"""`roster template`, `roster import`, `roster list`, as an operator calls them."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner, Result

from bot.cli.roster import app
from bot.errors import DocumentError, RosterError
from bot.rules.terms import DoubtKind, Role
from bot.store.door import Store
from bot.store.schema import migrate
from tests import cast

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store that the commands open, with a small programme in it."""
    url = f"sqlite:///{tmp_path / 'cuiban.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("CUIBAN_CONFIG", str(ROOT / "config.yaml"))
    migrate(url)
    store = Store(url)
    with store.writing() as session:
        programme = cast.programme(session)
        reform = cast.unit(session, "区发改局", aliases=["发改委"])
        cast.owes(session, programme, reform, [1, 2])
        task = cast.task(session, programme, 3, unit_text="各镇街分别办理")
        group = cast.group(session, "各镇街")
        doubt = DoubtKind.GROUP_WITHOUT_MEMBERS
        cast.assignment(session, task, group, Role.SEPARATE, settled=False, doubt=doubt)
        cast.bind_contact(session, reform)
    return store


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def fill(file: Path, sheet: str, **cells: str) -> None:
    book = load_workbook(file)
    page = book[sheet]
    assert isinstance(page, Worksheet)
    for cell, value in cells.items():
        page[cell] = value
    book.save(file)


@pytest.mark.usefixtures("books")
def test_a_template_is_written_filled_in_and_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "花名册.xlsx"

    assert call("template", file).output == f"wrote {file}: 1 units, 1 groups, 1 posts\n"
    fill(file, "责任单位", A3="云溪街道", C3="云溪")
    fill(file, "组", B2="云溪、区发改局")

    assert call("import", file).output.splitlines() == [
        "units added: 1 (云溪街道)",
        "tasks given to members of groups: 2",
    ]
    assert call("import", file).output == "nothing new: names and languages are as the workbook has them\n"


@pytest.mark.usefixtures("books")
def test_a_complaint_stops_the_import_and_stores_nothing(tmp_path: Path) -> None:
    file = tmp_path / "花名册.xlsx"
    call("template", file)
    fill(file, "责任单位", A3="云溪街道")
    fill(file, "组", B2="云溪街办")

    result = call("import", file)

    assert isinstance(result.exception, RosterError)
    assert str(result.exception) == "组 第2行 B列：成员“云溪街办”不在责任单位表中。是否为“云溪街道”？"
    assert [unit["name"] for unit in json.loads(call("list", "--json").output)] == ["区发改局"]


@pytest.mark.usefixtures("books")
def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = call("import", tmp_path / "none.xlsx")

    assert isinstance(result.exception, DocumentError)
    assert "none.xlsx cannot be read (No such file or directory)" in str(result.exception)


@pytest.mark.usefixtures("books")
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    result = call("template", tmp_path / "nowhere" / "out.xlsx")

    assert isinstance(result.exception, DocumentError)
    assert "out.xlsx cannot be written (No such file or directory)" in str(result.exception)


def test_the_list_tells_names_groups_posts_and_tasks(books: Store) -> None:
    with books.writing() as session:
        unreached = cast.unit(session, "区工信局")
        cast.group(session, "各行业主管部门", [unreached])
        cast.bind_contact(session, unreached, 102, state="unreachable")
        task = cast.task(session, cast.programme(session, "云溪政办发〔2026〕9号"), 1)
        cast.assignment(session, task, unreached, Role.JOINT, settled=False, doubt=DoubtKind.NO_LEAD)
        cast.unit(session, "区财政局")

    listed = json.loads(call("list", "--json").output)

    assert listed[0] == {
        "name": "区发改局",
        "full_name": "",
        "short_name": "",
        "aliases": ["发改委"],
        "groups": [],
        "posts": [{"title": "联络员", "state": "active"}],
        "bound": "active",
        "tasks": {"lead": 2},
    }
    assert [(unit["name"], unit["groups"], unit["bound"], unit["tasks"]) for unit in listed[1:]] == [
        ("区工信局", ["各行业主管部门"], "unreachable", {"held": 1}),
        ("区财政局", [], "vacant", {}),
    ]


@pytest.mark.usefixtures("books")
def test_the_list_reads_well_on_a_narrow_terminal() -> None:
    assert call("list").output == "区发改局（发改委）\n    active · 2 lead\n"
