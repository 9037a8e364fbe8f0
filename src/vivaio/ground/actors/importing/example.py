"""A small dirty table of made-up actors: what the importer mends and refuses, to be tried."""

from __future__ import annotations

import csv
import io

#: A heading that no other table has; its rows come in marked as examples.
HEADING = "vivaio:example"
_HEADER = (
    HEADING, "ID", "Denominazione", "Nome (en)", "Sintesi", "Paese", "Comune", "CAP", "Lat",
    "Long", "Temi", "Sito web", "E-mail", "Tel.", "P. IVA", "Fax",
)  # fmt: skip
_YES = "made up"
#: Each row has a trap of its own.
_ROWS = (
    # As it should be, with a decimal comma and a country by its own name.
    ("1", "Esempio: Cooperativa del Ponte", "Example: Bridge Cooperative", "Lavoro e casa.",
     "Italia", "Torino", "10121", "45,0703", "7,6869", "", "www.ponte.example",
     "info@ponte.example", "+39 011 000000", "01234567890", "011 000001"),
    # Markup, a code for the country that is not ISO's, degrees exchanged.
    ("2", "Παράδειγμα: Γειτονιά", "", "<p>Κοινό <b>τραπέζι</b>&nbsp;κάθε Τετάρτη</p>", "EL",
     "Αθήνα", "10431", "23.7275", "37.9838", "", "https://geitonia.example", "", "", "", ""),
    # Letters of two alphabets, several addresses in one cell.
    ("3", "Primjer: Zаdruga Most", "", "Radionica i trgovina.", "Hrvatska", "Zagreb", "10000",
     "45°48'54\"N", "15°58'55\"E", "", "zadruga.example; most.example",
     "ured@zadruga.example, drugi@zadruga.example", "+385 1 000 000 / +385 1 000 001", "", ""),
    # A theme that nobody has, degrees out of range.
    ("4", "Primer: Zavod Sosed", "", "Pomoč na domu.", "Slovenija", "Ljubljana", "1000", "146.05",
     "14.5", "zmajereja", "", "pisarna@zavod", "", "", ""),
    # No name.
    ("5", "", "", "Fără nume.", "România", "Cluj", "", "", "", "", "", "", "", "", ""),
    # The identifier of an earlier row.
    ("1", "Esempio: di nuovo la prima", "", "", "Italia", "Torino", "", "", "", "", "", "", "",
     "", ""),
    # A formula, words for nothing, a line break in a cell, a country that there is not.
    ("7", "=1+1", "", "n/a", "Atlantide", "-", "", "0", "0", "", "not an address", "", "dial zero",
     "", ""),
    ("8", "Exemple : Atelier\ndu Coin", "", "Réparer ensemble.", "Frankreich", "Lyon", "69001",
     "45.76", "", "", "", "", "", "", ""),
)  # fmt: skip


def table() -> bytes:
    """As offices send such tables: semicolons, a line above the headings, a blank line."""
    written = io.StringIO(newline="")
    lines = csv.writer(written, delimiter=";")
    lines.writerow(["Esempio · Example · Παράδειγμα"])
    lines.writerow(_HEADER)
    for place, row in enumerate(_ROWS):
        if place == 4:
            lines.writerow([])
        lines.writerow((_YES, *row))
    return written.getvalue().encode("utf-8-sig")
