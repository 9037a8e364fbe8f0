"""Funding: whose grant a centre works under, and the block that says so everywhere."""
