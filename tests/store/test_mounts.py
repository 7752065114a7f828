from __future__ import annotations

from pathlib import Path

import pytest

from reader.store import Store, check_disk
from reader.store.mounts import network_kind

MOUNTS = r"""
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/export /srv/shared\040work nfs4 rw,vers=4.2 0 0
/dev/sdb1 /srv/shared\040work/local xfs rw 0 0
me@host:/home /srv/remote fuse.sshfs rw 0 0
half a line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv", None),
        ("/srv/shared work", "nfs4"),
        ("/srv/shared work/annotations/ana", "nfs4"),
        ("/srv/shared work/local/annotations", None),
        ("/srv/remote/x", "fuse.sshfs"),
        ("/srv/remotely", None),
    ],
)
def test_a_folder_is_on_what_is_mounted_nearest_above_it(
    tmp_path: Path, folder: str, kind: str | None
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert network_kind(Path(folder), mounts) == kind


def test_where_nothing_is_told_nothing_is_said(tmp_path: Path) -> None:
    assert network_kind(tmp_path, tmp_path / "none") is None
    assert list(check_disk(Store(tmp_path / "annotations", "ana"))) == []
