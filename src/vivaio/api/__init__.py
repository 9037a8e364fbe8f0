"""What machines read of the house as a whole: the interface, the catalogue, permanent addresses."""
