"""Examining the books finds what keeps messages from people, and answers from the ledger."""

from sqlalchemy import text
from sqlmodel import Session

from bot.actions.books.examine import Examined, examine
from bot.actions.intake.stage_import import stage
from bot.rules.in_doubt import InDoubt, KindCount
from bot.rules.terms import Address, DoubtKind, Role
from bot.store import inbox, outbox, sending
from bot.store.door import Store
from bot.store.inbox import Received
from tests import cast
from tests.actions.decomposed import decomposition
from tests.cycle import answers

NOW = cast.at("2026-03-06 09:00")


def found(store: Store) -> Examined:
    with store.reading() as session:
        return examine(session)


def file_an_entry(session: Session) -> None:
    unit, programme = cast.unit(session, "区财政局"), cast.programme(session)
    obligation = cast.obligation(session, programme, unit, cast.owes(session, programme, unit, [7]))
    [item] = cast.items(session, obligation)
    answers(session, item, now=NOW, status="done")


def test_empty_books_hold_nothing_and_are_whole(store: Store) -> None:
    books = found(store)
    assert (books.programmes, books.supervisors, books.owing, books.entries, books.broken) == (0, 0, 0, 0, "")
    assert books.without_contact == books.unreachable == books.aside == ()


def test_units_that_owe_and_have_nobody_are_named_and_supporters_are_not(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        lead, bound, support = (cast.unit(session, name) for name in ("区发改局", "区工信局", "区教体局"))
        cast.owes(session, programme, lead, [1])
        cast.owes(session, programme, bound, [2], Role.SEPARATE)
        cast.assignment(session, cast.task(session, programme, 3), support, Role.SUPPORT)
        cast.bind_contact(session, bound, 102)
    books = found(store)
    assert (books.programmes, books.owing, books.without_contact) == (1, 2, ("区发改局",))


def test_tasks_in_doubt_are_counted_and_those_with_a_proposal_beside(store: Store) -> None:
    with store.writing() as session:
        task = cast.task(session, cast.programme(session), 1)
        cast.assignment(session, task, cast.unit(session, "区发改局"), Role.JOINT, settled=False, proposed=Role.LEAD)
    only = (KindCount(DoubtKind.NO_LEAD, 1),)
    assert found(store).in_doubt == InDoubt(tasks=1, holding=1, leads=1, kinds=only)


def test_documents_whose_changes_wait_are_named(store: Store) -> None:
    with store.writing() as session:
        stage(session, decomposition("区发改局"), name="方案.docx", by="督查员", now=NOW)

    assert found(store).waiting == (cast.DOCUMENT,)


def test_people_whom_messages_do_not_reach_are_told_by_unit_and_post(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session, "区发改局"), 101, state="unreachable")
        cast.bind_supervisor(session, "副主任", 900, state="unreachable")
        cast.bind_supervisor(session, "督查员", 901)
    books = found(store)
    assert books.unreachable == ("区发改局 联络员", "副主任")
    assert books.supervisors == 1


def test_messages_of_unknown_outcome_and_updates_set_aside_are_found(store: Store) -> None:
    with store.writing() as session:
        number = outbox.put_composed(
            session, "reminder", {}, address=Address("telegram", 101), occasion="x", language="zh_CN", now=NOW
        )
        sending.settle(session, [sending.Outcome(id=number or 0, state="unknown")], now=NOW)
        inbox.receive(session, bot=42, updates=[Received(1, "telegram:101", "{}")], now=NOW)
        for _ in range(inbox.ATTEMPTS):
            inbox.fail(session, bot=42, update_id=1, error="KeyError: 'chat'", now=NOW)
    books = found(store)
    assert (books.unknown, books.aside) == (1, ("KeyError: 'chat'",))


def test_a_whole_ledger_is_counted_and_a_changed_one_says_where(store: Store) -> None:
    with store.writing() as session:
        file_an_entry(session)
    assert (found(store).entries, found(store).broken) == (1, "")
    with store.writing() as session:
        session.execute(text("UPDATE entry SET done = '另写'"))
    assert "at entry 1" in found(store).broken
