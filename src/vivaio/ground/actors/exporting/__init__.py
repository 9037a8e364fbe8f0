"""Cards to take away: everything on them, in forms that come back as they went."""
