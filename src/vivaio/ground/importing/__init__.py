"""Importing: tables that people bring become records of a room, row by row, and say what became
of each row.

An *import* is one file on its way; an *identity* ties what a source calls a thing to our record.
A room that takes imports registers an `Importer`.
"""
