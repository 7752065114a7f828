"""The desk: screens and widgets, built with Textual."""
