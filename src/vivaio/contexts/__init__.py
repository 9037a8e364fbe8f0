"""The rooms where the work is done; strangers to each other."""
