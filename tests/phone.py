"""One person's phone, played: they write, reply, change a message, press a button by its label, and read the answer.

Answers are put by the real actions, written with the real templates, and stand in the chat at once.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlmodel import col, select

from bot.actions import hear
from bot.actions.reporting import check, press_form, report, tasks
from bot.delivery.length import visible
from bot.delivery.messages import Message
from bot.delivery.words import Wording
from bot.rules.letters.base import Letter
from bot.rules.said import Pressed, Said
from bot.store import outbox
from bot.store.door import Store
from bot.store.tables import Assignment, Draft, Entry, Obligation, Outbox, Programme, Task
from tests import cast
from tests.chat import BOT, NOW, L

WORDING = Wording(Path(__file__).resolve().parents[1] / "templates", office="云溪区政府督查室", zone=cast.ZONE)

PRESSES: dict[str, Callable[..., None]] = {
    "save": check.press,
    "drop": check.press,
    "choose": check.press,
    "amend": check.press,
    "shift": check.press,
    "fill": press_form.press,
    "change": report.press_change,
    "task": tasks.card,
    "view": tasks.view,
}


@dataclass
class Phone:
    """A chat with the bot. `shows` are the messages that stand in it, by number."""

    store: Store
    chat: int = 101
    now: dt.datetime = NOW
    shows: dict[int, Message] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    letters: list[Letter] = field(default_factory=list)
    messages: int = 0
    updates: int = 0
    last_said: Said | None = None

    def __post_init__(self) -> None:
        """Number messages and updates by the chat, unless told otherwise: no two phones have the same."""
        self.messages = self.messages or self.chat * 100
        self.updates = self.updates or self.chat * 1000

    # -- what the person does ----------------------------------------------------------------------------------------

    def says(self, text: str, *, reply_to: int | None = None) -> int:
        """Write a message; return its number."""
        self.messages += 1
        message = self.messages
        self.hears(self._said(text, message, reply_to=reply_to))
        return message

    def saves(self, text: str, *, reply_to: int | None = None) -> int:
        """Write a message, and confirm what it was understood to say; return its number."""
        message = self.says(text, reply_to=reply_to)
        self.presses("确认保存")
        return message

    def edits(self, message: int, text: str) -> None:
        """Change a message."""
        self.hears(self._said(text, message, revision=int(self.now.timestamp())))

    def hears(self, said: Said) -> None:
        """An update of this person's comes in."""
        self.last_said = said
        self._act(hear.hear, said=said)

    def reports(self) -> None:
        """/report."""
        self._act(report.start, act=self._said("/report", 0))

    def lists(self) -> None:
        """/tasks."""
        self._act(tasks.list_, act=self._said("/tasks", 0))

    def presses(self, label: str, message: int | None = None) -> None:
        """Press the button whose label has these words in it, on the message that changed last."""
        self.sends_press(self.data(label, message), message or self.last)

    def sends_press(self, data: str, message: int = 7) -> None:
        """Send what a button would: `v1:save:1:1`."""
        action, *args = data.removeprefix("v1:").split(":")
        self.updates += 1
        act = Pressed(
            address=cast.address(self.chat),
            user=self.chat,
            message_id=message,
            bot=BOT,
            update_id=self.updates,
            action=action,
            args=tuple(args),
        )
        if action in {"report", "tasks"}:
            self._act(report.start if action == "report" else tasks.list_, act=act)
        else:
            self._act(PRESSES[action], pressed=act)

    # -- what stands in the chat -------------------------------------------------------------------------------------

    @property
    def last(self) -> int:
        """The number of the message that came or changed last."""
        return next(reversed(self.shows))

    @property
    def text(self) -> str:
        """What that message says."""
        return visible(self.shows[self.last].html)

    @property
    def kind(self) -> str:
        """Which letter it is."""
        return self.kinds[self.last]

    def letter(self, kind: type[L]) -> L:
        """The letter that came last, which must be of this kind."""
        letter = self.letters[-1]
        assert isinstance(letter, kind)
        return letter

    def labels(self, message: int | None = None) -> list[str]:
        """What its buttons say."""
        return [button.text for row in self.shows[message or self.last].buttons for button in row]

    def data(self, label: str, message: int | None = None) -> str:
        """What the button with these words in its label sends."""
        buttons = [button for row in self.shows[message or self.last].buttons for button in row]
        (found,) = [button.data for button in buttons if label in button.text]
        return found

    # -- how it gets there -------------------------------------------------------------------------------------------

    def _said(self, text: str, message: int, *, revision: int = 0, reply_to: int | None = None) -> Said:
        self.updates += 1
        return Said(
            address=cast.address(self.chat),
            user=self.chat,
            message_id=message,
            bot=BOT,
            update_id=self.updates,
            text=text,
            at=self.now,
            revision=revision,
            reply_to=reply_to,
        )

    def _act(self, action: Callable[..., None], **act: Any) -> None:  # noqa: ANN401 -- act=, said= or pressed=
        with self.store.writing() as session:
            action(session, **act, settings=cast.settings(), calendar=cast.calendar(), now=self.now)
        self.delivers()

    def delivers(self) -> None:
        """Let every message that waits for this chat arrive."""
        with self.store.writing() as session:
            waiting = select(Outbox).where(col(Outbox.chat) == self.chat, col(Outbox.state) == "waiting")
            for row in session.exec(waiting.order_by(col(Outbox.id))).all():
                if row.edits is None:
                    self.messages += 1
                row.message_id = row.edits or self.messages
                row.state = "delivered"
                session.add(row)
                letter = outbox.letter_of(row)
                self.letters.append(letter)
                self.shows.pop(row.message_id, None)
                self.shows[row.message_id] = WORDING.words(letter, row.language)
                self.kinds[row.message_id] = row.letter


def contact(
    store: Store,
    numbers: Sequence[int] = (1, 12, 24),
    *,
    livelihood: Sequence[int] = (),
    chat: int = 101,
    unit: str = "区发改局",
) -> Phone:
    """The contact of a unit that owes February's report on these tasks, those of 附件2 among them; their phone."""
    with store.writing() as session:
        whose = cast.unit(session, unit)
        programme = session.exec(select(Programme)).first() or cast.programme(session)
        assignments = cast.owes(session, programme, whose, numbers)
        for no in livelihood:
            task = cast.task(session, programme, no, f"完成第{no}项民生实事。", annex="附件2", unit_text=unit)
            assignments.append(cast.assignment(session, task, whose))
        cast.obligation(session, programme, whose, assignments)
        cast.bind_contact(session, whose, chat)
    return Phone(store, chat)


def march(store: Store, unit: str = "区发改局") -> int:
    """March's report of the same tasks, opened on 1 April; its number."""
    with store.writing() as session:
        whose = cast.unit(session, unit)
        february = session.exec(select(Obligation).where(Obligation.unit_id == whose.id)).one()
        ids = [item.assignment_id for item in cast.items(session, february)]
        assignments = [session.get_one(Assignment, each) for each in ids]
        row = cast.obligation(
            session,
            session.get_one(Programme, february.programme_id),
            whose,
            assignments,
            period="2026-03",
            opens_at=cast.at("2026-04-01 00:00"),
            due_at=cast.at("2026-04-08 17:30"),
        )
    assert row.id
    return row.id


def entries(store: Store) -> list[Entry]:
    """The whole ledger, in order."""
    with store.reading() as session:
        return list(session.exec(select(Entry).order_by(col(Entry.seq))))


def kept(store: Store) -> list[tuple[int, str, str]]:
    """The ledger as (number of the task, status, 完成情况), in order."""
    with store.reading() as session:
        rows = session.exec(
            select(Task.no, Entry.status, Entry.done)
            .join(Assignment, col(Assignment.task_id) == col(Task.id))
            .join(Entry, col(Entry.assignment_id) == col(Assignment.id))
            .order_by(col(Entry.seq))
        )
        return [(no, status, done) for no, status, done in rows]


def drafts_left(store: Store) -> list[Draft]:
    """Every draft there is."""
    with store.reading() as session:
        return list(session.exec(select(Draft)))
