"""Solutions: what is offered to a need, by whom, at what price, and who uses it elsewhere."""
