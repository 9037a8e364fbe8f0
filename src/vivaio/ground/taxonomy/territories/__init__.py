"""Territories: NUTS, the regions by which Europe counts, in editions."""
