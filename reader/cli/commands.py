"""The table of commands, and the help that lists them."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["COMMANDS", "EXAMPLES", "EXITS", "KEPT", "Command", "overview"]


class Command(NamedTuple):
    """A command of the program."""

    module: str
    """The module of `reader.cli` that has its `configure`."""

    usage: str
    """What follows its name, in one line."""

    does: str
    """What it does, in a few words."""


COMMANDS: Final = {
    "open": Command("desk", "[PATH…]", "open the desk; also `reader [PATH…]`"),
    "claims": Command("claims", "[PATH…]", "print the claims of each article"),
    "compare": Command("compare", "[PATH…]", "print who agrees and who differs, claim by claim"),
    "show": Command("show", "FILE…", "print an article with its claims marked, without a screen"),
    "annotate": Command("annotate", "FILE …", "annotate a passage, or many as JSON lines"),
    "search": Command("search", "QUERY [PATH…]", "find words, tags, sources, kinds, decisions"),
    "list": Command("listing", "[PATH…]", "print the annotations"),
    "tags": Command("tags", "[ACTION [WORD…]]", "print the tags, or change some"),
    "export": Command("export", "[PATH…]", "write annotations with their source text"),
    "rules": Command("rules", "[PATH…]", "print the engine's reasons and how you judged them"),
    "check": Command("check", "[PATH…]", "verify every stored file and every anchor"),
    "undo": Command("history", "FILE", "take back the last change of an article"),
    "redo": Command("history", "FILE", "make it again"),
    "history": Command("history", "FILE", "print every change of an article"),
    "serve": Command("serve", "[PATH…]", "open the desk in a browser on this machine"),
    "config": Command("settings", "", "print the settings, make a settings file, or check one"),
    "man": Command("man", "", "print the manual page"),
    "completion": Command("completion", "bash|zsh|fish", "print what a shell completes with"),
}
"""Every command by its name, in the order of the help."""

EXITS: Final = """\
Every command ends with 0 where all worked, 1 where something did not (one line on stderr says what,
and what to do; the rest is done all the same), 2 for wrong usage, 130 after Ctrl+C."""

_BEFORE: Final = """\
usage: reader [PATH…]
       reader COMMAND …

A reading desk for several articles about one event, claim by claim.

PATH… are articles (.txt, .md) or folders of them; where none is named, ./seeds if there is one,
else the current folder. A file that is called like a command is named ./claims.

commands (`reader COMMAND --help` says more of each):
"""

EXAMPLES: Final = """\
  reader seeds                                   read the articles in seeds/
  reader claims seeds --min-score 0.5            what is most worth checking
  reader claims seeds --explain | less           each with the reasons for it
  reader claims seeds --format jsonl | head -1   the same as JSON, one claim a line
  reader compare seeds                           who agrees and who differs
  reader compare seeds --format html --out story.html
  reader annotate seeds/04-brief.txt --quote "as many as 40,000 inmates" --tag needs/source
  reader search 'inmates kind:quantity' seeds    the word in claims with a number
  reader list --tag needs/source
  reader export --format json --out desk.json    everything, with the source text
  reader undo seeds/04-brief.txt
"""

KEPT: Final = """\
Annotations are plain JSON, one file per annotator and article, such as
annotations/NAME/seeds/04-brief.txt.json; the tags are in annotations/codebook.json. Articles are
never changed. Offsets are Unicode code points into an article's text after its front matter."""

_AFTER: Final = f"""
after the name of every command:
  --annotations DIR   where annotations are kept (default: ./annotations)
  --annotator NAME    who annotates (default: the settings, else the login name)
  --config FILE       settings (default: $READER_CONFIG, else config.toml in the user's
                      configuration folder; an empty name: none)
  --debug             show where in the program an error came from

also: reader --version, reader --help

examples:
{EXAMPLES}
{KEPT}

{EXITS}
"""


def overview() -> str:
    """Return the help of the program as a whole."""
    rows = [(f"{name} {command.usage}", command.does) for name, command in COMMANDS.items()]
    left = max(len(usage) for usage, _ in rows)
    return _BEFORE + "".join(f"  {usage:<{left}}  {does}\n" for usage, does in rows) + _AFTER
