"""Organisations that keep their own card: asking for one, claiming it, sharing it, leaving."""
