"""The verbs of courses."""
