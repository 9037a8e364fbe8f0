"""Notices about what is published here, decisions with their reasons, appeals, and the numbers."""
