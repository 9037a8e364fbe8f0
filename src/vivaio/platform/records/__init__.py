"""One identity row per record, whatever its room; provenance, assertions, slugs."""
