"""The rooms of the centres."""
