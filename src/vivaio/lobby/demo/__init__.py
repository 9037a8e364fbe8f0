"""The demonstration: the real network as facts, and examples that say so."""
