"""Compile the catalogues of the interface; with `extract`, bring them up to date first.

Run it with a Python that has requirements/build.txt.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "src" / "vivaio" / "locale"
TEMPLATE = ROOT / "build" / "messages.pot"


def extract() -> None:
    """Read all strings of the sources into the catalogues; old translations stay."""
    TEMPLATE.parent.mkdir(exist_ok=True)
    run = CommandLineInterface().run
    marks = ("N_", "gettext_lazy", "gettext_noop", "pgettext:1c,2", "pgettext_lazy:1c,2")
    keywords = [part for mark in marks for part in ("-k", mark)]
    run(["pybabel", "-q", "extract", "-F", str(ROOT / "babel.cfg"), *keywords,
         "--project=Vivaio", "--no-location", "--sort-output", "-o", str(TEMPLATE),
         str(ROOT / "src" / "vivaio")])  # fmt: skip
    run(["pybabel", "-q", "update", "-D", "django", "-i", str(TEMPLATE), "-d", str(LOCALE),
         "--no-fuzzy-matching", "--ignore-obsolete", "-w", "100"])  # fmt: skip


def compile_all() -> int:
    """Write a .mo beside each .po that has changed since; the number of languages."""
    found = sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))
    for source in found:
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as words, target.open("wb") as compiled:
            write_mo(compiled, read_po(words, locale=source.parts[-3]))
    return len(found)


if __name__ == "__main__":
    if sys.argv[1:] == ["extract"]:
        extract()
    print(f"Catalogues are ready in {compile_all()} languages beside English.")
