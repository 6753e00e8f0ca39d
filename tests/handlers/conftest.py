"""The desk with its cast: 区发改局's contact is chat 101, a supervisor chat 900."""

from collections.abc import AsyncIterator

import pytest

from bot.store.door import Store
from tests import cast
from tests.desk import Desk, opened


@pytest.fixture
async def desk(store: Store) -> AsyncIterator[Desk]:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), 101)
        cast.bind_supervisor(session, "督查一科", 900)
    async with opened(store) as desk:
        yield desk
