"""Full versions of what is debated, restored or signed."""
