"""News and pages of the centres and of the network."""
