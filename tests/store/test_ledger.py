"""Entries are chained, never doubled, correct one another, and meet what was owed; whatever is changed is found."""

import asyncio
import datetime as dt
import hashlib
import json
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import Session, col, select

from bot.errors import LedgerBrokenError
from bot.store import ledger
from bot.store.door import Store
from bot.store.ledger import NewEntry
from bot.store.tables import Binding, Entry, EntryAuthor, Item, LedgerHead, Obligation
from tests import cast

NOW = cast.at("2026-03-05 16:42")


@dataclass(frozen=True)
class Desk:
    """区发改局 owes February's report on tasks 1 and 2."""

    obligation: Obligation
    items: list[Item]
    binding: Binding

    def line(self, place: int = 0, source: str = "telegram:101:5:0") -> NewEntry:
        """An answer about one of the items."""
        item = self.items[place]
        return NewEntry(
            item_id=item.id or 0,
            assignment_id=item.assignment_id,
            source=source,
            status="on_track",
            done="完成招标",
            binding_id=self.binding.id,
            document=cast.DOCUMENT,
            annex="附件1",
            no=place + 1,
            unit="区发改局",
            period="2026-02",
            kind="monthly",
        )


def desk(session: Session) -> Desk:
    programme, unit = cast.programme(session), cast.unit(session, "区发改局")
    obligation = cast.obligation(session, programme, unit, cast.owes(session, programme, unit, [1, 2]))
    return Desk(obligation, cast.items(session, obligation), cast.bind_contact(session, unit))


def three_entries(session: Session) -> Desk:
    it = desk(session)
    lines = [it.line(0, "a"), replace(it.line(1, "b"), problems="用地指标未到位"), it.line(0, "c")]
    ledger.append(session, lines, now=NOW)
    return it


def met_and_asks(session: Session, it: Desk) -> tuple[dt.datetime | None, bool]:
    """When the obligation was met, and whether it still wakes anybody."""
    session.refresh(it.obligation)
    return it.obligation.met_at, it.obligation.wake_at is not None


# -- appending ---------------------------------------------------------------------------------------------------


def test_an_entry_keeps_what_was_answered_when_and_by_whom(any_store: Store) -> None:
    with any_store.writing() as session:
        it = desk(session)
        line = replace(it.line(), problems="资金未到位", causes="下达晚", next_steps="4月底前到位")
        [entry] = ledger.append(session, [line], now=NOW)
    with any_store.reading() as session:
        kept = session.get_one(Entry, entry.seq)
        assert (kept.at, kept.status, kept.done, kept.late) == (NOW, "on_track", "完成招标", False)
        assert (kept.problems, kept.causes, kept.next_steps) == ("资金未到位", "下达晚", "4月底前到位")
        assert session.get_one(EntryAuthor, entry.seq).binding_id == it.binding.id
        assert session.get_one(Item, it.items[0].id).entry_seq == entry.seq == 1


def test_the_hash_is_of_the_hash_before_and_the_canonical_content(any_store: Store) -> None:
    with any_store.writing() as session:
        it = desk(session)
        first, second = ledger.append(session, [it.line(0), it.line(1)], now=NOW)
    assert first.previous_hash == ""
    assert first.hash == hashlib.sha256(first.body.encode()).hexdigest()
    assert second.previous_hash == first.hash
    assert second.hash == hashlib.sha256((first.hash + second.body).encode()).hexdigest()
    assert second.body == json.dumps(json.loads(second.body), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_the_hashed_content_names_the_task_and_no_person_or_address(any_store: Store) -> None:
    with any_store.writing() as session:
        [entry] = ledger.append(session, [desk(session).line()], now=NOW)
    body = json.loads(entry.body)
    assert (body["document"], body["annex"], body["no"]) == (cast.DOCUMENT, "附件1", 1)
    assert (body["unit"], body["period"], body["kind"]) == ("区发改局", "2026-02", "monthly")
    assert body["at"] == "2026-03-05T08:42:00+00:00"
    assert "telegram" not in entry.body
    assert not {"source", "binding", "binding_id"} & body.keys()


def test_the_same_source_gives_the_same_entry_and_nothing_is_doubled(any_store: Store) -> None:
    with any_store.writing() as session:
        line = desk(session).line()
        [first] = ledger.append(session, [line], now=NOW)
    with any_store.writing() as session:
        again, twice = ledger.append(session, [line, line], now=NOW)
        assert again.seq == twice.seq == first.seq
        assert ledger.verify(session) == 1


def test_one_source_may_answer_several_items(any_store: Store) -> None:
    with any_store.writing() as session:
        it = desk(session)
        assert [entry.seq for entry in ledger.append(session, [it.line(0), it.line(1)], now=NOW)] == [1, 2]


def test_a_later_entry_of_an_item_corrects_the_one_before_it(any_store: Store) -> None:
    with any_store.writing() as session:
        it = desk(session)
        first, second = ledger.append(session, [it.line(source="a"), it.line(source="b")], now=NOW)
        [third] = ledger.append(session, [it.line(source="c")], now=NOW)
        assert [first.corrects, second.corrects, third.corrects] == [None, first.seq, second.seq]
        assert session.get_one(Item, it.items[0].id).entry_seq == third.seq


def test_an_obligation_is_met_when_every_item_has_an_entry_and_asks_no_more(any_store: Store) -> None:
    with any_store.writing() as session:
        it = desk(session)
        ledger.append(session, [it.line(0, "a")], now=NOW)
        assert met_and_asks(session, it) == (None, True)
        ledger.append(session, [it.line(1, "b")], now=NOW)
        assert met_and_asks(session, it) == (NOW, False)


def test_a_correction_does_not_move_the_moment_an_obligation_was_met(any_store: Store) -> None:
    with any_store.writing() as session:
        it = desk(session)
        ledger.append(session, [it.line(0, "a"), it.line(1, "b")], now=NOW)
        ledger.append(session, [it.line(0, "c")], now=cast.at("2026-03-09 10:00"))
        assert met_and_asks(session, it) == (NOW, False)


def test_appending_nothing_is_nothing(any_store: Store) -> None:
    with any_store.writing() as session:
        assert ledger.append(session, [], now=NOW) == []
        assert ledger.verify(session) == 0


async def test_writers_at_the_same_time_make_one_chain(any_store: Store) -> None:
    with any_store.writing() as session:
        it = desk(session)
    lines = [it.line(number % 2, f"{number}") for number in range(30)]
    await asyncio.gather(*(any_store.write(ledger.append, [line], now=NOW) for line in lines))
    assert await any_store.read(ledger.verify) == 30


def test_the_export_walks_every_entry_in_order_with_task_unit_and_period(any_store: Store) -> None:
    with any_store.writing() as session:
        three_entries(session)
    with any_store.reading() as session:
        found = [(row.entry.seq, row.task.no, row.unit.name, row.obligation.period) for row in ledger.rows(session)]
    assert found == [(1, 1, "区发改局", "2026-02"), (2, 2, "区发改局", "2026-02"), (3, 1, "区发改局", "2026-02")]


def test_the_export_gives_each_entry_the_unit_and_report_that_it_was_given_for(any_store: Store) -> None:
    with any_store.writing() as session:
        it = desk(session)
        programme, other = cast.programme(session, "云溪政办发〔2026〕5号"), cast.unit(session, "区工信局")
        january = cast.obligation(
            session, programme, other, cast.owes(session, programme, other, [9]), period="2026-01"
        )
        theirs = Desk(january, cast.items(session, january), cast.bind_contact(session, other, 102))
        ledger.append(session, [theirs.line(), it.line(1)], now=NOW)
        found = [(row.task.no, row.unit.name, row.obligation.period) for row in ledger.rows(session)]
    assert found == [(9, "区工信局", "2026-01"), (2, "区发改局", "2026-02")]


def test_a_correction_that_is_named_is_kept_as_named(any_store: Store) -> None:
    with any_store.writing() as session:
        it = desk(session)
        ledger.append(session, [it.line(0, "a"), it.line(0, "b")], now=NOW)
        [third] = ledger.append(session, [replace(it.line(0, "c"), corrects=1)], now=NOW)
        assert third.corrects == 1


def test_the_form_that_is_hashed_is_the_one_that_older_ledgers_were_written_in(any_store: Store) -> None:
    with any_store.writing() as session:
        it = desk(session)
        line = replace(it.line(1), problems="资金未到位", causes="下达晚", next_steps="4月底前到位", late=True)
        [entry] = ledger.append(session, [line], now=NOW)
    assert entry.body == (
        '{"annex":"附件1","assignment":2,"at":"2026-03-05T08:42:00+00:00","causes":"下达晚","corrects":null,'
        '"document":"云溪政办发〔2026〕3号","done":"完成招标","item":2,"kind":"monthly","late":true,'
        '"next_steps":"4月底前到位","no":2,"period":"2026-02","problems":"资金未到位","seq":1,"status":"on_track",'
        '"unit":"区发改局"}'
    )
    assert entry.hash == hashlib.sha256(entry.body.encode()).hexdigest()


# -- verifying ---------------------------------------------------------------------------------------------------


def test_a_whole_ledger_verifies_and_tells_how_long_it_is(any_store: Store) -> None:
    with any_store.writing() as session:
        three_entries(session)
    with any_store.reading() as session:
        assert ledger.verify(session) == 3


def test_a_person_can_be_forgotten_and_the_chain_still_verifies(any_store: Store) -> None:
    with any_store.writing() as session:
        three_entries(session)
        session.execute(text("UPDATE entry_author SET binding_id = NULL"))
        session.execute(text("UPDATE entry SET source = 'forgotten:' || seq"))
    with any_store.reading() as session:
        assert ledger.verify(session) == 3


HASHED = ("at", "assignment_id", "item_id", "corrects", "late", "status", "done", "problems", "causes", "next_steps")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seq=st.integers(1, 3), field=st.sampled_from((*HASHED, "body", "hash", "previous_hash", "seq")))
def test_whichever_field_of_an_entry_is_changed_is_found(store: Store, seq: int, field: str) -> None:
    with store.writing() as session:
        if session.get(Entry, 1) is None:
            three_entries(session)
    with store.writing() as session:
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
        before = session.execute(text(f"SELECT {field} FROM entry WHERE seq = {seq}")).scalar_one()  # noqa: S608 -- names of our own
        after = changed(field, before)
        session.execute(text(f"UPDATE entry SET {field} = :new WHERE seq = {seq}"), {"new": after})  # noqa: S608 -- the same
        with pytest.raises(LedgerBrokenError, match=r"^The ledger is broken at entry \d: .+\.$"):
            ledger.verify(session)
        session.rollback()


def changed(field: str, before: object) -> object:
    """Another value that the column takes."""
    if field == "at":
        return "2020-01-01 00:00:00.000000"
    if field in {"assignment_id", "item_id", "corrects", "seq"}:
        return (before if isinstance(before, int) else 0) + 100
    if field == "late":
        return not before
    return f"{before} "


@pytest.mark.parametrize(
    ("tampering", "where"),
    [
        ("DELETE FROM entry WHERE seq = 2", "at entry 2: it is missing"),
        ("DELETE FROM entry WHERE seq = 3", "at its end"),
        ("UPDATE ledger_head SET seq = 2", "at its end"),
        ("UPDATE ledger_head SET hash = 'x'", "at its end"),
        ("DELETE FROM ledger_head", "at its end"),
    ],
)
def test_what_is_taken_away_is_found(any_store: Store, tampering: str, where: str) -> None:
    with any_store.writing() as session:
        three_entries(session)
        session.execute(text("DELETE FROM entry_author"))
    with any_store.writing() as session:
        session.execute(text(tampering))
    with any_store.reading() as session, pytest.raises(LedgerBrokenError, match=where):
        ledger.verify(session)


@pytest.mark.parametrize(
    ("tampering", "flaw"),
    [
        (
            "UPDATE entry SET done = 'x', late = NOT late WHERE seq = 2",
            "its columns differ from its content: late, done",
        ),
        ("UPDATE entry SET body = '{}' WHERE seq = 2", "its content does not match its hash"),
    ],
)
def test_it_is_said_what_does_not_hold(any_store: Store, tampering: str, flaw: str) -> None:
    with any_store.writing() as session:
        three_entries(session)
        session.execute(text(tampering))
        with pytest.raises(LedgerBrokenError, match=f"^The ledger is broken at entry 2: {flaw}\\.$"):
            ledger.verify(session)
        session.rollback()


def test_an_entry_put_in_with_a_hash_of_its_own_is_found(any_store: Store) -> None:
    with any_store.writing() as session:
        three_entries(session)
    with any_store.writing() as session:
        entry = session.get_one(Entry, 2)
        body = json.loads(entry.body) | {"done": "全部完成"}
        entry.done, entry.body = "全部完成", ledger.canonical(body)
        entry.hash = ledger.link(entry.previous_hash, entry.body)
        session.add(entry)
    with any_store.reading() as session:
        assert session.exec(select(LedgerHead.seq).where(col(LedgerHead.id) == 1)).one() == 3
        with pytest.raises(LedgerBrokenError, match="at entry 3: it does not follow"):
            ledger.verify(session)
