"""Strategies, their measures, and how far these have come: by rules over dates and measurements."""
