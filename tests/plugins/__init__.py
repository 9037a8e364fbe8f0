"""Loaded by name, before Django's settings are read."""
