"""Training: courses with their sessions, those who enrol, what they say afterwards."""
