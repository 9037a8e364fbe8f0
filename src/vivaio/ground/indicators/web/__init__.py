"""Indicators as forms and as parts of pages."""
