from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

pytest.importorskip("textual_serve")

from reader.serving.page import FILES, HEADERS, page, read

HOSTILE = "</title><script>x</script>\"' onload=x $socket \u202e\x1b]0;x\x07"


class Tags(HTMLParser):
    """All tags, with what they say."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def tags_of(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    return tags


def test_no_name_becomes_a_part_of_the_page() -> None:
    plain, hostile = tags_of(page("news", "localhost:1")), tags_of(page(HOSTILE, "localhost:1"))
    assert plain.found == hostile.found
    assert "</title><script>x</script>\"' onload=x $socket ◃␛]0;x␇" in hostile.text


def test_the_page_asks_no_other_host_for_anything() -> None:
    for tag, said in tags_of(page("news", "localhost:1")).found:
        for name in ("href", "src", "action", "data"):
            if (address := said.get(name)) is not None:
                assert address == "data:," or address.removeprefix("/static/") in FILES, tag
    for name in ("page.css", "xterm.css"):
        for address in re.findall(r"url\(\s*[\"']?([^\"')]*)", read(name).decode()):
            assert address.removeprefix("/static/") in FILES
    assert "default-src 'none'" in HEADERS["Content-Security-Policy"]
    assert "http" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("size", "pixels"), [("20", 20), ("", 16), ("5", 16), ("9999", 16), ("²", 16), ('"x', 16)]
)
def test_the_size_of_type_is_a_number_that_can_be_read(size: str, pixels: int) -> None:
    assert f'data-font-size="{pixels}"' in page("news", "localhost:1", size)
