"""Running one command, whatever becomes of it."""

from __future__ import annotations

import errno
import gc
import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING

from reader.cli.problems import UsageError, report
from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from io import TextIOWrapper
    from types import TracebackType

__all__ = ["run"]


_DENIED = "change its permissions, or name another file or folder"


def run(words: Sequence[str], *, own_process: bool) -> int:
    """Run the command that `words` name, and return its exit code.

    Args:
        words: The command line after the program's name.
        own_process: Whether the process was started for it; then output is made UTF-8 where it
            is not a terminal, and an error of the program itself is one line, too.
    """
    debug = "--debug" in words
    if own_process:
        _open_closed()
        _prepare_output()
        # A command makes much that lives until it ends: looking for garbage in it is a tenth of
        # the time that a short one takes.
        gc.set_threshold(50_000, 20, 20)
        _defer("inspect", "ipaddress")
        sys.excepthook = _last_words
    try:
        code = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has seen enough. What is still buffered goes nowhere when Python ends.
        if own_process:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except UsageError as error:
        report(error)
        return 2
    except ReaderError as error:
        _trace(debug)
        report(error)
        return 1
    except OSError as error:
        _trace(debug)
        name = os.fsdecode(error.filename) if error.filename is not None else "output"
        if error.filename is None and error.errno == errno.EBADF:
            report(ReaderError("stdout is closed", "send it to a file, or to /dev/null"))
        else:
            hint = _DENIED if isinstance(error, PermissionError) else ""
            report(ReaderError(f"{name}: {error.strerror or error}", hint))
        _forget_output(own_process)
        return 1
    except (MemoryError, RecursionError) as error:
        _trace(debug)
        report(f"{type(error).__name__}: too large to work on; try fewer or smaller files")
        return 1
    finally:
        if own_process:
            # Nor is there any use in looking for it once more when Python ends.
            gc.freeze()
    return code


def _run(words: Sequence[str]) -> int:
    if words and words[0] in ("--help", "-h", "help"):
        from reader.cli.commands import overview

        sys.stdout.write(overview())
        return 0
    from reader.cli.arguments import parse

    options = parse(words)
    if options is None:
        return 0
    code: int = options.run(options)
    return code


def _defer(*names: str) -> None:
    """Let modules of the standard library be loaded only when something in them is asked for.

    Others import them for what few need: dataclasses takes inspect to describe a class without a
    docstring, urllib.parse takes ipaddress for addresses in brackets. Together that is as much as
    reading a page.
    """
    from importlib.util import find_spec, module_from_spec

    for name in names:
        spec = None if name in sys.modules else find_spec(name)
        if spec is not None:
            module = sys.modules[name] = module_from_spec(spec)
            module.__class__ = _Deferred


class _Deferred(ModuleType):
    """A module that is loaded by the first question for what it lacks.

    `importlib.util.LazyLoader` will not do: the second `import` of a module loads it.
    """

    def __getattr__(self, name: str) -> object:
        self.__class__ = ModuleType  # type: ignore[assignment]
        spec = self.__spec__
        if spec is None or spec.loader is None:
            raise AttributeError(name)
        spec.loader.exec_module(self)
        return getattr(self, name)


def _open_closed() -> None:
    """Give the process the streams that it was started without, such as by `>&-`.

    Their numbers must not go to the next file that is opened. To write to stdout or to read from
    stdin is an error then, as for any program; what is said on stderr is lost.
    """
    for name, mode, way in (
        ("stdin", "r", os.O_WRONLY),
        ("stdout", "w", os.O_RDONLY),
        ("stderr", "w", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, way), mode, encoding="utf-8"))


def _prepare_output() -> None:
    """Make output UTF-8 where it is data; on a terminal nothing that it lacks is an error."""
    for stream in (sys.stdout, sys.stderr):
        wrapper: TextIOWrapper = stream  # type: ignore[assignment]
        if stream.isatty():
            wrapper.reconfigure(errors="backslashreplace")
        else:
            wrapper.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def _forget_output(own_process: bool) -> None:
    """Let go of what could not be written, so that Python does not try again at its end."""
    if own_process:
        try:
            sys.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _trace(debug: bool) -> None:
    if debug:
        _print_trace(*sys.exc_info())


def _print_trace(
    kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
) -> None:
    import traceback

    from reader.typeset.safe import visible

    lines = "".join(traceback.format_exception(kind, error, trace))
    sys.stderr.write(visible(lines, keep="\n"))


def _last_words(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say in one line that the program itself has failed."""
    if "--debug" in sys.argv:
        _print_trace(kind, error, trace)
    report(
        f"internal error: {kind.__name__}: {error}; nothing that was confirmed is lost; "
        "run it again with --debug, and report what it shows"
    )
