"""A package, so that the world of these walks is taken away with its last test."""
