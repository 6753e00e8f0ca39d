"""A supervisor pastes a decomposition: the pieces are kept, and come back as one text."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlmodel import Session

from bot.actions.asking import paste, receive_document
from bot.errors import DocumentError
from bot.rules.letters.courtesies import NotAllowed, Outdated
from bot.rules.letters.enrolment import Stranger
from bot.rules.letters.intake import HowToImport, Pasted, PasteDropped
from bot.store import drafts
from bot.store.door import Store
from tests import cast
from tests.actions.decomposed import decomposition
from tests.chat import NOW, heard, last, presses, rows, says

SUPERVISOR, CONTACT, STRANGER = 900, 101, 666
TABLE = "序号\t内容\t责任单位\n1\t新建学校2所\t区教体局\n2\t改造道路3条\t区住建局\n3\t种树1万棵\t区园林局"
REST = "4\t开通公交2条\t区交通局"
LATER = TABLE.replace("序号", "编号")


def piece(session: Session, text: str, *, after: float = 0, chat: int = SUPERVISOR) -> bool:
    return paste.collect(session, said=says(chat, text), now=NOW + dt.timedelta(seconds=after))


def read(session: Session, *, chat: int = SUPERVISOR, draft: int | None = None) -> str:
    number = draft or last(session, SUPERVISOR, Pasted).draft
    return paste.gathered(session, pressed=presses(chat, "paste", number, "read"), now=NOW)


def test_import_tells_a_supervisor_how_and_nobody_else(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        cast.bind_contact(session, cast.unit(session), CONTACT)
        for who in (SUPERVISOR, CONTACT, STRANGER):
            paste.tell_how(session, said=says(who, "/import"), now=NOW)
        answers = [heard(session, who) for who in (SUPERVISOR, CONTACT, STRANGER)]
    assert answers == [[HowToImport()], [NotAllowed()], [Stranger()]]


def test_a_long_text_from_a_supervisor_is_taken_for_a_document(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        assert piece(session, TABLE)
        assert read(session) == TABLE


def test_a_line_is_not_unless_it_was_asked_for(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        assert not piece(session, REST)
        paste.tell_how(session, said=says(SUPERVISOR, "/import"), now=NOW)
        assert piece(session, REST)


def test_a_contact_s_long_report_is_no_document(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), CONTACT)
        assert not piece(session, TABLE, chat=CONTACT)
        assert rows(session, CONTACT) == []


def test_pieces_that_come_at_once_are_one_text_and_get_one_answer(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        piece(session, TABLE)
        piece(session, REST, after=1)
        assert len(rows(session, SUPERVISOR)) == 1
        assert read(session) == f"{TABLE}\n{REST}"


def test_a_piece_that_comes_later_is_answered_again(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        piece(session, TABLE)
        piece(session, REST, after=60)
        assert len(rows(session, SUPERVISOR)) == 2
        assert read(session) == f"{TABLE}\n{REST}"


def test_a_piece_that_is_edited_is_read_as_it_is_now(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        first = says(SUPERVISOR, TABLE)
        paste.collect(session, said=first, now=NOW)
        edited = replace(first, text=TABLE.replace("2所", "3所"), update_id=first.update_id + 1, revision=1)
        paste.collect(session, said=edited, now=NOW + dt.timedelta(seconds=30))
        assert "新建学校3所" in read(session)
        assert "新建学校2所" not in read(session)


def test_what_is_pasted_much_later_is_another_document(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        piece(session, REST * 20)
        piece(session, TABLE, after=paste.TOGETHER.total_seconds())
        assert read(session) == TABLE


def test_what_is_not_for_import_is_thrown_away_once(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        piece(session, TABLE)
        draft = last(session, SUPERVISOR, Pasted).draft
        for _ in range(2):
            paste.drop(session, pressed=presses(SUPERVISOR, "paste", draft, "drop"), now=NOW)
        assert heard(session, SUPERVISOR)[-2:] == [PasteDropped(), Outdated()]
        assert rows(session, SUPERVISOR)[-2].edits == 7
        assert read(session, draft=draft) == ""


def test_nobody_else_reads_what_a_supervisor_pasted(store: Store) -> None:
    with store.writing() as session:
        for chat in (SUPERVISOR, 901):
            cast.bind_supervisor(session, f"督查{chat}", chat=chat)
        piece(session, TABLE)
        assert read(session, chat=901) == ""


def test_another_draft_s_number_leads_nowhere(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        draft = drafts.put(session, cast.address(SUPERVISOR), "form:1", {"1": "…"}, now=NOW)
        assert read(session, draft=draft.id) == ""


def test_once_it_was_read_what_is_pasted_next_is_another_document(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        for readable in (True, False):
            piece(session, TABLE)
            act = presses(SUPERVISOR, "paste", last(session, SUPERVISOR, Pasted).draft, "read")
            if readable:
                receive_document.receive(session, act=act, decomposition=decomposition("区发改局"), name="x", now=NOW)
            else:
                receive_document.refuse(session, act=act, name="x", fault=DocumentError("…"), now=NOW)
            piece(session, LATER, after=60)
            assert read(session) == LATER
            paste.drop(session, pressed=presses(SUPERVISOR, "paste", last(session, SUPERVISOR, Pasted).draft), now=NOW)


def test_a_file_ends_the_wait_for_a_paste_but_keeps_what_was_pasted(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        paste.tell_how(session, said=says(SUPERVISOR, "/import"), now=NOW)
        paste.end(session, act=says(SUPERVISOR), now=NOW)
        assert not piece(session, REST)
        piece(session, TABLE)
        paste.end(session, act=says(SUPERVISOR), now=NOW)
        assert read(session) == TABLE


@pytest.mark.parametrize(
    ("text", "pasted"),
    [
        ("1. 推进老城区改造\n2. 新建学校2所", True),
        ("一、推进老城区改造\n牵头单位：区住建局", True),
        ("推进老城区改造\t区住建局\n新建学校\t区教体局", True),
        ("1. 区住建局\n2. 区教体局", False),
        ("区住建局\n区教体局\n区财政局\n区发改局\n区工信局", False),
        ("1. 推进老城区改造", False),
    ],
)
def test_lines_of_tasks_are_a_document_and_lines_of_names_are_none(text: str, *, pasted: bool) -> None:
    assert paste.is_document(text) is pasted
