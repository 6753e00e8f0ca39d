"""What an invitation's link carries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.invitations import derived, fingerprint, is_payload, link


@pytest.mark.parametrize("text", ["a", "A-z_09", "x" * 64])
def test_what_telegram_takes_is_a_payload(text: str) -> None:
    assert is_payload(text)


@pytest.mark.parametrize("text", ["", "x" * 65, "a b", "区发改局", "a\n", "a=", "a+b"])
def test_nothing_else_is(text: str) -> None:
    assert not is_payload(text)


@given(secret=st.text(min_size=1), nonce=st.text(min_size=1))
def test_a_derived_payload_is_one_and_always_the_same(secret: str, nonce: str) -> None:
    payload = derived(secret, nonce)
    assert is_payload(payload)
    assert (len(payload), derived(secret, nonce)) == (32, payload)


def test_it_cannot_be_made_without_the_secret_and_each_nonce_has_its_own() -> None:
    assert len({derived("s", "n"), derived("s", "m"), derived("t", "n")}) == 3


def test_it_stays_what_links_that_were_sent_already_say() -> None:
    assert derived("s", "n") == "-YWl4CWRVoCUh1IuKtOiD8fNRyPmUrlv"


def test_a_fingerprint_is_the_sha_256_of_a_payload() -> None:
    assert fingerprint("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_link_opens_the_chat_and_hands_over_the_payload() -> None:
    assert link("cuiban_bot", "abc") == "https://t.me/cuiban_bot?start=abc"
