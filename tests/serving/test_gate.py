from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.serving.gate import SHORTEST, Gate


def test_each_start_has_a_token_of_its_own_and_a_cookie_that_is_not_the_token() -> None:
    one, other = Gate(), Gate()
    assert one.token != other.token
    assert len(one.token) >= 40
    assert one.knows_token(one.token)
    assert one.knows_cookie(one.cookie)
    assert not one.knows_token(other.token)
    assert not one.knows_token(one.cookie)
    assert not one.knows_cookie(one.token)
    assert Gate(one.token).cookie == one.cookie


@given(st.text())
def test_nothing_else_is_the_token(word: str) -> None:
    gate = Gate("a-token-that-is-long-enough")
    assert not gate.knows_token(word)
    assert not gate.knows_cookie(word)


@pytest.mark.parametrize(
    "token", ["short", "a" * (SHORTEST - 1), "a" * 20 + "&", "ä" * 20, " " * 20]
)
def test_a_token_of_ones_own_must_be_long_and_fit_into_an_address(token: str) -> None:
    with pytest.raises(ReaderError, match="READER_TOKEN: cannot be a token"):
        Gate(token)


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1:8642", True),
        ("localhost:9000", True),
        ("LOCALHOST", True),
        ("[::1]:80", True),
        ("reader.example", False),
        ("127.0.0.1.reader.example:8642", False),
        ("localhost.:8642", False),
        ("127.0.0.2:8642", False),
        ("127.0.0.1:8642/x", False),
        ("", False),
    ],
)
def test_only_this_machine_by_its_own_names_is_a_host(host: str, own: bool) -> None:
    assert Gate.is_host(host) is own


@pytest.mark.parametrize(
    ("origin", "own"),
    [
        ("http://127.0.0.1:8642", True),
        ("http://127.0.0.1:3000", False),
        ("http://localhost:8642", False),
        ("https://127.0.0.1:8642", False),
        ("null", False),
        ("", False),
    ],
)
def test_a_page_of_another_server_opens_no_websocket(origin: str, own: bool) -> None:
    assert Gate.is_own_page(origin, "127.0.0.1:8642") is own
