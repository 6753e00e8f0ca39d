"""A supervisor gives a task to other units (`/reassign 12 区住建局`): what it changes is shown, then confirmed."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, Final

from sqlmodel import Session, col, select

from bot.actions.asking.pressed_draft import open_pressed
from bot.actions.intake.find_task import called
from bot.actions.intake.parts import described, parts_of
from bot.actions.intake.reassign import Reassigned, reassign
from bot.actions.intake.tell_units import CONTENT, UNITS, tell_units
from bot.actions.sender import answer, supervisor
from bot.errors import ChoiceError, UnknownUnitError
from bot.rules.letters import reassign as letters
from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.intake import Concerned, shortened, shortened_units
from bot.rules.said import Act, Pressed, Said
from bot.rules.terms import task_number
from bot.store import drafts
from bot.store.people import Bound
from bot.store.tables import Draft, Programme, Task
from bot.store.trying import tried

SLOT: Final = "reassign"

CHOICES, OVERDUE, CONCERNED, ASKED = 4, 6, 12, 60
"""How many tasks are offered, and how many overdue reports and units are named; how much of what was typed is told."""

_SAID = re.compile(
    r"\s*(?P<number>(?:附件\s*[\d一二三四五六七八九十]{1,3}\s*第?|民|交办|事项|第)?\s*\d{1,5})\s*[项号]?[\s：:，,]*(?P<units>.*)",
    re.DOTALL,
)
_UNSAID = re.compile(r"事项|^第|\s")


def ask(session: Session, *, said: Said, asked: str, now: dt.datetime) -> None:
    """Show what a change would do (`/reassign 12 区住建局牵头，区财政局配合`), or how it is asked for."""
    bound = supervisor(session, said, now=now)
    if bound is None:
        return
    letter = _asked(session, said, asked, bound, now)
    answer(session, said, letter, language=bound.language, now=now)


def press(session: Session, *, pressed: Pressed, today: dt.date, now: dt.datetime) -> None:
    """Press a button under it: `v1:reassign:<draft>:<version>:<verb>[:<task>]`.

    Verbs: `yes`, `no`, `over` (the new unit takes over what is overdue), `keep` (it does not), `task`. Done is what was
    shown: if the books moved on, the new difference is shown instead. A button of an older version shows how it stands.
    """
    found = open_pressed(session, pressed, SLOT, now=now)
    if found is None:
        return
    bound, draft = found
    verb = "".join(pressed.args[2:3]) if pressed.number(1) == draft.version else ""
    letter = _pressed(session, draft, verb, pressed.number(3), bound, today=today, now=now)
    answer(session, pressed, letter, language=bound.language, now=now, edits=pressed.message_id)


def _asked(session: Session, act: Act, asked: str, bound: Bound, now: dt.datetime) -> Letter:
    found = _SAID.fullmatch(asked)
    if found is None:
        return letters.ReassignHow()
    number, units = _UNSAID.sub("", found["number"]), found["units"].strip()
    tasks = _tasks(session, number)
    if not tasks:
        return letters.ReassignHow("task", number)
    if not units and len(tasks) == 1:
        return _how(session, tasks[0], "")
    body = {"number": number, "units": units, "task": tasks[0].id, "taken_over": False, "seen": ""}
    if len(tasks) == 1:
        return _shown(session, drafts.put(session, act.address, SLOT, body, now=now), bound, now)
    draft = drafts.put(session, act.address, SLOT, body | {"task": None}, now=now)
    return _which(session, draft)


def _tasks(session: Session, number: str) -> list[Task]:
    """Return the tasks in force of this number, those of the latest document first."""
    every = session.exec(
        select(Task)
        .join(Programme, col(Programme.id) == col(Task.programme_id))
        .where(col(Task.withdrawn_at).is_(None))
        .order_by(col(Programme.issued).desc(), col(Programme.id).desc(), col(Task.position))
    ).all()
    return called(every, number)


def _which(session: Session, draft: Draft) -> letters.ReassignWhich:
    number = draft.body["number"]
    choices = tuple(
        letters.TaskChoice(
            task.id or 0, _document(session, task), task_number(task.annex, task.no), shortened(task.content, 80)
        )
        for task in _tasks(session, number)[:CHOICES]
    )
    return letters.ReassignWhich(draft.id or 0, draft.version, number, choices)


def _pressed(  # noqa: PLR0913 -- what was pressed, by whom, when
    session: Session, draft: Draft, verb: str, task_id: int | None, bound: Bound, *, today: dt.date, now: dt.datetime
) -> Letter:
    if verb == "no":
        drafts.drop(session, draft)
        task = session.get(Task, draft.body["task"] or 0)
        return _how(session, task, "dropped") if task else letters.ReassignHow("dropped")
    changes: dict[str, dict[str, Any]] = {"over": {"taken_over": True}, "keep": {"taken_over": False}}
    if task_id in {each.id for each in _tasks(session, draft.body["number"])}:
        changes["task"] = {"task": task_id}
    drafts.change(session, draft, draft.body | changes.get(verb, {}), now=now)
    task = session.get(Task, draft.body["task"] or 0)
    if task is None:
        return _which(session, draft)
    if verb == "yes":
        return _done(session, draft, bound, today, now)
    return _how(session, task, "") if not draft.body["units"] else _shown(session, draft, bound, now)


def _how(session: Session, task: Task, reason: str, *, asked: str = "", nearest: tuple[str, ...] = ()) -> Letter:
    units = TaskText(shortened_units(described(session, parts_of(session, task.id or 0)), UNITS))
    number, content = task_number(task.annex, task.no), shortened(task.content, CONTENT)
    return letters.ReassignHow(reason, number, content, units, asked[:ASKED], nearest)


def _change(session: Session, draft: Draft, bound: Bound, now: dt.datetime) -> Callable[[], Reassigned]:
    task, body = session.get_one(Task, draft.body["task"]), draft.body
    taken_over, by = body["taken_over"], bound.post.title
    return lambda: reassign(session, task, body["units"], by=by, now=now, taken_over=taken_over)


def _shown(session: Session, draft: Draft, bound: Bound, now: dt.datetime, *, anew: bool = False) -> Letter:
    """Show what the change would do, or why it cannot be done."""
    task = session.get_one(Task, draft.body["task"])
    try:
        would = tried(session, _change(session, draft, bound, now))
    except UnknownUnitError as fault:
        drafts.drop(session, draft)
        return _how(session, task, "unknown", asked=fault.asked, nearest=tuple(name for _, name in fault.nearest))
    except ChoiceError:
        drafts.drop(session, draft)
        return _how(session, task, "units", asked=draft.body["units"])
    if would.before == would.after and not would.arrears:
        drafts.drop(session, draft)
        return _how(session, task, "same")
    drafts.change(session, draft, draft.body | {"seen": _mark(would)}, now=now)
    overdue = tuple(letters.Overdue(each.unit, each.period, each.due_at) for each in would.arrears)
    return letters.ReassignAsked(
        draft=draft.id or 0,
        version=draft.version,
        document=would.task.document,
        number=would.task.number,
        content=shortened(would.task.content, CONTENT),
        before=shortened_units(would.before, UNITS),
        after=shortened_units(would.after, UNITS),
        units=tuple(Concerned(each.unit, each.tasks, each.bound) for each in would.affected[:CONCERNED]),
        overdue=overdue[:OVERDUE],
        overdue_in_all=len(overdue),
        taken_over=draft.body["taken_over"],
        anew=anew,
    )


def _done(session: Session, draft: Draft, bound: Bound, today: dt.date, now: dt.datetime) -> Letter:
    """Do what was shown, and tell the units; if it is no longer the same, show it again."""
    if draft.body["seen"] != _mark(tried(session, _change(session, draft, bound, now))):
        return _shown(session, draft, bound, now, anew=True)
    done = _change(session, draft, bound, now)()
    told, unbound = tell_units(session, done, today=today, now=now)
    drafts.drop(session, draft)
    return letters.Reassigned(
        document=done.task.document,
        number=done.task.number,
        content=shortened(done.task.content, CONTENT),
        before=shortened_units(done.before, UNITS),
        after=shortened_units(done.after, UNITS),
        told=tuple(told[:CONCERNED]),
        unbound=tuple(unbound[:CONCERNED]),
    )


def _mark(would: Reassigned) -> str:
    """Return what tells one change from another: the same is done only if the same was shown."""
    return repr((would.before, would.after, would.arrears))


def _document(session: Session, task: Task) -> str:
    return session.get_one(Programme, task.programme_id).document
