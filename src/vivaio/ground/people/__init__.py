"""Accounts that sign in, and persons in the directory."""
