"""Arithmetic on arrays: no tables, no pages, no clock; the same numbers for the same arrays."""
