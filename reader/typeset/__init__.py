"""Text as rows of terminal cells, and motions over it; knows no screen."""
