"""The floors: how little a list costs that Django draws from one plain table, and nothing else."""
