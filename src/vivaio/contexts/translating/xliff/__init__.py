"""XLIFF 2.1, the file in which translators and their tools exchange texts, written and read."""
