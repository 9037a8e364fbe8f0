"""Pages that mix rooms: home, centres, search, gallery."""
