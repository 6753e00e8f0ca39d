"""The played world: people, their chats, and the updates that wait for the bot."""

import asyncio
import base64
import contextlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.clock import Clock
from bot.sandbox.markup import Refused

Json = dict[str, Any]
BOT: Json = {"id": 4242, "is_bot": True, "first_name": "催办", "username": "cuiban_sandbox_bot"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be played: chat, post as it is shown, payload of the invitation, if any, and own language."""

    chat: int
    name: str
    payload: str = ""
    language: str = "zh-hans"


class World:
    """Chats as a Bot API server and a chat page see them; everything in it can be saved and loaded."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.people: dict[int, Person] = {}
        self.chats: dict[int, list[Json]] = defaultdict(list)
        self.updates: list[Json] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self.blocked: set[int] = set()
        self.numbers = {"update": 0, "message": 0}
        self.version = 0
        self.said = 0
        """How many messages the bot has sent in this run."""
        self._changed = asyncio.Condition()

    # -- people -------------------------------------------------------------------------------------------------

    async def say(self, chat: int, text: str, *, reply_to: int | None = None) -> None:
        """Let a person send a text message."""
        command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
        content: Json = {"text": text}
        if command:
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
        await self.send_in(chat, content, reply_to=reply_to)

    async def send_in(self, chat: int, content: Json, *, reply_to: int | None = None) -> None:
        """Let a person send any content (text, photo …), as the Bot API writes it."""
        message = self._message(chat, self._user(chat), content)
        if reply_to and (original := self.find(chat, reply_to)):
            message["reply_to_message"] = {k: v for k, v in original.items() if k != "reply_to_message"}
        await self._push({"message": message})

    async def send_file(self, chat: int, name: str, body: bytes, *, caption: str = "") -> None:
        """Let a person send a file, with words under it or without."""
        content: Json = {"document": self.keep(name, body)}
        await self.send_in(chat, content | ({"caption": caption} if caption else {}))

    async def change(self, chat: int, message_id: int, text: str) -> None:
        """Let a person edit a message of theirs."""
        message = self.found(chat, message_id)
        if message["from"]["is_bot"] or "text" not in message:
            raise Refused(400, "only a person's own message can be edited")
        message |= {"text": text, "edit_date": self._now()}
        await self._push({"edited_message": message})

    async def press(self, chat: int, message_id: int, data: str) -> None:
        """Let a person press a button that the message has."""
        message = self.found(chat, message_id)
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        if data not in {button.get("callback_data") for row in rows for button in row}:
            raise Refused(400, "that message has no such button any more")
        number = self._next("message")
        query = {"id": f"q{number}", "from": self._user(chat), "chat_instance": "1", "message": message, "data": data}
        await self._push({"callback_query": query})

    async def block(self, chat: int, *, blocked: bool) -> None:
        """Let a person block the bot, or take it back."""
        (self.blocked.add if blocked else self.blocked.discard)(chat)
        was, now = ("member", "kicked") if blocked else ("kicked", "member")
        move = {
            "chat": self._chat(chat),
            "from": self._user(chat),
            "date": self._now(),
            "old_chat_member": {"status": was, "user": BOT} | ({"until_date": 0} if was == "kicked" else {}),
            "new_chat_member": {"status": now, "user": BOT} | ({"until_date": 0} if now == "kicked" else {}),
        }
        await self._push({"my_chat_member": move})

    # -- the bot ------------------------------------------------------------------------------------------------

    async def deliver(self, chat: int, content: Json) -> Json:
        """Put a message of the bot into a chat and return it as the Bot API does."""
        self.admit(chat)
        message = self._message(chat, BOT, content)
        self.said += 1
        await self.touch()
        return message

    def admit(self, chat: int) -> None:
        """Refuse what the bot may not say anything to: a chat that blocked it, or never began."""
        if chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if not self.chats.get(chat):
            raise Refused(403, "Forbidden: bot can't initiate conversation with a user")

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Forget updates before `offset` and wait at most `seconds` for one that is left."""
        kept = [update for update in self.updates if update["update_id"] >= offset]
        if len(kept) != len(self.updates):
            self.updates[:] = kept
        if not self.updates and seconds > 0:
            await self.wait(lambda: bool(self.updates), seconds)
        return self.updates[:limit]

    def keep(self, name: str, body: bytes) -> Json:
        """Keep a file and return the Bot API's words for it."""
        file_id = f"f{len(self.files) + 1}"
        self.files[file_id] = (name, body)
        return {"file_id": file_id, "file_unique_id": file_id, "file_name": name, "file_size": len(body)}

    def find(self, chat: int, message_id: int) -> Json | None:
        """Return a message of a chat, or None."""
        return next((m for m in self.chats.get(chat, ()) if m["message_id"] == message_id), None)

    def found(self, chat: int, message_id: int) -> Json:
        """Return a message of a chat; refuse if there is none."""
        message = self.find(chat, message_id)
        if message is None:
            raise Refused(400, "Bad Request: message to edit not found")
        return message

    # -- change and memory --------------------------------------------------------------------------------------

    async def touch(self) -> None:
        """Tell everybody who waits that something changed."""
        self.version += 1
        async with self._changed:
            self._changed.notify_all()

    async def wait(self, condition: Callable[[], bool], seconds: float) -> None:
        """Wait until `condition()` holds, at most `seconds`."""
        async with self._changed:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._changed.wait_for(condition)

    def dump(self) -> Json:
        """Return everything that must outlive a restart, as JSON."""
        return {
            "chats": {str(chat): messages for chat, messages in self.chats.items()},
            "updates": self.updates,
            "files": {key: [name, base64.b64encode(body).decode()] for key, (name, body) in self.files.items()},
            "blocked": sorted(self.blocked),
            "numbers": self.numbers,
            "people": [[p.chat, p.name, p.payload, p.language] for p in self.people.values()],
        }

    def load(self, dumped: Json) -> None:
        """Take back what `dump` gave."""
        self.chats = defaultdict(list, {int(chat): messages for chat, messages in dumped["chats"].items()})
        self.updates = dumped["updates"]
        self.files = {key: (name, base64.b64decode(body)) for key, (name, body) in dumped["files"].items()}
        self.blocked = set(dumped["blocked"])
        self.numbers = dumped["numbers"]
        self.people = {parts[0]: Person(*parts) for parts in dumped["people"]}

    # -- small parts --------------------------------------------------------------------------------------------

    def _message(self, chat: int, sender: Json, content: Json) -> Json:
        message = {"message_id": self._next("message"), "date": self._now(), "chat": self._chat(chat), "from": sender}
        message |= content
        self.chats[chat].append(message)
        return message

    async def _push(self, update: Json) -> None:
        self.updates.append({"update_id": self._next("update"), **update})
        await self.touch()

    def _next(self, what: str) -> int:
        self.numbers[what] += 1
        return self.numbers[what]

    def _now(self) -> int:
        return int(self.clock.now().timestamp())

    def _user(self, chat: int) -> Json:
        person = self.people.get(chat) or Person(chat, f"P{chat}")
        return {"id": chat, "is_bot": False, "first_name": person.name, "language_code": person.language}

    def _chat(self, chat: int) -> Json:
        return {"id": chat, "type": "private", "first_name": self._user(chat)["first_name"]}
