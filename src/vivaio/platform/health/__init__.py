"""Is everything well: checks, backup and restore."""
