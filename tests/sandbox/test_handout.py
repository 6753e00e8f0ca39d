"""The sample's second document is a Word file like those that offices send, and reads as it is meant."""

from bot.documents.decomposition import read_bytes
from bot.rules.terms import Decomposition, DoubtKind, Role, Row
from bot.sandbox.sample.handout import NAME, handout
from tests.conftest import TODAY


def read() -> Decomposition:
    return read_bytes(handout(), NAME, today=TODAY)


def row(no: int) -> Row:
    return next(each for each in read().rows if each.no == no)


def test_its_head_says_number_date_and_title() -> None:
    paper = read()
    assert (paper.document, paper.issued.isoformat()) == ("云溪政办发〔2026〕6号", "2026-03-02")
    assert paper.title == "关于印发2026年城市更新攻坚行动任务分解方案的通知"
    assert [each.no for each in paper.rows] == list(range(1, 13))


def test_a_merged_category_is_every_row_s() -> None:
    assert {row(no).sections for no in (1, 2, 3)} == {("老旧小区改造",)}


def test_bold_units_lead() -> None:
    assert {one.name: one.role for one in row(2).units} == {"区住建局": Role.LEAD, "区市场监管局": Role.SUPPORT}


def test_it_shows_doubts_of_several_kinds() -> None:
    kinds = {doubt.kind for each in read().rows for doubt in each.doubts}
    assert kinds >= {DoubtKind.NO_LEAD, DoubtKind.GROUP_WITHOUT_MEMBERS, DoubtKind.PREFIX_UNSURE}
