"""`reader completion`: what a shell needs to complete a command line; from the parsers."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.cli.arguments import parser_of
from reader.cli.commands import COMMANDS
from reader.cli.printing import print_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

__all__ = ["configure"]

_HOW = {
    "bash": 'eval "$(reader completion bash)"          in ~/.bashrc',
    "zsh": 'eval "$(reader completion zsh)"           in ~/.zshrc, behind compinit',
    "fish": "reader completion fish | source           in ~/.config/fish/config.fish",
}


@dataclass(frozen=True, slots=True)
class _Option:
    names: tuple[str, ...]
    choices: tuple[str, ...]
    takes: bool
    """Whether a word follows it."""
    help: str


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.description = "Print what a shell needs to complete commands, options and files."
    lines = "\n".join(f"  {how}" for how in _HOW.values())
    parser.epilog = f"examples, to use it from the next shell on:\n{lines}"
    parser.add_argument("shell", choices=tuple(_HOW), help="the shell")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.shell == "fish":
        print_text("\n".join(_fish()))
    else:
        if options.shell == "zsh":
            print_text("autoload -U +X bashcompinit && bashcompinit")
        print_text("\n".join(_bash()))
    return 0


def _read(name: str) -> tuple[list[_Option], tuple[str, ...]]:
    """Return the options of a command, and the words that can stand first behind its name."""
    options: list[_Option] = []
    words: tuple[str, ...] = ()
    for action in parser_of(name)._actions:
        choices = tuple(map(str, action.choices or ()))
        if action.option_strings:
            takes = action.nargs != 0
            names = tuple(action.option_strings)
            options.append(_Option(names, choices, takes, (action.help or "").partition("(")[0]))
        elif choices:
            words = choices
    return options, words


def _bash() -> Iterator[str]:
    """Yield a function for bash; zsh understands it, too."""
    commands = " ".join((*COMMANDS, "--help", "--version"))
    yield "_reader() {"
    yield '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words=""'
    yield "  COMPREPLY=()"
    yield '  case "${COMP_WORDS[1]} $before" in'
    for name in COMMANDS:
        for option in _read(name)[0]:
            if option.takes and option.choices:
                pattern = "|".join(shlex.quote(f"{name} {each}") for each in option.names)
                yield f"    {pattern}) words={shlex.quote(' '.join(option.choices))} ;;"
    yield "    *)"
    yield f"      if [ \"$COMP_CWORD\" = 1 ]; then words='{commands}'"
    yield '      else case "${COMP_WORDS[1]}" in'
    for name in COMMANDS:
        options, first = _read(name)
        names = [each for option in options for each in option.names if each.startswith("--")]
        yield f"        {name}) words={shlex.quote(' '.join((*first, *names)))} ;;"
    yield "      esac; fi ;;"
    yield "  esac"
    yield '  COMPREPLY=( $(compgen -W "$words" -- "$word") )'
    yield '  [ "${#COMPREPLY[@]}" -gt 0 ] || COMPREPLY=( $(compgen -f -- "$word") )'
    yield "}"
    yield "complete -o filenames -F _reader reader"


def _fish() -> Iterator[str]:
    none = "__fish_use_subcommand"
    for name, command in COMMANDS.items():
        yield f"complete -c reader -n {none} -a {name} -d {shlex.quote(command.does)}"
    for name in COMMANDS:
        options, first = _read(name)
        here = f'"__fish_seen_subcommand_from {name}"'
        if first:
            yield f"complete -c reader -n {here} -a {shlex.quote(' '.join(first))}"
        for option in options:
            line = f"complete -c reader -n {here}"
            for each in option.names:
                line += f" -l {each[2:]}" if each.startswith("--") else f" -s {each[1:]}"
            if option.choices:
                line += f" -xa {shlex.quote(' '.join(option.choices))}"
            elif option.takes:
                line += " -r"
            yield f"{line} -d {shlex.quote(option.help.strip())}"
