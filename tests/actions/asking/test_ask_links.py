"""Tasks that seem to stand twice are asked about one pair at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session, select

from bot.actions.asking import ask_links
from bot.actions.intake.find_task import find_programme
from bot.actions.intake.link_tasks import list_links
from bot.delivery.length import visible
from bot.rules.in_doubt import NOTHING
from bot.rules.letters.courtesies import NotAllowed
from bot.rules.letters.doubts import LinkAsked, LinksDone
from bot.rules.letters.enrolment import Stranger
from bot.rules.letters.intake import ImportDone
from bot.store import outbox
from bot.store.door import Store
from bot.store.tables import Task, TaskLink
from tests import cast
from tests.chat import NOW, heard, last, presses, rows, says
from tests.phone import WORDING

SUPERVISOR, CONTACT, STRANGER = 900, 101, 666


def pairs(session: Session, number: int = 2, *, document: str = cast.DOCUMENT) -> list[int]:
    """So many tasks of 附件2, each of which seems to repeat the task of that number in 附件1."""
    programme = cast.programme(session, document)
    links = []
    for no in range(1, number + 1):
        first = cast.task(session, programme, no, content=f"新建学校{no}所。")
        again = cast.task(session, programme, no, annex="附件2", content=f"新建{no}所学校。")
        link = TaskLink(task_id=again.id or 0, same_as_id=first.id or 0, likeness=90)
        session.add(link)
        session.flush()
        links.append(link.id or 0)
    return links


@contextmanager
def supervised(store: Store) -> Iterator[Session]:
    """The books, with a supervisor who may be asked."""
    with store.writing() as session:
        cast.bind_supervisor(session)
        yield session


def states(session: Session) -> list[str]:
    return [each.state for each in sorted(list_links(session), key=lambda each: each.id)]


def decides(session: Session, link: int, verb: str, *, who: int = SUPERVISOR) -> None:
    ask_links.press(session, pressed=presses(who, "link", link, verb), now=NOW)


def test_a_pair_is_shown_with_both_its_words(store: Store) -> None:
    with supervised(store) as session:
        pairs(session)
        ask_links.start(session, act=says(SUPERVISOR, "/links"), now=NOW)
        asked = last(session, SUPERVISOR, LinkAsked)
        assert asked.left == 2
        assert (asked.task.number, asked.task.content) == ("民1", "新建1所学校。")
        assert (asked.same_as.number, asked.same_as.content) == ("1", "新建学校1所。")


def test_under_an_imported_document_only_its_own_pairs_are_asked_about_in_a_message_of_their_own(store: Store) -> None:
    with supervised(store) as session:
        pairs(session, 1)
        (mine, after) = pairs(session, 2, document="云溪政办发〔2026〕6号")
        done = ImportDone("云溪政办发〔2026〕6号", 1, 0, 0, NOTHING, 0, 0, 0)
        outbox.put(session, done, address=cast.address(SUPERVISOR), occasion="imported", language="zh_CN", now=NOW)
        rows(session, SUPERVISOR)[-1].message_id = 70
        of = find_programme(session, "云溪政办发〔2026〕6号").id or 0
        ask_links.start(session, act=presses(SUPERVISOR, "links", of, message_id=70), now=NOW)
        asked = last(session, SUPERVISOR, LinkAsked)
        assert (asked.link, asked.left, asked.of) == (mine, 2, of)
        assert rows(session, SUPERVISOR)[-1].edits is None
        for link, verb in ((mine, "later"), (after, "yes")):
            ask_links.press(session, pressed=presses(SUPERVISOR, "link", link, verb, of), now=NOW)
        assert heard(session, SUPERVISOR)[-1] == LinksDone(later=2, back=after, of=of)


def test_yes_links_them_no_does_not_and_the_next_comes(store: Store) -> None:
    with supervised(store) as session:
        first, second = pairs(session)
        decides(session, first, "yes")
        assert last(session, SUPERVISOR, LinkAsked).link == second
        assert rows(session, SUPERVISOR)[-1].edits == 7
        decides(session, second, "no")
        assert states(session) == ["confirmed", "refused"]
        assert heard(session, SUPERVISOR)[-1] == LinksDone(later=0, back=second)


def test_what_is_put_off_stays_for_another_time(store: Store) -> None:
    with supervised(store) as session:
        first, second = pairs(session)
        decides(session, first, "later")
        decides(session, second, "yes")
        assert heard(session, SUPERVISOR)[-1] == LinksDone(later=1, back=second)
        ask_links.start(session, act=presses(SUPERVISOR, "links"), now=NOW)
        assert last(session, SUPERVISOR, LinkAsked).link == first


def test_a_pair_is_shown_with_its_document_and_the_units_of_both(store: Store) -> None:
    with supervised(store) as session:
        (link,) = pairs(session, 1)
        row = session.get_one(TaskLink, link)
        for task_id, unit in ((row.task_id, "区教体局"), (row.same_as_id, "区住建局")):
            cast.assignment(session, session.get_one(Task, task_id), cast.unit(session, unit))
        ask_links.start(session, act=says(SUPERVISOR, "/links"), now=NOW)
        words = visible(WORDING.words(last(session, SUPERVISOR, LinkAsked), "zh_CN").html).splitlines()
        assert words[1:6] == [
            cast.DOCUMENT,
            "民1 新建1所学校。",
            "责任单位：区教体局（牵头）",
            "1 新建学校1所。",
            "责任单位：区住建局（牵头）",
        ]


def test_no_that_was_pressed_by_mistake_is_taken_back(store: Store) -> None:
    with supervised(store) as session:
        first, second = pairs(session)
        decides(session, first, "no")
        assert last(session, SUPERVISOR, LinkAsked).back == first
        decides(session, first, "show")
        asked = last(session, SUPERVISOR, LinkAsked)
        assert (asked.link, asked.state, asked.by, asked.at) == (first, "refused", "督查员", NOW)
        assert "已答：不是" in visible(WORDING.words(asked, "zh_CN").html)
        decides(session, first, "undo")
        assert (last(session, SUPERVISOR, LinkAsked).state, states(session)) == ("proposed", ["proposed", "proposed"])
        decides(session, first, "yes")
        assert (last(session, SUPERVISOR, LinkAsked).link, states(session)) == (second, ["confirmed", "proposed"])


def test_who_only_looks_at_the_pair_before_goes_on_and_changes_nothing(store: Store) -> None:
    with supervised(store) as session:
        first, second = pairs(session)
        decides(session, first, "no")
        decides(session, second, "yes")
        done = last(session, SUPERVISOR, LinksDone)
        decides(session, done.back, "show")
        decides(session, second, "undo")  # forged: what was confirmed has consequences
        assert last(session, SUPERVISOR, LinkAsked).state == "confirmed"
        decides(session, second, "later")
        assert (last(session, SUPERVISOR, LinksDone), states(session)) == (done, ["refused", "confirmed"])


def test_what_was_decided_meanwhile_stays_so(store: Store) -> None:
    with supervised(store) as session:
        first, second = pairs(session)
        decides(session, first, "no")
        decides(session, first, "yes")
        assert states(session) == ["refused", "proposed"]
        assert last(session, SUPERVISOR, LinkAsked).link == second


def test_a_forged_button_decides_nothing(store: Store) -> None:
    with supervised(store) as session:
        first, _ = pairs(session)
        for verb in ("", "perhaps"):
            decides(session, first, verb)
        decides(session, 10**8, "yes")
        assert states(session) == ["proposed", "proposed"]


def test_only_a_supervisor_is_asked_and_decides(store: Store) -> None:
    with supervised(store) as session:
        cast.bind_contact(session, cast.unit(session), CONTACT)
        first, _ = pairs(session)
        for who in (CONTACT, STRANGER):
            ask_links.start(session, act=says(who, "/links"), now=NOW)
            decides(session, first, "yes", who=who)
        assert heard(session, CONTACT) == [NotAllowed(), NotAllowed()]
        assert heard(session, STRANGER) == [Stranger()]
        assert session.exec(select(TaskLink.state)).all() == ["proposed", "proposed"]


def test_the_pairs_of_the_document_that_is_named_are_asked_about(store: Store) -> None:
    with supervised(store) as session:
        pairs(session, 1)
        (mine,) = pairs(session, 1, document="云溪政办发〔2026〕21号")
        ask_links.start(session, act=says(SUPERVISOR, "/links 21号"), now=NOW, asked="21号")
        assert (last(session, SUPERVISOR, LinkAsked).link, last(session, SUPERVISOR, LinkAsked).left) == (mine, 1)
