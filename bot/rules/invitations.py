"""Invitations: what a link carries (the *payload*), and how it is kept without being kept.

Telegram allows a payload of 1 to 64 characters of ``[A-Za-z0-9_-]`` (Bot API, *Deep linking*).
"""

import base64
import hashlib
import hmac
import re

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def is_payload(text: str) -> bool:
    """Whether a text can be the payload of a link at all."""
    return _PAYLOAD.fullmatch(text) is not None


def fingerprint(payload: str) -> str:
    """Return a payload's SHA-256, all that is stored of it: who reads the database cannot use it."""
    return hashlib.sha256(payload.encode()).hexdigest()


def derived(secret: str, nonce: str) -> str:
    """Return the payload that a nonce stands for: 32 characters that nobody can guess without the secret.

    For a link that is sent by chat: what waits in the outbox holds the nonce, and the payload is made when it goes.
    """
    return base64.urlsafe_b64encode(hmac.digest(secret.encode(), nonce.encode(), "sha256")[:24]).decode()


def link(bot_username: str, payload: str) -> str:
    """Return the address that opens the chat with the bot and hands it the payload when the person presses Start."""
    return f"https://t.me/{bot_username}?start={payload}"
