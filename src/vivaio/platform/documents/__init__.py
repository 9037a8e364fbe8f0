"""Documents: one content, from which a tagged PDF and a page are made."""
