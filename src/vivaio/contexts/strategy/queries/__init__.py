"""Reading strategies, measures, and how far these have come."""
