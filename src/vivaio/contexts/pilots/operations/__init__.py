"""Writing pilots."""
