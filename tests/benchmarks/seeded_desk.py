"""More faults for `tests.benchmarks.faults`: of the desk, of what is drawn, and of finding."""

from __future__ import annotations

from tests.benchmarks.seeded import Seeded

__all__ = ["DESK_FAULTS"]

_DRAFTS = "reader/tui/drafts.py"
_APP = "reader/tui/app.py"
_NOTE = "reader/tui/screens/note.py"
_SAFE = "reader/typeset/safe.py"
_MATCHING = "reader/store/matching.py"

_DRAFTED = "tests/tui/test_drafts.py"
_TERMINAL = "tests/tui/test_terminal.py"
_TROUBLE = "tests/tui/test_trouble.py"
_VISIBLE = "tests/typeset/test_safe.py"

DESK_FAULTS = (
    Seeded(
        6,
        "a draft is not synced",
        _DRAFTS,
        "            out.flush()\n            os.fsync(out.fileno())\n",
        "            out.flush()\n",
        f"{_DRAFTED}::on_disk_before",
    ),
    Seeded(
        6,
        "the folder of drafts is not synced",
        _DRAFTS,
        "        new.replace(file)\n        sync_folder(folder)\n",
        "        new.replace(file)\n",
        f"{_DRAFTED}::on_disk_before",
    ),
    Seeded(
        6,
        "a draft waits for a pause in typing",
        _NOTE,
        "        if self._waiting is None:\n            self._waiting = ",
        "        self._stop_waiting()\n"
        "        if self._waiting is None:\n            self._waiting = ",
        f"{_DRAFTED}::while_one_types_on",
    ),
    Seeded(
        6,
        "a draft is kept only when the note is left",
        _NOTE,
        "            self._waiting = self.set_timer(_PAUSE, self.keep_draft)",
        "            pass",
        f"{_TERMINAL}::kill_loses_no_draft",
    ),
    Seeded(
        6,
        "no draft is kept at a signal",
        _APP,
        '        """Keep what there is to keep and leave the terminal as it was found."""\n'
        "        self._keep_drafts()\n",
        '        """Keep what there is to keep and leave the terminal as it was found."""\n',
        f"{_TERMINAL}::no_pause_has_kept",
    ),
    Seeded(
        6,
        "a draft overwrites one of an earlier version of the article",
        _DRAFTS,
        "        place = (bool(row), target.start, target.end, target.sha256)",
        "        place = (bool(row), target.start, target.end)",
        f"{_DRAFTED}::nor_overwrites_it",
    ),
    Seeded(
        6,
        "a draft is dropped although its note could not be saved",
        "reader/tui/screens/desk/drafting.py",
        "            if not session.unsaved:\n                slip.drop()",
        "            slip.drop()",
        f"{_TROUBLE}::stays_a_draft",
    ),
    Seeded(
        8,
        "the second best place need not be worse than the best",
        _MATCHING,
        "_MARGIN = 0.15",
        "_MARGIN = 0.0",
        "tests/store/test_anchoring.py",
    ),
    Seeded(
        8,
        "any likeness is enough for the same words elsewhere",
        _MATCHING,
        "_VERY_LIKE = 0.85",
        "_VERY_LIKE = 0.0",
        "tests/store/test_anchoring.py",
    ),
    Seeded(
        8,
        "any words are near enough to be an edited passage",
        _MATCHING,
        "_NEAR = 0.65",
        "_NEAR = 0.05",
        "tests/store/test_anchoring.py",
    ),
    Seeded(
        8,
        "the old text is not kept",
        "reader/store/texts.py",
        "            if file.exists():\n                return",
        "            return",
        "tests/store/test_tracing.py::texts_are_kept",
    ),
    Seeded(
        9,
        "the escape character is let through",
        _SAFE,
        "for code, mark in marks.items() if chr(code) not in keep}",
        "for code, mark in marks.items() if chr(code) not in keep + '\\x1b'}",
        _VISIBLE,
    ),
    Seeded(
        9,
        "a C1 control is let through",
        _SAFE,
        '    "\\x7f-\\x9f\\xad',
        '    "\\x7f-\\x9a\\x9c-\\x9f\\xad',
        _VISIBLE,
    ),
    Seeded(
        9,
        "a bidi override is let through",
        _SAFE,
        "\\u2028-\\u202e\\u2060-\\u206f\\u3164",
        "\\u2028-\\u202d\\u2060-\\u206f\\u3164",
        _VISIBLE,
    ),
    Seeded(
        9,
        "what is said in the status line is drawn as it is",
        "reader/tui/widgets/ends.py",
        "    return Content.styled(visible(text), style, strip_control_codes=False)",
        "    return Content.styled(text, style, strip_control_codes=False)",
        f"{_TROUBLE}::others_wrote",
    ),
    Seeded(
        9,
        "a list to choose from draws what it has as it is",
        "reader/tui/screens/choose.py",
        "        words = Content(visible(choice.words))",
        "        words = Content(choice.words)",
        f"{_TROUBLE}::others_wrote",
    ),
    Seeded(
        9,
        "a note is drawn as it is typed",
        "reader/tui/screens/dialog.py",
        "        line.plain = visible(line.plain)",
        "        pass",
        f"{_TROUBLE}::others_wrote",
    ),
    Seeded(
        9,
        "a cell may start a formula",
        "reader/exchange/as_csv.py",
        '    return f"\'{cell}" if _formula().match(cell) else cell\n',
        "    return cell\n",
        "tests/exchange/test_safety.py::formula",
    ),
    Seeded(
        11,
        "an export may replace an article",
        "reader/exchange/files.py",
        "                _refuse_article(path, target, kept_apart)\n",
        "                pass\n",
        "tests/exchange/test_files.py::never_replaced",
    ),
    Seeded(
        12,
        "SIGTERM ends it at once",
        _APP,
        "(signal.SIGTERM, signal.SIGHUP, signal.SIGINT)",
        "(signal.SIGHUP, signal.SIGINT)",
        f"{_TERMINAL}::signal_ends_it",
    ),
    Seeded(
        12,
        "nothing is drawn after a suspension",
        _APP,
        "        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))\n",
        "",
        f"{_TERMINAL}::suspended",
    ),
    Seeded(
        12,
        "a byte that is no UTF-8 ends it",
        "reader/tui/driver.py",
        'getincrementaldecoder("utf-8")("replace")',
        'getincrementaldecoder("utf-8")()',
        "tests/tui/test_process.py::sigterm_keeps",
    ),
    Seeded(
        12,
        "a terminal that is gone is read on",
        "reader/tui/app.py",
        "        self._end(signal.SIGHUP)\n",
        "        pass\n",
        "tests/tui/test_process.py::vanishes",
    ),
)
