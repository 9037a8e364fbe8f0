"""Pilots: what is tried, where, by whom and for how long, what is measured, what did not work."""
