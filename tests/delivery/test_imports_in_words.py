"""What a re-import would change is said in the language of whoever decides on it."""

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.words import Wording
from bot.rules.letters.base import TaskText
from bot.rules.letters.intake import Changed, Named
from tests.letters.intake import PREVIEW

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
AGAIN = replace(
    PREVIEW,
    added=1,
    changed=1,
    removed=3,
    differences=(
        Changed("7", "units", TaskText("区科技局 joint、区妇联 joint"), TaskText("区科技局 lead、区妇联 support、…")),
    ),
    differing=1,
    fresh=(Named("10", TaskText("建成口袋公园。")),),
    gone=(Named("9", TaskText("整治背街小巷。")),),
)


def lines(language: str, *, minimal: bool = False) -> list[str]:
    wording = Wording(TEMPLATES, office="督查室", zone=ZoneInfo("Asia/Shanghai"), minimal=minimal)
    return wording.words(AGAIN, language).html.splitlines()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh_CN", "责任单位：区科技局（未写明分工）、区妇联（未写明分工） → 区科技局（牵头）、区妇联（配合）、…"),
        ("en", "units: 区科技局 (role not said), 区妇联 (role not said) → 区科技局 (leads), 区妇联 (supports), …"),
    ],
)
def test_the_roles_of_units_are_said_in_words(language: str, said: str) -> None:
    assert f"<b>7</b> {said}" in lines(language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh_CN", ["<b>10</b> 新增：建成口袋公园。", "<b>9</b> 撤销：整治背街小巷。", "…另撤销2项"]),
        ("en", ["<b>10</b> new: 建成口袋公园。", "<b>9</b> withdrawn: 整治背街小巷。", "… and 2 more withdrawn"]),
    ],
)
def test_added_and_withdrawn_tasks_are_listed_with_their_words(language: str, said: list[str]) -> None:
    shown = lines(language)
    at = shown.index(said[0])
    assert shown[at : at + 3] == said


def test_minimal_text_names_changed_tasks_by_their_numbers_alone() -> None:
    assert {"<b>7</b> 责任单位：… → …", "<b>10</b> 新增：…", "<b>9</b> 撤销：…"} <= set(lines("zh_CN", minimal=True))
