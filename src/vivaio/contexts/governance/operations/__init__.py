"""Writing in this room: one module for each family of verbs."""
