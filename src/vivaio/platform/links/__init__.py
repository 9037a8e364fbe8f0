"""Typed links between any two records."""
