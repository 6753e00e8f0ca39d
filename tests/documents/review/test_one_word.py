"""What a person does with a doubt has one name in the chat and in the workbook: 核对."""

import re

from tests.conftest import ROOT

SAYING = (
    *sorted((ROOT / "templates").rglob("*.md")),
    *sorted((ROOT / "templates" / "zh_CN").glob("*.j2")),
    *sorted((ROOT / "bot" / "documents" / "review").glob("*.py")),
)


def test_doubts_are_not_looked_into_by_any_other_word() -> None:
    others = re.compile("审核|核实(?!销号)|复核(?!表)")
    assert {path.name: others.findall(path.read_text(encoding="utf-8")) for path in SAYING} == {
        path.name: [] for path in SAYING
    }
