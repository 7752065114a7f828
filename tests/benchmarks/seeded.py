"""The faults that `tests.benchmarks.faults` makes: what keeps a promise, taken out."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["FAULTS", "Seeded"]


class Seeded(NamedTuple):
    """One fault."""

    promise: int
    """The number of the promise that it breaks."""
    name: str
    file: str
    old: str
    """What stands in the file, once."""
    new: str
    test: str
    """What must fail then: a file of tests, and after `::` what `pytest -k` takes."""


_STORE = "reader/store/"
_FAULTS = "tests/store/test_faults.py"
_POWER = "tests/store/test_power_cuts.py"
_STORING = "tests/store/test_store.py"
_JOURNAL = "tests/store/test_journal.py"
_PROCESSES = "tests/store/test_processes.py"
_LOCKS = "tests/store/test_locks.py"

_CHANGE = """        with self._mutex, self._locks.hold(self._home.name, timeout):
            memory = self._recall(mend=group is not None)
            again"""

FAULTS = (
    Seeded(
        1,
        "a new store file is not synced",
        f"{_STORE}durable.py",
        "        _write_all(handle, data)\n        os.fsync(handle)\n    finally",
        "        _write_all(handle, data)\n    finally",
        _POWER,
    ),
    Seeded(
        1,
        "the folder is not synced after the rename",
        f"{_STORE}durable.py",
        "            temporary.replace(path)\n            sync_folder(path.parent)",
        "            temporary.replace(path)",
        _POWER,
    ),
    Seeded(
        1,
        "new folders are not synced",
        f"{_STORE}durable.py",
        "            sync_folder(each.parent)",
        "            pass",
        _POWER,
    ),
    Seeded(
        1,
        "a new journal is not synced",
        f"{_STORE}durable.py",
        "        os.fsync(handle)\n        sync_folder(path.parent)",
        "        sync_folder(path.parent)",
        _POWER,
    ),
    Seeded(
        1,
        "the folder of a new journal is not synced",
        f"{_STORE}durable.py",
        "        os.fsync(handle)\n        sync_folder(path.parent)",
        "        os.fsync(handle)",
        _POWER,
    ),
    Seeded(
        1,
        "a line of the journal is not synced",
        f"{_STORE}durable.py",
        "        _write_all(handle, data)\n        os.fsync(handle)\n    except",
        "        _write_all(handle, data)\n    except",
        _POWER,
    ),
    Seeded(
        1,
        "a line is confirmed before it is synced",
        f"{_STORE}durable.py",
        "        _write_all(handle, data)\n        os.fsync(handle)\n    except",
        "        _write_all(handle, data)\n"
        "        import threading\n"
        "        again = os.dup(handle)\n"
        "        threading.Timer(0.05, lambda: (os.fsync(again), os.close(again))).start()\n"
        "    except",
        _POWER,
    ),
    Seeded(
        1,
        "the journal is deleted before its changes are in the file",
        f"{_STORE}ledger.py",
        "                    self._fold(fold)\n",
        "                    self._delete_journal(memory)\n                    self._fold(fold)\n",
        f"{_FAULTS}::closing and kill",
    ),
    Seeded(
        1,
        "the journal is not read",
        f"{_STORE}memory.py",
        "            _read_journal(memory, mend=mend)\n",
        "",
        _JOURNAL,
    ),
    Seeded(
        1,
        "what is not saved is shown as saved",
        "reader/saving.py",
        "            except ReaderError as error:\n                self.problem = error\n"
        "                break\n",
        "            except ReaderError as error:\n                self.problem = error\n",
        "tests/test_session.py",
    ),
    Seeded(
        1,
        "a command confirms what could not be saved",
        "reader/cli/batch.py",
        "    if session.unsaved:\n",
        "    if session.unsaved < 0:\n",
        "tests/cli/test_bad_input.py::could_not_save",
    ),
    Seeded(
        2,
        "the file is written in place",
        f"{_STORE}durable.py",
        "            _write_new(temporary, data, mode)\n            temporary.replace(path)",
        "            path.write_bytes(data)",
        _POWER,
    ),
    Seeded(
        2,
        "the temporary file is in another folder",
        f"{_STORE}durable.py",
        '    return path.with_name(f".{path.name}{TEMPORARY}")',
        '    return path.__class__("/tmp", f".{path.name}{TEMPORARY}")',
        f"{_FAULTS}::first and error",
    ),
    Seeded(
        2,
        "a write that takes only a part is taken for whole",
        f"{_STORE}durable.py",
        "        rest = rest[written:]",
        "        rest = rest[len(rest) :]",
        f"{_FAULTS}::short",
    ),
    Seeded(
        2,
        "a file's permissions are not kept",
        f"{_STORE}durable.py",
        "            os.fchmod(handle, mode)\n        _write_all(handle, data)\n"
        "        os.fsync(handle)\n    finally",
        "            pass\n        _write_all(handle, data)\n        os.fsync(handle)\n    finally",
        "tests/store/test_durable.py",
    ),
    Seeded(
        2,
        "a journal that was not deleted makes its changes again",
        f"{_STORE}documents.py",
        "        changes = [change for change in changes if change.id not in self.ids]\n",
        "",
        _JOURNAL,
    ),
    Seeded(
        2,
        "the file is read before the journal",
        f"{_STORE}memory.py",
        "            _read_journal(memory, mend=mend)\n            _read_file(memory, mend=mend)\n",
        "            _read_file(memory, mend=mend)\n            _read_journal(memory, mend=mend)\n",
        f"{_PROCESSES}::reader_never_misses",
    ),
    Seeded(
        3,
        "what could not be saved is dropped",
        "reader/saving.py",
        "            except ReaderError as error:\n                self.problem = error\n",
        "            except ReaderError as error:\n                self._pending.pop(0)\n"
        "                self.problem = error\n",
        "tests/test_session.py",
    ),
    Seeded(
        3,
        "a file that could not be put in its place for good stays there",
        f"{_STORE}durable.py",
        "                _put_back(path, old, mode)\n",
        "                pass\n",
        f"{_FAULTS}::undo",
    ),
    Seeded(
        3,
        "a line that could not be synced stays",
        f"{_STORE}durable.py",
        "            os.ftruncate(handle, end)\n",
        "            pass\n",
        f"{_FAULTS}::undo",
    ),
    Seeded(
        3,
        "a folder that has vanished is made anew",
        f"{_STORE}locks.py",
        "        if self._disk is not None and disk != self._disk:\n",
        "        if self._disk is not None and disk is not None and disk != self._disk:\n",
        _LOCKS,
    ),
    Seeded(
        3,
        "a file that its owner made read-only is replaced",
        f"{_STORE}durable.py",
        "    if not os.access(path, os.W_OK):\n",
        "    if not path:\n",
        f"{_PROCESSES}::may_not_be_written",
    ),
    Seeded(
        4,
        "the lock is taken by everybody",
        f"{_STORE}locks.py",
        "    try:\n        _lock(handle)\n",
        "    return True\n    try:\n        _lock(handle)\n",
        f"{_LOCKS} {_PROCESSES}",
    ),
    Seeded(
        4,
        "the lock is taken after reading",
        f"{_STORE}ledger.py",
        _CHANGE,
        "        memory = self._recall(mend=group is not None)\n"
        "        with self._mutex, self._locks.hold(self._home.name, timeout):\n"
        "            again",
        f"{_PROCESSES}::many",
    ),
    Seeded(
        4,
        "the lock file is deleted when it is let go",
        f"{_STORE}locks.py",
        "        drop_lock(handle)\n\n\ndef take_lock",
        "        drop_lock(handle)\n        path.unlink()\n\n\ndef take_lock",
        _LOCKS,
    ),
    Seeded(
        4,
        "a lock file that was deleted is taken for the lock",
        f"{_STORE}locks.py",
        "            if _is_at(handle, path):\n",
        "            if handle:\n",
        _LOCKS,
    ),
    Seeded(
        4,
        "what others have added to the journal is not read",
        f"{_STORE}memory.py",
        "        if size > self.journal.end:\n",
        "        if size < 0:\n",
        f"{_PROCESSES}::many",
    ),
    Seeded(
        4,
        "what others have written in the file is not read",
        f"{_STORE}memory.py",
        "        return stamp_of(self.path) == identity_of(self._status)\n",
        "        return True\n",
        _STORING,
    ),
    Seeded(
        4,
        "a step that is tried again is made again",
        f"{_STORE}ledger.py",
        "            again = group in memory.log.groups\n",
        "            again = False\n",
        _STORING,
    ),
    Seeded(
        5,
        "an empty file is taken for an empty store",
        f"{_STORE}storage.py",
        '        raise UnreadableError(path, "damaged", "it is empty")\n',
        '        return {"article": {"1": {"format": VERSION}}}\n',
        f"{_STORING} tests/store/test_storage.py",
    ),
    Seeded(
        5,
        "a file of a later version is accepted",
        f"{_STORE}storage.py",
        "    if header > VERSION:\n",
        "    if header > VERSION + 1000:\n",
        f"{_STORING} tests/store/test_storage.py",
    ),
    Seeded(
        5,
        "somebody else's file is taken over",
        f"{_STORE}storage.py",
        '        raise UnreadableError(path, "foreign", "JSON, but not a store of Reader")\n',
        '        return {"article": {"1": {"format": VERSION}}}\n',
        f"{_STORING} tests/store/test_storage.py",
    ),
    Seeded(
        5,
        "a damaged file is overwritten",
        f"{_STORE}storage.py",
        "            asides += map(keep_aside, self._damaged)\n",
        "",
        f"{_STORING} {_JOURNAL}",
    ),
    Seeded(
        5,
        "a file that may not be read is taken for one that is not there",
        f"{_STORE}storage.py",
        "    except FileNotFoundError:\n        return None\n    except OSError as error:\n",
        "    except (FileNotFoundError, PermissionError):\n        return None\n"
        "    except OSError as error:\n",
        f"{_PROCESSES}::may_not_be_read",
    ),
    Seeded(
        5,
        "the checksum of a line is not verified",
        f"{_STORE}journal.py",
        "    sound = end >= 0 and data[at : at + _HEAD] == head\n",
        "    sound = end >= 0 and len(head) == _HEAD\n",
        _JOURNAL,
    ),
    Seeded(
        5,
        "a line of another journal passes for one of this",
        f"{_STORE}journal.py",
        '"id": new_id(), "key": key',
        '"id": "", "key": key',
        _JOURNAL,
    ),
    Seeded(
        5,
        "damage in the middle of a journal is taken for its end",
        f"{_STORE}journal.py",
        "        if payload is not None:\n            return False\n",
        "        if payload is not None:\n            return True\n",
        _JOURNAL,
    ),
    Seeded(
        7,
        "only one change of a step is undone",
        f"{_STORE}history.py",
        "    entries = [change for change in history if change.group == of]\n    if of != done[-1]",
        "    entries = [change for change in history if change.group == of][-1:]\n"
        "    if of != done[-1]",
        "tests/store/test_history.py",
    ),
    Seeded(
        7,
        "undoing forgets what can be made again",
        f"{_STORE}history.py",
        "            undone.append(change.of)\n",
        "            pass\n",
        "tests/store/test_history.py",
    ),
    Seeded(
        7,
        "a new change leaves what was undone to be made again",
        f"{_STORE}history.py",
        "            undone.clear()\n",
        "            pass\n",
        "tests/store/test_history.py",
    ),
)
"""The faults of the store; those of other rooms may be added."""
