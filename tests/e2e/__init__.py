"""Vivaio in a real browser, served by its real server, filled by its real demonstration.

A package, so that server and browser end with its last test (pytest's package scope): the
browser's driver keeps an event loop running, beside which Django refuses to query.
"""
