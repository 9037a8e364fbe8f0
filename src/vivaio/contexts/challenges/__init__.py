"""Challenges, the ideas that answer them, and how these are judged and answered."""
