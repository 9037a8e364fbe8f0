"""Reading in this room: one module for each family of nouns."""
