"""config.yaml is complete, and every key of it is explained."""

import re
from collections.abc import Iterator

import pytest
import yaml

from bot.config import FILE, Settings, shapes
from bot.config.section import Section

TEXT = FILE.read_text(encoding="utf-8")
LINES = TEXT.splitlines()


def block_keys(node: yaml.Node | None, path: str = "") -> Iterator[tuple[str, int]]:
    """Give each key that has a line of its own: its path without numbers, and its line."""
    if isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from block_keys(value, path)
    elif isinstance(node, yaml.MappingNode) and not node.flow_style:
        for key, value in node.value:
            below = f"{path}.{key.value}".lstrip(".")
            yield below, key.start_mark.line
            yield from block_keys(value, below)


ROOT = yaml.compose(TEXT)
FIRST: dict[str, int] = {}
for found, number in block_keys(ROOT):
    FIRST.setdefault(found, number)


def sections(model: type[Section]) -> Iterator[tuple[str, type[Section]]]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Section):
            yield field.alias or name, field.annotation


@pytest.mark.parametrize("key", FIRST)
def test_every_key_has_a_comment_above_it(key: str) -> None:
    assert LINES[FIRST[key] - 1].lstrip().startswith("#")


def test_every_setting_stands_in_the_file() -> None:
    expected = {name for name, field in Settings.model_fields.items() if not field.exclude}
    for name, section in sections(Settings):
        below = dict(sections(section))
        expected |= {f"{name}.{field.alias or key}" for key, field in section.model_fields.items() if key not in below}
    assert expected - set(FIRST) == set()


@pytest.mark.parametrize("shape", [shape for shape in vars(shapes).values() if isinstance(shape, type)], ids=str)
def test_every_key_of_a_rule_is_shown_somewhere_in_the_file(shape: type) -> None:
    names = [field.alias or name for name, field in getattr(shape, "model_fields", {}).items() if name != "root"]
    assert [name for name in names if not re.search(rf"\b{name}\b", TEXT)] == []
