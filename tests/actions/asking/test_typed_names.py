"""Names of units as people type them: several at once, cut short, with a slip, or no names at all."""

import pytest

from bot.actions.asking.typed_names import typed_names
from bot.store.door import Store
from bot.store.units import Names
from tests import cast

OFFICES = ("区民政局", "区卫健局", "区应急管理局", "区文化和旅游局", "江南街道")


@pytest.mark.parametrize(
    ("text", "found", "unknown", "surely"),
    [
        ("区民政局", ["区民政局"], (), True),
        (" 区民政局，区卫健局；区民政局。", ["区民政局", "区卫健局"], (), True),
        ("区卫健局和区应急管理局", ["区卫健局", "区应急管理局"], (), True),
        ("区文化和旅游局", ["区文化和旅游局"], (), True),
        ("区民证局", [], ("区民证局",), True),
        ("江南、区交警大队", [], ("江南", "区交警大队"), True),
        ("区卫健局、明天再说", ["区卫健局"], ("明天再说",), False),
        ("区民政局今天来电话了", [], ("区民政局今天来电话了",), False),
        (" 。", [], (), False),
    ],
)
def test_typed_words_are_units_unknown_names_or_something_else(
    store: Store, text: str, found: list[str], unknown: tuple[str, ...], *, surely: bool
) -> None:
    with store.writing() as session:
        ids = {cast.unit(session, name).id: name for name in OFFICES}
        typed = typed_names(Names(session), text)
        assert ([ids[each] for each in typed.found], typed.unknown, typed.surely) == (found, unknown, surely)
