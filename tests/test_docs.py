"""The documentation travels with the change: a setting, command, variable or letter that it leaves out fails here."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import Any, get_args
from urllib.parse import unquote

import pytest
from pydantic import BaseModel
from typer.main import get_command

from bot.__main__ import door
from bot.cli.programme_words import told_reading
from bot.config import Settings
from bot.config.section import ReadAs
from bot.delivery.length import visible
from bot.documents.decomposition import read_file
from bot.sandbox import sample
from handlers import COMMANDS
from tests.conftest import ROOT, TODAY
from tests.test_letters import EXAMPLES, OURS, WORDING

GUIDES = ["docs/operators-guide.md", "docs/operators-guide.zh-CN.md"]
READMES = ["README.md", "README.zh-CN.md"]
PAGES = sorted(str(path.relative_to(ROOT)) for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def models(annotation: Any) -> set[type[BaseModel]]:  # noqa: ANN401 -- whatever may stand in an annotation
    """Find the mappings that a value is written as in config.yaml."""
    if isinstance(annotation, ReadAs):
        return {annotation.shape}  # type: ignore[arg-type]  # every shape is a model
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {model for part in get_args(annotation) for model in models(part)}


def keys(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """Walk every key that config.yaml can have, such as `obligations.due.working_day`."""
    for name, field in model.model_fields.items():
        if field.exclude or name == "root":
            continue
        key = f"{path}{field.alias or name}"
        yield key
        for part in (field.annotation, *field.metadata):
            for inner in models(part):
                yield from keys(inner, f"{key}.")


def commands(command: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401 -- typer carries its own click
    """Walk every command with its options, such as (`programme import`, [`--dry-run`, `--json`])."""
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from commands(command.get_command(None, name), f"{path} {name}".strip())
    else:
        yield path, [word for given in command.params for word in given.opts if word.startswith("--")]


def variables() -> set[str]:
    """Find every environment variable that the program reads."""
    reading = text_of("bot/config/reading.py")
    fields = re.findall(r"^    ([A-Z][A-Z_]+): ", reading, re.MULTILINE)
    asked = [
        name
        for path in (ROOT / "bot").rglob("*.py")
        for name in re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"', path.read_text(encoding="utf-8"))
    ]
    return {*fields, *asked}


SETTINGS = list(keys(Settings))
LINE = list(commands(get_command(door)))


def test_what_is_to_be_documented_is_found() -> None:
    assert {"office.name", "burden.except", "obligations.due.working_day", "reminders.at_most"} <= set(SETTINGS)
    assert {"run", "programme import", "export ledger"} <= dict(LINE).keys()
    assert "--supervisor" in dict(LINE)["invite"]
    assert variables() == {"BOT_TOKEN", "DATABASE_URL", "BOT_API_URL", "CUIBAN_CONFIG"}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_setting_has_a_row_in_the_operators_guide(guide: str) -> None:
    text = text_of(guide)
    assert [key for key in SETTINGS if f"| `{key}` |" not in text] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_has_a_row_with_its_options_in_the_operators_guide(guide: str) -> None:
    rows = re.findall(r"^\| `(.+?)` \|", text_of(guide), re.MULTILINE)
    for path, options in LINE:
        told = [row for row in rows if re.match(rf"{path}\b", row)]
        assert told, f"{path} has no row"
        assert [option for option in options if option != "--help" and option not in " ".join(told)] == [], path


@pytest.mark.parametrize("guide", GUIDES)
def test_every_environment_variable_has_a_row_in_the_operators_guide(guide: str) -> None:
    text = text_of(guide)
    assert [name for name in sorted(variables()) if f"| `{name}` |" not in text] == []


@pytest.mark.parametrize("page", [*GUIDES, *READMES])
def test_every_chat_command_is_told(page: str) -> None:
    text = text_of(page)
    assert [command for command in COMMANDS if f"`/{command}" not in text] == []


def told_letters() -> dict[str, str]:
    """Return the rows of docs/letters.md: kind → first line."""
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (.+) \|$", text_of("docs/letters.md"), re.MULTILINE)
    return dict(rows)


def test_every_letter_is_listed_and_no_other() -> None:
    assert sorted(told_letters()) == OURS


@pytest.mark.parametrize("kind", OURS)
def test_a_listed_letter_begins_as_it_is_written(kind: str) -> None:
    begins = defaultdict(set)
    for letter in EXAMPLES:
        begins[letter.kind].add(visible(WORDING.words(letter, "zh_CN").html).partition("\n")[0])
    assert set(told_letters().get(kind, "").split("<br>")) <= begins[kind]


@pytest.mark.parametrize("guide", GUIDES)
def test_what_is_quoted_of_an_import_is_what_it_says(guide: str) -> None:
    assert indent(told_reading(read_file(sample.PROGRAMME, today=TODAY)), "   ") in text_of(guide)


@pytest.mark.parametrize("page", READMES)
def test_what_is_quoted_of_the_official_document_is_what_it_says(page: str, sources: Path) -> None:
    assert indent(told_reading(read_file(sources / "jinan-shizhong-2020.txt", today=TODAY)), "   ") in text_of(page)


@pytest.mark.parametrize("page", PAGES)
def test_links_and_pictures_lead_somewhere(page: str) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text_of(page), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)", prose)
    local = [unquote(target) for target in targets if not target.startswith(("http", "tg:"))]
    assert [target for target in local if not (ROOT / page).parent.joinpath(target).exists()] == []


def test_the_recipes_name_files_that_are_there() -> None:
    named = re.findall(r"`((?:bot|handlers|jobs|templates|tests|docs|bench)/[\w./-]*)`", text_of("CONTRIBUTING.md"))
    assert len(named) > 40
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", [page for page in PAGES if ".zh-CN" in page])
def test_a_chinese_page_has_an_english_one_beside_it(page: str) -> None:
    assert page.replace(".zh-CN", "") in PAGES
