"""Concepts by which records are told apart, in schemes (kind, sector, level, theme, target group,
method), and territories."""
