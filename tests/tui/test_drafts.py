from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.model import Anchor, Article, Span
from reader.tui.drafts import Drafts
from tests.tui.folders import kept, opened, shown
from tests.tui.story_sample import settled, told, write_articles

TEXT = "The dam holds 40 million tons of water. It was built in 1961, the board said on Friday.\n"
SPAN = Span(40, 62)


def article(path: Path = Path("/news/a.txt"), text: str = TEXT) -> Article:
    return Article(path, path.name, "A dam", text)


def drafts(folder: Path, annotator: str = "ana") -> Drafts:
    return Drafts(folder / "drafts", folder / "annotations", annotator)


def text_at(found: Drafts, where: Article, span: Span) -> str | None:
    draft = found.find(where, span)
    return draft.text if draft else None


def test_a_draft_is_kept_until_it_is_dropped(tmp_path: Path) -> None:
    mine = drafts(tmp_path)
    text = "half\na note 🚢 \udc80 [bold]"
    slip = mine.slip(article(), SPAN)
    assert slip.text is None
    assert not (tmp_path / "drafts").exists()
    slip.keep("half")
    slip.keep(text)
    assert text_at(mine, article(), SPAN) == text
    assert text_at(drafts(tmp_path), article(), SPAN) == text
    assert text_at(mine, article(), Span(40, 63)) is None
    assert drafts(tmp_path, "ben").all() == ()
    assert Drafts(tmp_path / "drafts", tmp_path / "others", "ana").all() == ()
    drafts(tmp_path).slip(article(), SPAN).drop()
    assert mine.all() == ()
    assert list((tmp_path / "drafts").iterdir()) == []


def test_a_draft_follows_its_passage_into_an_edited_article(tmp_path: Path) -> None:
    mine = drafts(tmp_path)
    mine.slip(article(), SPAN).keep("is that so?")
    longer = article(text=f"Corrected on Sunday.\n\n{TEXT}")
    (placed,) = mine.placed(longer)
    assert placed.anchor is Anchor.MOVED
    assert placed.span is not None
    assert placed.span.text_in(longer.text) == SPAN.text_in(TEXT)
    # It goes on there, and is one draft still.
    slip = mine.slip(longer, placed.span)
    assert slip.text == "is that so?"
    slip.keep("it is")
    assert [draft.text for draft in mine.all()] == ["it is"]


def test_another_passage_at_the_old_place_is_not_offered_it_nor_overwrites_it(
    tmp_path: Path,
) -> None:
    mine = drafts(tmp_path)
    mine.slip(article(), SPAN).keep("is that so?")
    other = article(
        text="A market opened in the north of the town. Nobody spoke of a dam at all.\n"
    )
    (placed,) = mine.placed(other)
    assert (placed.anchor, placed.span) == (Anchor.ORPHANED, None)
    slip = mine.slip(other, SPAN)
    assert slip.text is None
    slip.keep("another")
    assert {draft.text for draft in mine.all()} == {"is that so?", "another"}


def test_a_note_on_a_row_is_not_the_note_on_its_claim(tmp_path: Path) -> None:
    mine = drafts(tmp_path)
    mine.slip(article(), SPAN, row="Built in 1961").keep("of all")
    assert mine.find(article(), SPAN) is None
    found = mine.find(article(), SPAN, on_row=True)
    assert found is not None
    assert (found.text, found.row) == ("of all", "Built in 1961")


def test_a_damaged_draft_counts_as_none(tmp_path: Path) -> None:
    mine = drafts(tmp_path)
    mine.slip(article(), SPAN).keep("x")
    (file,) = (tmp_path / "drafts").iterdir()
    whole = file.read_text()
    for damaged in ('{"text": 3}', whole[:-9], whole.replace('"x"', "3"), "[]"):
        file.write_text(damaged)
        assert drafts(tmp_path).all() == ()
    file.write_bytes(b"\xff{")
    assert drafts(tmp_path).all() == ()


def test_a_name_that_is_not_utf8_has_drafts_too(tmp_path: Path) -> None:
    named = article(Path(os.fsdecode(b"/news/\xff.txt")))
    drafts(tmp_path).slip(named, SPAN).keep("x")
    assert text_at(drafts(tmp_path), named, SPAN) == "x"


def test_where_it_cannot_be_kept_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file")
    with pytest.raises(ReaderError, match=r"cannot be kept.*ctrl\+s"):
        drafts(tmp_path).slip(article(), SPAN).keep("x")


def test_it_is_on_disk_before_it_counts_as_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, bool]] = []
    sync, rename = os.fsync, Path.replace

    def note_sync(handle: int) -> None:
        done.append(("sync", stat.S_ISDIR(os.fstat(handle).st_mode)))
        sync(handle)

    def note_rename(path: Path, target: Path) -> Path:
        done.append(("rename", False))
        return rename(path, target)

    slip = drafts(tmp_path).slip(article(), SPAN)
    slip.keep("a")
    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_rename)
    slip.keep("ab")
    assert done == [("sync", False), ("rename", False), ("sync", True)]


async def test_it_is_kept_while_one_types_on(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "a")
        # Never a pause as long as the one after which it is kept.
        for _ in range(100):
            await pilot.press("x")
            if app.desk.drafts.all():
                break
            await pilot.pause(0.02)
        (draft,) = app.desk.drafts.all()
        assert draft.text.startswith("x")


async def test_drafts_are_told_at_the_start_and_one_goes_on_with_them(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("v", "w", "w", "v", "w", "w", "a", *"mine", "escape", "escape")
        await pilot.press("J", "n", "a", *"theirs", "escape")
        await pilot.press("K")
        assert len(app.desk.drafts.all()) == 2
        assert "✎1" in shown(app)
    async with opened(articles) as (app, pilot):
        assert "2 unfinished notes are kept: A" in shown(app)
        # No stop stands where the first is: only a draft says that this passage was marked.
        await pilot.press("A")
        await pilot.pause()
        assert "theirs" in shown(app)
        await pilot.press(*"mine", "enter")
        await pilot.pause()
        assert "This is your draft" in shown(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert [each["note"] for each in kept(articles)] == ["mine"]
        assert [draft.text for draft in app.desk.drafts.all()] == ["theirs"]
        await pilot.press("A", "enter")
        await pilot.pause()
        assert app.desk.article.path.name == "02-ferry.txt"
        await pilot.press("ctrl+o", "escape")
        await pilot.pause()
        assert app.desk.drafts.all() == ()
        assert "✎" not in shown(app)


async def test_a_draft_whose_passage_is_gone_is_placed_by_hand(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "a", *"half", "escape")
        was = app.desk.article.text
    path = articles / "01-harbour.txt"
    path.write_text("A market opened. Its 40 stands sell fish, the mayor said on Sunday.\n")
    async with opened(articles) as (app, pilot):
        await pilot.press("A", "enter")
        await pilot.pause()
        assert "Its passage is gone" in shown(app)
        assert was.split(".")[0][:20] in shown(app)
        await pilot.press("p", "v", "w", "a")
        await pilot.pause()
        assert "This is your draft" in shown(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert [each["note"] for each in kept(articles)] == ["half"]
        assert app.desk.drafts.all() == ()


async def test_a_draft_of_an_article_that_is_not_open_is_listed(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "a", *"half", "escape")
    (articles / "01-harbour.txt").rename(articles / "03-harbour.txt")
    async with opened(articles) as (app, pilot):
        await pilot.press("A", "enter")
        await pilot.pause()
        assert "Its article is not open here" in shown(app)
        assert "half" in shown(app)
        await pilot.press("d")
        await pilot.pause()
        assert app.desk.drafts.all() == ()


async def test_what_was_saved_is_not_offered_again(articles: Path) -> None:
    """As after a kill between the save and the dropping of the draft."""
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "a", *"done", "ctrl+s")
        await pilot.pause()
        stop = app.desk.reading.current
        assert stop is not None
        app.desk.drafts.slip(app.desk.article, stop.span).keep("done")
    async with opened(articles) as (app, _):
        assert app.desk.drafts.all() == ()
        assert app.desk.tallies.entries[0].drafts == 0


async def test_a_draft_on_a_row_of_the_story_waits_there(tmp_path: Path) -> None:
    velm = write_articles(tmp_path)
    async with told(velm, "S", "a") as (app, pilot):
        await pilot.press(*"half", "escape")
        (draft,) = app.desk.drafts.all()
        assert (draft.text, bool(draft.row)) == ("half", True)
    async with told(velm, "A", "enter", "S", "a") as (app, pilot):
        await pilot.pause()
        assert "This is your draft" in shown(app)
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert app.desk.drafts.all() == ()
