from __future__ import annotations

import re
import time
import uuid

from reader.model import new_id, now


def test_new_ids_are_uuids_of_version_7_in_order_of_time() -> None:
    first = new_id()
    time.sleep(0.002)
    second = new_id()
    for value in (first, second):
        parsed = uuid.UUID(value)
        assert parsed.version == 7
        assert parsed.variant == uuid.RFC_4122
    assert first < second


def test_new_ids_are_never_the_same() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000


def test_now_is_in_utc_to_the_second() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", now())
