"""Consortia, their partners and their actions."""
