"""Tools (frozen) and BotContext: the one way tools reach a callback."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlmodel import Session
from telegram.ext import Application, CallbackContext, ExtBot

from bot.clock import Clock
from bot.config import Settings
from bot.rules.calendar import Calendar
from bot.rules.said import Act
from bot.store import inbox
from bot.store.door import Store

P = ParamSpec("P")
T = TypeVar("T")


class Wakeable(Protocol):
    """Something that sends what stands in the outbox, soon after it is woken."""

    def wake(self) -> None:
        """Look into the outbox now."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What the application is made of. Made once, in app.py."""

    settings: Settings
    calendar: Calendar
    clock: Clock
    store: Store
    pump: Wakeable


class BotContext(CallbackContext[ExtBot[int], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context of every handler and job."""

    tools: Tools
    settled: bool = False
    """Whether the update's inbox row has been marked done."""

    async def act(
        self, action: Callable[Concatenate[Session, P], T], act: Act, /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run one action for one update: in one transaction with the inbox row's “done”, then wake the pump.

        The action puts its answers into the outbox; killed at any moment, either all of it happened or none.
        """

        def whole(session: Session) -> T:
            result = action(session, *args, **kwargs)
            inbox.done(session, bot=act.bot, update_id=act.update_id, now=self.tools.clock.now())
            return result

        result = await self.tools.store.write(whole)
        self.settled = True
        self.tools.pump.wake()
        return result

    async def do(self, action: Callable[..., T], act: Act, /, **given: object) -> T:
        """Run an action that asks for the time, and for nothing else that the house has."""
        return await self.act(action, act, now=self.tools.clock.now(), **given)

    async def answer(self, action: Callable[..., None], act: Act, /, **heard: Act) -> None:
        """Run an action that goes by the office's settings, calendar and clock, as all do that speak of reports.

        `heard` is the act once more, under the name that the action has for it.
        """
        await self.do(action, act, settings=self.tools.settings, calendar=self.tools.calendar, **heard)


BotApplication = Application[ExtBot[int], BotContext, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]
