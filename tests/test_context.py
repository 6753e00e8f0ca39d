"""What an action did and that its update is done are one transaction: both happened, or neither."""

import pytest
from sqlmodel import Session, select

from bot.actions.sender import answer
from bot.clock import StoppedClock
from bot.context import BotContext, Tools
from bot.rules.letters.enrolment import Stranger
from bot.rules.said import Said
from bot.store import inbox, notes
from bot.store.door import Store
from bot.store.tables import Inbox
from tests import cast
from tests.chat import BOT, NOW, rows, says
from tests.desk import Bell


def waiting(store: Store, said: Said) -> None:
    """Its update stands in the inbox."""
    with store.writing() as session:
        update = [inbox.Received(said.update_id, str(said.address), "{}")]
        inbox.receive(session, bot=BOT, updates=update, now=NOW)


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def context(store: Store, bell: Bell) -> BotContext:
    class Here(BotContext):
        tools = Tools(cast.settings(), cast.calendar(), StoppedClock(NOW), store, bell)

    return Here.__new__(Here)  # python-telegram-bot would want an application; what is tested here asks for none


def note_and_answer(session: Session, *, said: Said, words: str) -> str:
    notes.put(session, "heard", {"words": words})
    answer(session, said, Stranger(), now=NOW)
    return words


def note_and_fail(session: Session, *, said: Said) -> None:
    note_and_answer(session, said=said, words="…")
    msg = "a defect"
    raise RuntimeError(msg)


async def test_what_the_action_did_its_answer_and_the_update_s_done_are_there_together(
    store: Store, context: BotContext, bell: Bell
) -> None:
    said = says(101, "1 完成")
    waiting(store, said)
    assert await context.act(note_and_answer, said, said=said, words="1 完成") == "1 完成"
    with store.reading() as session:
        assert notes.get(session, "heard") == {"words": "1 完成"}
        assert [row.letter for row in rows(session, 101)] == ["stranger"]
        assert session.exec(select(Inbox.state)).one() == "done"
    assert context.settled
    assert bell.rung == 1


async def test_of_an_action_that_raises_nothing_is_left_and_its_update_waits(
    store: Store, context: BotContext, bell: Bell
) -> None:
    said = says(101, "1 完成")
    waiting(store, said)
    with pytest.raises(RuntimeError, match="a defect"):
        await context.act(note_and_fail, said, said=said)
    with store.reading() as session:
        assert notes.get(session, "heard") is None
        assert rows(session, 101) == []
        assert session.exec(select(Inbox.state)).one() == "pending"
    assert not context.settled
    assert bell.rung == 0


async def test_an_action_that_asks_for_the_time_alone_is_told_the_house_s(store: Store, context: BotContext) -> None:
    said = says(101, "1 完成")
    waiting(store, said)
    assert await context.do(lambda _session, *, now: now, said) == context.tools.clock.now()
