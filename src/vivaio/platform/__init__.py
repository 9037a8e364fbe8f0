"""technical services without a domain word, one concern a package."""
