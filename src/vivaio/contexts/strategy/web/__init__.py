"""Pages of strategies and measures."""
