"""What came of sending one message, and what follows from it in the store."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from bot.actions.sending.moved import move
from bot.actions.sending.unreachable import mark_unreachable
from bot.errors import DeliveryError, MovedError, PassingError, RefusedError, UnknownOutcomeError
from bot.rules.terms import Address
from bot.store.sending import Claimed, Outcome, claim, due_at, settle

SECOND_TRY = dt.timedelta(seconds=5)
"""When a message whose answer was lost goes out once more: what cut the line may have passed by then."""

LONGEST_WAIT = dt.timedelta(minutes=10)
"""Between two tries of a message that certainly did not arrive."""


@dataclass(frozen=True, slots=True)
class Result:
    """A claimed row after its turn. `dead` says that its chat is; `moved_to` is the chat's new number."""

    address: Address
    outcome: Outcome
    dead: bool = False
    moved_to: int | None = None

    def bare(self) -> "Result":
        """The same without what follows from it."""
        return replace(self, dead=False, moved_to=None)


@dataclass(frozen=True, slots=True)
class Round:
    """What is to be sent now; and, if that is nothing, when there may be something again."""

    rows: list[Claimed]
    next_at: dt.datetime | None = None


def delivered(row: Claimed, message_id: int) -> Result:
    """It arrived."""
    return _result(row, Outcome(id=row.id, state="delivered", message_id=message_id, attempts=row.attempts + 1))


def dropped(row: Claimed) -> Result:
    """Nobody needs it any more."""
    return _result(row, Outcome(id=row.id, state="dropped", attempts=row.attempts))


def refused(row: Claimed, reason: str, *, dead: bool = False) -> Result:
    """It cannot be sent, now or later."""
    outcome = Outcome(id=row.id, state="refused", reason=reason, attempts=row.attempts + 1)
    return Result(_address(row), outcome, dead=dead)


def put_off(row: Claimed, reason: str, *, now: dt.datetime, wait: float = 0.0) -> Result:
    """It certainly did not arrive: once more after `wait` seconds, or after twice as long as the last time."""
    attempts = row.attempts + 1
    pause = dt.timedelta(seconds=wait) or min(dt.timedelta(seconds=2 ** min(attempts, 20)), LONGEST_WAIT)
    outcome = Outcome(id=row.id, state="waiting", reason=reason, not_before=now + pause, attempts=attempts)
    return _result(row, outcome)


def failed(row: Claimed, error: DeliveryError, *, now: dt.datetime) -> Result:
    """Return what a fault of the channel means for a row."""
    match error:
        case PassingError():
            return put_off(row, str(error), now=now, wait=error.wait)
        case UnknownOutcomeError():
            return _unknown(row, str(error), now)
        case MovedError():
            outcome = Outcome(id=row.id, state="waiting", reason=str(error), attempts=row.attempts + 1)
            return Result(_address(row), outcome, moved_to=error.chat)
        case RefusedError():
            return refused(row, str(error), dead=error.chat_is_dead)
        case _:
            return refused(row, str(error))


def take_turn(  # noqa: PLR0913 -- one named argument for each thing a turn needs
    session: Session,
    results: Sequence[Result],
    *,
    worker: str,
    now: dt.datetime,
    limit: int,
    quiet_hours_open: bool,
) -> Round:
    """Settle what was sent, with what follows from it, and claim what comes next: one transaction for both."""
    settle(session, [result.outcome for result in results], now=now)
    for result in results:
        if result.dead:
            mark_unreachable(session, address=result.address, reason=result.outcome.reason, now=now)
        if result.moved_to is not None:
            move(session, old=result.address, chat=result.moved_to)
    rows = claim(session, worker=worker, now=now, limit=limit, quiet_hours_open=quiet_hours_open) if limit else []
    return Round(rows, None if rows else due_at(session, now=now, quiet_hours_open=quiet_hours_open))


def _unknown(row: Claimed, reason: str, now: dt.datetime) -> Result:
    """Once more, marked; a second time nobody knows, and a person sees it (tech.md, *Faults*)."""
    number, attempts = row.id, row.attempts + 1
    if row.uncertain:
        return _result(row, Outcome(id=number, state="unknown", reason=reason, uncertain=True, attempts=attempts))
    again = Outcome(
        id=number, state="waiting", reason=reason, uncertain=True, not_before=now + SECOND_TRY, attempts=attempts
    )
    return _result(row, again)


def _result(row: Claimed, outcome: Outcome) -> Result:
    return Result(_address(row), outcome)


def _address(row: Claimed) -> Address:
    return Address(row.channel, row.chat)
