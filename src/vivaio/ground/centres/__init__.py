"""The centres of the network: the tenants."""
