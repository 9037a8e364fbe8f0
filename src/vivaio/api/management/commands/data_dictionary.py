"""`vivaio data_dictionary`: the data dictionary in Markdown, as docs/reference keeps it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from vivaio.api.dictionary import chapters

HEAD = """# Data dictionary

What the fields of the open data mean: made from the models and from the interface by \
`vivaio data_dictionary`; a test says when it is out of date. Fields marked *no* under *given* \
stay in the house. The page `/data/dictionary/` tells the same in seven languages.
"""


def written() -> str:
    """The whole dictionary in English."""
    parts = [HEAD]
    with translation.override("en"):
        for chapter in chapters():
            parts.append(f"\n## {chapter.title}\n")
            if chapter.about:
                parts.append(f"\n{chapter.about}\n")
            parts.append("\n| field | type | meaning | values from | given | of a person |\n")
            parts.append("|---|---|---|---|---|---|\n")
            for one in chapter.entries:
                given, personal = _sign(one.is_given), _sign(one.is_personal)
                parts.append(
                    f"| `{one.name}` | {one.type} | {one.meaning} | {one.vocabulary} "
                    f"| {given} | {personal} |\n"
                )
    return "".join(parts)


def _sign(value: bool) -> str:
    return "yes" if value else "no"


class Command(BaseCommand):
    """Prints the dictionary."""

    help = "Print the data dictionary in Markdown, as docs/reference/data-dictionary.md keeps it."

    def handle(self, *args: Any, **options: Any) -> None:
        """To standard output."""
        self.stdout.write(written(), ending="")
