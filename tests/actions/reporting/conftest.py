"""What every test of reports may ask for."""

import pytest

from bot.store.door import Store
from tests.actions.reporting.going import Going


@pytest.fixture(params=[False, True], ids=["before the cycle", "after the cycle"])
def going(store: Store, request: pytest.FixtureRequest) -> Going:
    """Items go; the cycle has not, or has, taken away what is no longer owed."""
    return Going(store, cycled=bool(request.param))
