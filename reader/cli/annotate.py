"""`reader annotate`: one annotation from the command line, or many as JSON lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.arguments import add_engine, positive
from reader.cli.passages import claims_until, find_quote, passage
from reader.cli.problems import UsageError, note
from reader.cli.sources import claims_of, finder, one_article, sources
from reader.model import Status

if TYPE_CHECKING:
    import argparse

    from reader.model import Article
    from reader.session import Session

__all__ = ["configure", "open_session"]


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.usage = (
        "reader annotate FILE (--start N --end N | --quote TEXT)\n"
        "                       [--tag TAG]… [--note TEXT] [--status accepted|rejected]\n"
        "       reader annotate FILE --batch"
    )
    parser.description = (
        "Annotate a passage of an article, and print the annotation's id once it is safe on disk."
    )
    parser.epilog = """\
examples:
  reader annotate seeds/04-brief.txt --quote "as many as 40,000 inmates" --tag needs/source
  reader annotate seeds/04-brief.txt --start 625 --end 822 --status accepted --note "by phone"

With --batch, each line of stdin is a JSON object, answered by one line as soon as it is done:
  {"start": 625, "end": 822, "tags": ["a/b"], "note": "…", "status": "accepted"}    adds
  {"quote": "as many as 40,000 inmates", "tags": ["needs/source"]}                          adds
  {"edit": "ID", "tags": […], "note": "…", "status": null, "start": N, "end": N}    what is given
  {"delete": "ID"}
The answer is {"saved": "ID"} once it is safe on disk, or {"error": "…"}, and the next line is read;
it ends when stdin does, with 1 where any line was answered by an error. Blank lines are skipped.

Offsets are code points into the article's text after its front matter, as `reader claims` prints
them. A quotation must stand in the article once; its line breaks need not be the same."""
    parser.add_argument("file", metavar="FILE", help="the article")
    parser.add_argument("--start", type=positive, metavar="N", help="where the passage begins")
    parser.add_argument(
        "--end", type=positive, metavar="N", help="where it ends: the first code point behind it"
    )
    parser.add_argument("--quote", metavar="TEXT", help="the passage's own words")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="may be repeated")
    parser.add_argument("--note", default="", metavar="TEXT", help="what there is to say of it")
    parser.add_argument("--status", choices=[status.value for status in Status])
    parser.add_argument("--batch", action="store_true", help="read JSON lines from stdin")
    add_engine(parser)
    parser.set_defaults(run=_run)


def open_session(article: Article, options: argparse.Namespace) -> Session:
    """Return the session of `article` for the annotator that `options` name."""
    from reader.session import Session
    from reader.store import Store

    given = sources(options)
    return Session(article, Store(given.annotations, given.annotator))


def _run(options: argparse.Namespace) -> int:
    _check(options)
    given = sources(options)
    article = one_article(options.file, given)
    claims = claims_of(article, finder(given))
    session = open_session(article, options)
    if options.batch:
        from reader.cli.batch import run_batch

        return run_batch(session, claims)
    if options.quote is not None:
        span = find_quote(article, options.quote)
    else:
        span = passage(article, options.start, options.end)
    claims_until(session, claims, span.end)
    status = Status(options.status) if options.status else None
    made = session.mark(span, tags=options.tag, note=options.note, status=status)
    if session.unsaved and session.problem:
        raise session.problem
    for said in (session.notice, session.problem):
        if said:  # such as: saved, but the new tag could not be added to the codebook
            note(str(said))
    from reader.cli.printing import print_text

    print_text(made.id)
    return 0


def _check(options: argparse.Namespace) -> None:
    """Raise `UsageError` where the options do not name one passage."""
    place = (options.start, options.end, options.quote)
    said = (*options.tag, options.note, options.status)
    if options.batch:
        if any(each is not None for each in place) or any(said):
            raise UsageError("annotate: --batch takes all from stdin", "give FILE --batch alone")
    elif options.quote is not None:
        if options.start is not None or options.end is not None:
            raise UsageError("annotate: --quote and --start or --end", "give one or the other")
    elif options.start is None or options.end is None:
        raise UsageError(
            "annotate: no passage", "give --start N and --end N, or --quote TEXT, or --batch"
        )
