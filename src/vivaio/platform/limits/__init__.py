"""What is counted against floods, shared by all processes: it lies in the database."""
