"""What actors offer and what they look for: with an end, and with what came of it."""
