"""The page's desk over HTTP, no browser and no bot: what it shows, what it takes, and whom it refuses."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession

from bot.clock import MovableClock, StoppedClock
from bot.rules.letters.enrolment import Stranger
from bot.sandbox.desk import Desk
from bot.sandbox.hand import Hand
from bot.sandbox.sample.handout import NAME
from bot.sandbox.serving import listening, served
from bot.sandbox.world import Person, World
from bot.store import outbox
from bot.store.door import Store
from tests import cast
from tests.chat import rows
from tests.conftest import SHANGHAI, at

FAGAI, LATE = 1001, 1002


class Page:
    """A page that is open in some browser."""

    def __init__(self, http: ClientSession, address: str, world: World) -> None:
        self.http, self.address, self.world = http, address, world

    async def posts(self, verb: str, **given: object) -> tuple[int, dict[str, Any]]:
        async with self.http.post(f"{self.address}/api/{verb}", json=given) as answer:
            body: dict[str, Any] = await answer.json() if answer.content_type == "application/json" else {}
            return answer.status, body

    async def sees(self, chat: int = FAGAI) -> dict[str, Any]:
        async with self.http.get(f"{self.address}/api/world", params={"chat": chat}) as answer:
            body: dict[str, Any] = await answer.json()
            return body


@pytest.fixture
async def page(store: Store) -> AsyncIterator[Page]:
    clock = MovableClock(base=StoppedClock(at("2026-03-06 09:00")))
    world = World(clock)
    world.people = {FAGAI: Person(FAGAI, "区发改局 联络员", "payload"), LATE: Person(LATE, "区财政局 联络员", "other")}
    await world.say(FAGAI, "/start payload")
    desk = Desk(world=world, hand=Hand(world=world, clock=clock), store=store, zone=SHANGHAI)
    async with served(desk.application(), listening(0)) as address, ClientSession() as http:
        yield Page(http, address, world)


async def test_it_shows_the_people_and_the_one_chat_that_is_open(page: Page) -> None:
    await page.world.deliver(FAGAI, {"text": "您好"})
    shown = await page.sees(FAGAI)
    assert [message["text"] for message in shown["messages"]] == ["/start payload", "您好"]
    assert shown["people"] == [
        {"chat": FAGAI, "name": "区发改局 联络员", "started": True, "heard": 1, "blocked": False},
        {"chat": LATE, "name": "区财政局 联络员", "started": False, "heard": 0, "blocked": False},
    ]
    assert (await page.sees(LATE))["messages"] == []


async def test_a_page_that_asks_nonsense_is_shown_the_clock_and_nobody_s_chat(page: Page) -> None:
    async with page.http.get(f"{page.address}/api/world", params={"chat": "甲", "version": "new"}) as answer:
        shown = await answer.json()
    assert (shown["chat"], shown["messages"]) == (0, [])


async def test_it_tells_the_office_s_own_time(page: Page) -> None:
    shown = await page.sees()
    assert (shown["now"], shown["zone"]) == ("2026-03-06T09:00:00+08:00", "Asia/Shanghai")


async def test_invitations_stay_on_the_server(page: Page) -> None:
    assert "other" not in str(await page.sees(LATE))


async def test_start_opens_the_invitation_in_the_page_s_language(page: Page) -> None:
    assert (await page.posts("start", chat=LATE, language="en"))[0] == 200
    message = page.world.updates[-1]["message"]
    assert (message["text"], message["from"]["language_code"]) == ("/start other", "en")


async def test_an_invitation_s_link_that_is_sent_opens_the_invitation(page: Page) -> None:
    await page.posts("say", chat=LATE, text="https://t.me/cuiban_sandbox_bot?start=given")
    assert page.world.updates[-1]["message"]["text"] == "/start given"


async def test_a_person_says_presses_edits_and_blocks(page: Page) -> None:
    keys = {"inline_keyboard": [[{"text": "确认", "callback_data": "v1:save:1:1"}]]}
    sent = await page.world.deliver(FAGAI, {"text": "请核对", "reply_markup": keys})
    await page.posts("say", chat=FAGAI, text="1 完成", reply_to=sent["message_id"])
    said = page.world.chats[FAGAI][-1]
    await page.posts("press", chat=FAGAI, message_id=sent["message_id"], data="v1:save:1:1")
    await page.posts("edit", chat=FAGAI, message_id=said["message_id"], text="1 完成60%")
    await page.posts("photo", chat=FAGAI)
    await page.posts("block", chat=FAGAI, blocked=True)
    kinds = [set(update) - {"update_id"} for update in page.world.updates]
    assert kinds == [{"message"}, {"message"}, {"callback_query"}, {"edited_message"}, {"message"}, {"my_chat_member"}]


@pytest.mark.parametrize(
    ("verb", "given", "status"),
    [
        ("say", {"chat": 5, "text": "谁"}, 404),
        ("say", {"chat": FAGAI}, 400),
        ("say", {"chat": "甲", "text": "谁"}, 400),
        ("press", {"chat": FAGAI, "message_id": 1, "data": "v1:save:1:1"}, 400),
        ("edit", {"chat": FAGAI, "message_id": 99, "text": "改"}, 400),
        ("clock", {"to": "明天"}, 400),
        ("clock", {"to": "2026-03-06T08:59"}, 400),
    ],
)
async def test_what_cannot_be_done_is_answered_with_a_word(
    page: Page, verb: str, given: dict[str, object], status: int
) -> None:
    before = page.world.dump()
    answered, body = await page.posts(verb, **given)
    assert answered == status
    assert body["fault"]
    assert page.world.dump() == before


async def test_a_verb_that_is_none_is_not_found(page: Page) -> None:
    assert (await page.posts("dance", chat=FAGAI))[0] == 404


async def test_the_clock_moves_to_a_moment_of_the_office(page: Page) -> None:
    _, moved = await page.posts("clock", to="2026-03-07T08:30")
    assert moved == {"what": "", "messages": 0, "now": "2026-03-07T08:30:00+08:00"}


async def test_a_newer_world_is_handed_out_as_soon_as_it_is_there(page: Page) -> None:
    version = (await page.sees())["version"]
    waiting = page.http.get(f"{page.address}/api/world", params={"version": version, "chat": FAGAI})
    await page.posts("say", chat=FAGAI, text="1 完成")
    async with waiting as answer:
        assert (await answer.json())["version"] > version


async def test_the_books_name_people_and_the_words_that_stand_in_their_chats(page: Page, store: Store) -> None:
    sent = await page.world.deliver(FAGAI, {"text": "您好，已绑定\n其余"})
    with store.writing() as session:
        now = page.world.clock.now()
        outbox.put(session, Stranger(), address=cast.address(FAGAI), occasion="1", language="zh_CN", now=now)
        (row,) = rows(session, FAGAI)
        row.state, row.message_id = "delivered", sent["message_id"]
    async with page.http.get(f"{page.address}/api/books") as answer:
        books = await answer.json()
    assert books["ledger"] == []
    (parcel,) = books["outbox"]
    assert (parcel["to"], parcel["words"], parcel["state"]) == ("区发改局 联络员", "您好，已绑定", "delivered")


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Host": "127.0.0.1.evil.example"}, {"Origin": "http://evil.example"}]
)
async def test_pages_of_other_origins_are_refused(page: Page, headers: dict[str, str]) -> None:
    async with page.http.post(f"{page.address}/api/halt", json={}, headers=headers) as answer:
        assert answer.status == 403


async def test_its_own_page_is_not_refused(page: Page) -> None:
    port = urlsplit(page.address).port
    own = {"Host": f"localhost:{port}", "Origin": f"http://localhost:{port}"}
    async with page.http.post(f"{page.address}/api/halt", json={}, headers=own) as answer:
        assert answer.status == 200


async def test_a_form_of_another_page_is_refused(page: Page) -> None:
    async with page.http.post(f"{page.address}/api/say", data={"chat": FAGAI, "text": "1 完成"}) as answer:
        assert answer.status == 415


async def test_the_page_and_its_parts_are_served(page: Page) -> None:
    for part, holds in (("/", "催办"), ("/page/page.js", "import"), ("/page/words.js", "GUIDE")):
        async with page.http.get(page.address + part) as answer:
            assert holds in await answer.text()
            assert answer.headers["Cache-Control"] == "no-cache"


async def test_a_person_sends_a_file(page: Page) -> None:
    assert (await page.posts("file", chat=FAGAI, name="分解方案.txt", content="5LiA"))[0] == 200
    assert page.world.files["f1"] == ("分解方案.txt", "一".encode())


async def test_a_file_that_came_damaged_is_not_understood(page: Page) -> None:
    status, told = await page.posts("file", chat=FAGAI, name="分解方案.txt", content="一")
    assert (status, told["fault"]) == (400, "not understood")


async def test_the_sample_s_second_document_is_sent_by_one_press_and_can_be_looked_at(page: Page) -> None:
    assert (await page.posts("handout", chat=FAGAI))[0] == 200
    assert page.world.files["f1"][0] == NAME
    async with page.http.get(f"{page.address}/handout.docx") as answer:
        assert (await answer.read())[:2] == b"PK"
