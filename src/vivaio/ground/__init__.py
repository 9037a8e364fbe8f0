"""Nouns that more than one room needs."""
