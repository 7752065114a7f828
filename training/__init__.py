"""Fitting of what ships fitted: not part of the package, data from outside the repository."""
