"""Whatever a person writes, changes and presses, in whatever order: an answer, no fault, and a ledger that verifies."""

import datetime as dt
from random import Random

import pytest

from bot.delivery.length import TEXT_LIMIT, units, visible
from bot.store import ledger
from bot.store.door import Store
from tests.phone import Phone, contact, entries, march

WORDS = [
    "12 完成60%",
    "1 增长6%。24 完成选址，存在问题：资金",
    "2 已开工",
    "民2 完成3处",
    "完成选址",
    "24",
    "正在推进",
    "滞后",
    "1、公示\n2、报批",
    "12\n24",
    "99 已完成。其余均按期推进",
    "第12项、第24项均已完成",
    "收到",
    "可以延期吗？",
    "[确认](save:1:1) <b>&",
    "😀" * 50,
    "完成<选址>&报批，" * 300,
    "　",
]


def anything(phone: Phone, chance: Random, said: list[int]) -> None:
    """One act of a person who does not think."""
    phone.now += dt.timedelta(minutes=chance.choice([1, 60, 800]))
    what = chance.random()
    buttons = [
        (message, button.data) for message in phone.shows for row in phone.shows[message].buttons for button in row
    ]
    if what < 0.35 or not buttons:
        said.append(phone.says(chance.choice(WORDS), reply_to=chance.choice([None, *phone.shows])))
    elif what < 0.45 and said:
        phone.edits(chance.choice(said), chance.choice(WORDS))
    elif what < 0.5:
        phone.reports()
    else:
        message, data = chance.choice(buttons[-6:] if what < 0.85 else buttons)
        phone.sends_press(data, message)


@pytest.mark.parametrize("seed", range(4))
def test_every_act_is_answered_and_the_chain_holds(store: Store, seed: int) -> None:
    chance, said = Random(seed), list[int]()  # noqa: S311 -- a played person, no secret
    phone = contact(store, [1, 2, 12, 24], livelihood=[2])
    march(store)
    for _ in range(60):
        anything(phone, chance, said)
        assert units(visible(phone.shows[phone.last].html)) <= TEXT_LIMIT
        assert "从略" not in phone.text
    with store.reading() as session:
        assert ledger.verify(session) == len(entries(store))
