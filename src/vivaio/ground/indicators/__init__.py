"""Indicators: what is measured, from where to where, and every value with its day and source."""
