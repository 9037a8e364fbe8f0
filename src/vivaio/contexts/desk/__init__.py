"""My desk: what waits for a person, gathered from every room; and the digest of it by mail."""
