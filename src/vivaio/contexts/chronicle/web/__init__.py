"""Pages of what happened on the way of a thread."""
