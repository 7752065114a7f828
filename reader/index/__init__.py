"""The words of articles and the marks on them, in SQLite: derived, disposable, found at once."""
