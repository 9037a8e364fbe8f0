"""What this room can be asked to do."""
