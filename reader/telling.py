"""The story of some articles: their claims found, or taken from the cache, and lined up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reader.model.story import Story, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.model import Article, Claim
    from reader.model.story import Ruling

__all__ = ["Telling", "language_in", "tell"]


@dataclass(frozen=True)
class Telling:
    """A story, with what it was made from."""

    story: Story
    told: tuple[Told, ...]

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in the order of the story."""
        return tuple(each.article for each in self.told)

    @cached_property
    def claims(self) -> Mapping[tuple[str, str], Claim]:
        """From the key of a member of the story to its claim."""
        return {(each.name, claim.id): claim for each in self.told for claim in each.claims}


def language_in(article: Article) -> str | None:
    """Return the language of an article as a tag: the one it names, else judged; None unsure."""
    from reader.claims.language import language_of

    named = article.language
    return named.replace("_", "-").split("-")[0].lower() if named else language_of(article.text)


def tell(
    articles: Iterable[Article],
    find: Callable[[Article], Iterator[Claim]],
    ruled: Callable[[Sequence[Told]], Sequence[Ruling]],
    *,
    on_progress: Callable[[int, int], None] | None = None,
) -> Telling:
    """Return the story of some articles.

    Args:
        articles: The articles, no two of the same name; gone through once.
        find: Finds the claims of one.
        ruled: Says what a reader ruled on pairs of these claims, which wins over what is found
            here.
        on_progress: Called now and then while claims are lined up, with how many are done and
            how many there are. What it raises ends it all.
    """
    from reader.story import compare

    found: list[Told] = []
    languages: dict[str, str] = {}
    for article in articles:
        found.append(Told(article.name, article, tuple(find(article))))
        if tag := language_in(article):
            languages[article.name] = tag
    told = tuple(found)
    story = compare(told, rulings=ruled(told), languages=languages, on_progress=on_progress)
    return Telling(story, told)
