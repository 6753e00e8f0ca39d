"""Which report came before one."""

import pytest

from bot.actions.reminding.authors import before
from bot.store.door import Store
from tests import cast

FEBRUARY, MARCH, APRIL = "2026-02", "2026-03", "2026-04"


def test_the_report_before_is_the_last_one_before(store: Store) -> None:
    with store.writing() as session:
        programme, unit = cast.programme(session), cast.unit(session)
        owed = {
            period: cast.obligation(session, programme, unit, [], period=period) for period in (APRIL, FEBRUARY, MARCH)
        }
        assert before(session, owed[APRIL]) is owed[MARCH]
        assert before(session, owed[MARCH]) is owed[FEBRUARY]
        assert before(session, owed[FEBRUARY]) is None


@pytest.mark.parametrize("other", ["programme", "unit", "kind"])
def test_a_report_of_something_else_is_not_the_one_before(store: Store, other: str) -> None:
    with store.writing() as session:
        programme, unit = cast.programme(session), cast.unit(session)
        march = cast.obligation(session, programme, unit, [], period=MARCH)
        found = cast.obligation(
            session,
            cast.programme(session, "云溪政办发〔2026〕5号") if other == "programme" else programme,
            cast.unit(session, "区工信局") if other == "unit" else unit,
            [],
            period=FEBRUARY,
        )
        if other == "kind":
            found.kind = "plan"
            session.flush()
        assert before(session, march) is None
