"""The outbox: one row per recipient, sent once."""
