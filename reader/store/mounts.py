"""On what kind of file system a folder is, as far as that limits what can be promised."""

from __future__ import annotations

import os
import re
from pathlib import Path

__all__ = ["network_kind"]

_MOUNTS = Path("/proc/self/mounts")
"""What is mounted where; Linux has it."""

_NETWORK = re.compile(
    r"nfs\d*|cifs|smb\w*|9p|afs|ceph|lustre|gfs2|ocfs2|glusterfs|davfs|ncpfs|vboxsf"
    r"|fuse\.(sshfs|glusterfs|rclone|davfs2?|s3fs|gcsfuse|gvfsd-fuse|smbnetfs|curlftpfs|vmhgfs-fuse)"
)
"""Kinds of file systems whose files are on another computer."""


def network_kind(folder: Path, mounts: Path = _MOUNTS) -> str | None:
    """Return the kind of network file system that `folder` is on, such as `nfs4`.

    Args:
        folder: A folder, which need not be there.
        mounts: A file in the format of fstab(5) that tells what is mounted.

    Returns:
        None where it is on no such file system, or where the system does not tell.
    """
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return None
    real = Path(os.path.realpath(folder))
    kinds: dict[Path, str] = {}
    for line in lines:
        parts = line.split(" ")
        if len(parts) > 2:
            kinds[Path(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), parts[1]))] = (
                parts[2]
            )
    for each in (real, *real.parents):
        if each in kinds:
            return kinds[each] if _NETWORK.fullmatch(kinds[each]) else None
    return None
