"""Maps without anybody's tiles: which part of the ground is seen, its outlines, clusters."""
