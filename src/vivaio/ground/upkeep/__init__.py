"""Keeping the directory fresh: who is asked when, and what they answer."""
