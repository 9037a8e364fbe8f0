"""Finding: one row per record and language, words folded."""
