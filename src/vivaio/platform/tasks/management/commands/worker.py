"""`worker`: run tasks until told to stop."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from vivaio.platform.tasks.worker import Worker, fresh_name


class Command(BaseCommand):
    """Runs tasks until it is told to stop."""

    help = "Runs the tasks that wait in the background, until it is told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The name under which it works, and whether it stays."""
        parser.add_argument(
            "--name",
            default="",
            help="the worker's name; whatever an earlier worker of this name left is taken over "
            "at once, so give it only when that one has ended",
        )
        parser.add_argument(
            "--until-empty", action="store_true", help="run what waits now, then end"
        )

    def handle(self, *, name: str, until_empty: bool, **options: Any) -> None:
        """Work."""
        worker = Worker(name or fresh_name())
        if until_empty:
            runs = worker.run_waiting()
            self.stdout.write(f"{runs} run.")
        else:
            worker.stop_on_signals()
            worker.run()
