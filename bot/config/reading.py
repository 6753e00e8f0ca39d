"""Reads config.yaml and the environment; whatever is wrong becomes one sentence with file, key and remedy."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import ValidationError

from bot.config.file import read
from bot.config.scalars import DatabaseUrl, Token, WebAddress
from bot.config.section import Section
from bot.config.sentence import sentence
from bot.config.settings import Settings
from bot.errors import ConfigurationError

S = TypeVar("S", bound=Section)

FILE = Path(__file__).resolve().parents[2] / "config.yaml"
"""The project's own configuration."""

SECRETS = {"bot_token": "BOT_TOKEN", "token": "BOT_TOKEN", "database_url": "DATABASE_URL", "password": "DATABASE_URL"}
"""Keys that somebody may try, and the variable that is meant."""
TOKEN = re.compile(r"\d{5,}:[\w-]{20,}")


class Environment(Section):
    """What only the environment may hold."""

    BOT_TOKEN: Token | None = None
    DATABASE_URL: DatabaseUrl | None = None
    BOT_API_URL: WebAddress | None = None


def load(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of `path`, else of the file named in `CUIBAN_CONFIG`, else of the project's config.yaml.

    Raises:
        ConfigurationError: a wrong key, a wrong type, an impossible rule, a secret in the file, an unreadable file.
    """
    path = path or Path(environ.get("CUIBAN_CONFIG") or FILE)
    content = read(path)
    for key, variable in _secrets(content):
        msg = f"{path.name}: {key} holds a secret: delete it there and set {variable} in the environment"
        raise ConfigurationError(msg)
    settings = _validated(Settings, content, path.name)
    return _with_environment(settings, environ)


def _with_environment(settings: Settings, environ: Mapping[str, str]) -> Settings:
    # A variable that was read from a file ends with a line break, and an empty one is none.
    given = {name: environ[name].strip() for name in Environment.model_fields if environ.get(name, "").strip()}
    found = _validated(Environment, given, "the environment")
    update: dict[str, object] = {"bot_token": found.BOT_TOKEN}
    if found.DATABASE_URL:
        update["storage"] = settings.storage.model_copy(update={"address": found.DATABASE_URL})
    if found.BOT_API_URL:
        update["telegram"] = settings.telegram.model_copy(update={"api_url": found.BOT_API_URL})
    return settings.model_copy(update=update)


def _validated(model: type[S], content: object, source: str) -> S:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise ConfigurationError(sentence(error, source)) from None


def _secrets(content: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Find what looks like a secret: where it stands, and the variable it belongs in. Its value is never repeated."""
    if isinstance(content, dict):
        for key, value in content.items():
            below = f"{path}.{key}".lstrip(".")
            if str(key).lower() in SECRETS:
                yield below, SECRETS[str(key).lower()]
            yield from _secrets(value, below)
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from _secrets(value, f"{path}[{number}]")
    elif isinstance(content, str):
        if TOKEN.search(content):
            yield path, "BOT_TOKEN"
        elif "://" in content and urlsplit(content).password:
            yield path, "DATABASE_URL"
