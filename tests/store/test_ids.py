"""An id that buttons, drafts or the ledger name leads to its own row or to none, never to one that came later."""

import pytest
from sqlmodel import SQLModel

from bot.store.door import Store
from bot.store.tables import Draft, Item, Obligation, TaskLink, Unit
from tests import cast

KEPT = cast.at("2026-03-02 09:00")
NAMED = {
    "a draft": Draft(channel="telegram", chat=101, slot="report:1", body={}, updated_at=KEPT, expires_at=KEPT),
    "an item": Item(obligation_id=1, assignment_id=1),
    "a report": Obligation(programme_id=1, unit_id=1, kind="monthly", period="2026-01", opens_at=KEPT, due_at=KEPT),
    "a link": TaskLink(task_id=2, same_as_id=1),
    "a unit": Unit(name="区统计局"),
}


@pytest.mark.parametrize("row", NAMED.values(), ids=NAMED)
def test_what_is_gone_leaves_its_id_to_nobody(any_store: Store, row: SQLModel) -> None:
    with any_store.writing() as session:
        programme, unit = cast.programme(session), cast.unit(session)
        cast.owes(session, programme, unit, [1, 2])
        cast.obligation(session, programme, unit, [])
        gone, next_one = (type(row).model_validate(row.model_dump()) for _ in range(2))
        session.add(gone)
        session.flush()
        before = gone.model_dump()["id"]
        session.delete(gone)
        session.flush()
        session.add(next_one)
        session.flush()
        assert next_one.model_dump()["id"] != before
