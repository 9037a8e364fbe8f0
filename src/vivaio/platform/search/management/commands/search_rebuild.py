"""`search_rebuild`: index every record anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from vivaio.platform.search import operations


class Command(BaseCommand):
    """Index every record anew, in batches, while the platform is in use."""

    help = "Index every record for search anew; safe while the platform is in use."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--batch`: records a transaction."""
        parser.add_argument("--batch", type=int, default=500, help="records in one transaction")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how many records can be found."""
        number = operations.rebuild(batch=max(options["batch"], 1))
        self.stdout.write(f"{number} records can be found.")
