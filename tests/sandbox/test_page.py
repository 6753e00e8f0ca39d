"""The page's own words: both languages have all of them, and the guide names only buttons that there are."""

import re

import pytest

from tests.conftest import ROOT

PAGE = ROOT / "bot" / "sandbox" / "page"
WORDS, _, GUIDE = (PAGE / "words.js").read_text(encoding="utf-8").partition("export const GUIDE")
SCRIPTS = "".join(path.read_text(encoding="utf-8") for path in sorted(PAGE.glob("*.js")) if path.name != "words.js")
INDEX = (PAGE / "index.html").read_text(encoding="utf-8")
FOLDERS = {"zh": "zh_CN", "en": "en"}


def words(language: str) -> dict[str, str]:
    """The page's words in one language, by key."""
    block = WORDS.split(f"\n  {language}: {{")[1].split("\n  },")[0]
    return dict(re.findall(r'(\w+): "([^"]*)"', block)) | dict.fromkeys(re.findall(r"(\w+): [({]", block), "")


def guide(language: str) -> str:
    return GUIDE.split(f"\n  {language}: `")[1].split("`")[0]


def test_both_languages_have_the_same_words() -> None:
    assert words("zh").keys() == words("en").keys()
    assert len(words("zh")) > 40


def test_every_word_that_the_page_asks_for_is_there() -> None:
    asked = {*re.findall(r'data-(?:t|label)="(\w+)"', INDEX), *re.findall(r'\bt\("(\w+)"\)', SCRIPTS)}
    assert asked - words("zh").keys() == set()
    assert len(asked) > 20


@pytest.mark.parametrize("language", FOLDERS)
def test_every_button_that_the_guide_names_is_one_of_the_page_or_of_the_bot(language: str) -> None:
    folder = ROOT / "templates" / FOLDERS[language]
    said = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.j2"))
    # Who reads English starts as somebody whom the bot writes Chinese to, until they press the button under /help.
    if language == "en":
        said += (ROOT / "templates" / "zh_CN" / "help.j2").read_text(encoding="utf-8")
    named = re.findall(r"<kbd>(.*?)</kbd>", guide(language))
    assert [name for name in named if name not in words(language).values() and f"[{name}]" not in said] == []
    assert len(named) >= 7


def test_the_page_loads_nothing_from_elsewhere() -> None:
    sheet = (PAGE / "page.css").read_text(encoding="utf-8")
    links = re.findall(r'(?:src|href)="([^"]+)"', INDEX) + re.findall(r'from "([^"]+)"', SCRIPTS)
    assert [link for link in links if not link.startswith(("/page/", "./", "data:"))] == []
    assert "url(" not in sheet
    assert "@import" not in sheet
