"""A folder on disk becomes articles.

A file is found (`folders`), its bytes become text (`decoding`), what stands between `---`
lines at its beginning is taken off (`front_matter`), and it gets a title (`titles`). Whatever
cannot become an article is refused by a `ReaderError` that names it; the rest still opens.
"""

from reader.library.articles import open_articles, read_article
from reader.library.folders import Listed, default_paths, list_files

__all__ = ["Listed", "default_paths", "list_files", "open_articles", "read_article"]
