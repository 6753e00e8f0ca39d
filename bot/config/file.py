"""Reads config.yaml as a person means it: ``on`` is a word, 17:30 no number, and no key stands twice."""

import re
from pathlib import Path
from typing import Any

import yaml

from bot.errors import ConfigurationError

_PREFIX = "tag:yaml.org,2002:"


class _Loader(yaml.SafeLoader):
    """YAML 1.2's plain values: in 1.1, ``on`` is a boolean, 17:30 the number 1050, and 2020-02-30 a crash."""

    yaml_implicit_resolvers = {  # noqa: RUF012 -- the library's own way
        first: [(tag, pattern) for tag, pattern in rules if tag.removeprefix(_PREFIX) in {"null", "merge"}]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 -- overrides
        """Make a dict, and refuse a key that stands twice: the library would silently keep the last."""
        keys: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if str(key) in keys:
                raise yaml.constructor.ConstructorError(None, None, f"{key} stands twice", key_node.start_mark)
            keys.add(str(key))
        return super().construct_mapping(node, deep)


_Loader.add_implicit_resolver(f"{_PREFIX}bool", re.compile(r"^(?:true|false)$", re.IGNORECASE), list("tTfF"))
_Loader.add_implicit_resolver(f"{_PREFIX}int", re.compile(r"^[-+]?\d+$"), list("-+0123456789"))
_Loader.add_implicit_resolver(f"{_PREFIX}float", re.compile(r"^[-+]?\d+\.\d+$"), list("-+0123456789"))


def read(path: Path) -> dict[str, Any]:
    """Read the file's mapping; an empty file is an empty one.

    Raises:
        ConfigurationError: there is no such file, it cannot be read, it is not YAML, or it is no mapping.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 -- a SafeLoader
    except FileNotFoundError:
        msg = f"{path} is not there: put config.yaml back, or name another file in CUIBAN_CONFIG"
        raise ConfigurationError(msg) from None
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path} cannot be read ({error}): save it as a text file in UTF-8 that this account may read"
        raise ConfigurationError(msg) from None
    except yaml.MarkedYAMLError as error:
        where = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        msg = f"{path.name}{where}: {error.problem}: mend the line; the lines near it show how it is written"
        raise ConfigurationError(msg) from None
    except yaml.YAMLError as error:  # such as a control character, which has no line
        msg = f"{path.name}: {_first_line(error)}: delete what does not belong there"
        raise ConfigurationError(msg) from None
    if content is None:
        return {}
    if not isinstance(content, dict):
        msg = f"{path.name} is no list of settings: begin with a key, such as office: {{name: …}}"
        raise ConfigurationError(msg)
    return content


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
