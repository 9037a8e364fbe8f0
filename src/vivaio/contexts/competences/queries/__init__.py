"""Reading this room."""
