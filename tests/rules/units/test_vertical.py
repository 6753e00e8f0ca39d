"""Bodies that answer to the State: with a place of their own, and without."""

import pytest

from bot.rules.units.vertical import has_its_own_place


@pytest.mark.parametrize(
    "name", ["云江金融监管局", "青禾证监局", "云溪银保监分局", "云溪通信管理局", "云溪气象局", "云江调查总队"]
)
def test_a_place_before_its_business_is_its_own(name: str) -> None:
    assert has_its_own_place(name)


@pytest.mark.parametrize(
    "name", ["市场监管局", "金融监管局", "通信管理局", "税务局", "药品监管局", "财政局", "云溪财政局", "地方税务局"]
)
def test_business_is_no_place(name: str) -> None:
    assert not has_its_own_place(name)
