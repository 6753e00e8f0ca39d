"""The digest says once by how many working days units are late, not behind each of them."""

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.length import visible
from bot.delivery.words import Wording
from bot.rules.digest import UnitOwing
from bot.rules.letters.supervision import Digest
from tests.letters.supervision import EXAMPLES

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
WORDING = Wording(TEMPLATES, office="督查室", zone=ZoneInfo("Asia/Shanghai"))
LATE = (UnitOwing("区发改局", 2, 15), UnitOwing("区财政局", 1, 15), UnitOwing("区住建局", 1, 3))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh_CN",
            "逾期未报（3个单位）：已15个工作日：区发改局（2项）、区财政局（1项）；已3个工作日：区住建局（1项）",
        ),
        (
            "en",
            "Late (3 units): 15 working days: 区发改局 (2 tasks), 区财政局 (1 task); 3 working days: 区住建局 (1 task)",
        ),
    ],
)
def test_units_that_are_late_by_as_much_stand_together(language: str, said: str) -> None:
    letter = next(each for each in EXAMPLES if isinstance(each, Digest))
    words = WORDING.words(replace(letter, late=LATE, late_units=3), language)
    assert said in visible(words.html).splitlines()
