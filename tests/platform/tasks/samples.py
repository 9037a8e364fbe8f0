"""Tasks for tests; real processes import them too."""

import os
import time
from pathlib import Path

from vivaio.platform import tasks


@tasks.task("samples.add")
def add(first: int, second: int) -> int:
    return first + second


@tasks.task("samples.fail", attempts=3)
def fail(reason: str) -> None:
    raise ValueError(reason)


@tasks.task("samples.odd")
def odd() -> object:
    return object()


@tasks.task("samples.hang_once", lease=2)
def hang_once(folder: str) -> str:
    """Hang at the first attempt, until killed; finish at the second."""
    attempts = Path(folder) / "attempts.txt"
    with attempts.open("a") as file:
        file.write(f"{os.getpid()}\n")
    while len(attempts.read_text().splitlines()) < 2:
        time.sleep(0.05)
    return "finished"


@tasks.task("samples.wait_for_file")
def wait_for_file(folder: str) -> str:
    """Say that it runs, and finish when it is told to."""
    (Path(folder) / "running.txt").touch()
    while not (Path(folder) / "go.txt").exists():
        time.sleep(0.05)
    return "finished"
