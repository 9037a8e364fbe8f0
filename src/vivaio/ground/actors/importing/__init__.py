"""Tables of actors: what their columns are, what their cells mean, and how cards come of them."""
