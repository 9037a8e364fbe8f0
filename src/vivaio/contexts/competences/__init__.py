"""Competences: what it takes, who says she can, what a centre offers and which trial proved it."""
