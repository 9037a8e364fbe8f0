"""Texts in languages: stored, edited, shown, sorted."""
