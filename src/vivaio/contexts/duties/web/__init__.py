"""The pages of public duties."""
