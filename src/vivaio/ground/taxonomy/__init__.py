"""Concepts by which records are told apart: kinds, sectors, levels, themes."""
