"""Sheets: tables that people bring and take away, row by row, whoever wrote them with what."""
