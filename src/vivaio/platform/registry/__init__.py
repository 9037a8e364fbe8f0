"""Where rooms plug in what the floors above collect."""
