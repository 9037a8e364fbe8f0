"""Work in the background: lease, reaper, retries, schedule."""
