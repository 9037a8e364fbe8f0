"""What an import costs: seconds, memory, and how the site answers meanwhile.

    python -m benchmarks.importing [--rows 20000] [--home FOLDER]

Runs `vivaio import actors` on a table of made-up rows against a server that is asked for the
directory all the while; before it a small table, by which one sees whether memory grows with the
file, and after it the same one again, of which nothing has changed. Linux only.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import HERE

#: Rows of the small table.
FEW = 500
_TOWNS = (("Italia", "Torino", 45.07, 7.69), ("Hrvatska", "Zagreb", 45.81, 15.98),
          ("Ελλάδα", "Αθήνα", 37.98, 23.73), ("România", "Cluj", 46.77, 23.6),
          ("Slovenija", "Ljubljana", 46.05, 14.51))  # fmt: skip
_WORDS = (
    *("cura", "aiuto", "lavoro", "scuola", "casa", "rete", "terra"),
    *("mare", "giovani", "anziani", "quartiere", "impresa"),
)
_HEADER = ("ID", "Denominazione", "Sintesi", "Descrizione", "Paese", "Comune", "Lat", "Long",
           "Sito web", "E-mail", "Tel.")  # fmt: skip


def table(path: Path, rows: int) -> None:
    """A table as offices write them: semicolons, decimal commas, countries by their own names."""
    chance = random.Random(4)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(_HEADER)
        for number in range(rows):
            country, town, latitude, longitude = chance.choice(_TOWNS)
            name = " ".join(chance.sample(_WORDS, 3)).title()
            writer.writerow(
                [number, f"{name} {number}", " ".join(chance.sample(_WORDS, 8)),
                 " ".join(chance.choices(_WORDS, k=40)), country, town,
                 str(latitude + chance.random() / 9).replace(".", ","),
                 str(longitude + chance.random() / 9).replace(".", ","),
                 f"www.a{number}.example", f"a{number}@post.example", "+39 011 123456"]
            )  # fmt: skip


def _ask(stop: threading.Event, seconds: list[float]) -> None:
    from benchmarks.served import serving  # noqa: PLC0415 - the settings read the environment

    with serving("vivaio.config.web:application") as server:
        while not stop.is_set():
            start = time.perf_counter()
            server.ask("/it/actors/")
            seconds.append(time.perf_counter() - start)
            time.sleep(0.2)


def _own_memory(process: int) -> float:
    """Megabytes (10⁶ bytes) a process holds now of its own.

    Without the database's file, of which SQLite maps a part: those pages are the system's.
    """
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    found = re.search(r"^RssAnon:\s+(\d+) kB", status, re.M)
    return int(found[1]) * 1_024 / 1e6 if found else 0.0


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds by the clock, seconds of a processor, the most memory."""

    wall: float
    processor: float
    memory: float

    def __str__(self) -> str:
        return f"{self.wall:.1f} s, {self.processor:.1f} s of CPU, {self.memory:.0f} MB at most"


def _run(path: Path) -> Cost:
    command = [sys.executable, "-m", "vivaio.config.command", "import", "actors", str(path),
               "--centre", "it"]  # fmt: skip
    start, most = time.perf_counter(), 0.0
    process = subprocess.Popen(command)
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        most = max(most, _own_memory(process.pid))
        time.sleep(0.1)
    assert status == 0
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, most)


def _meanwhile(path: Path) -> tuple[Cost, list[float]]:
    """A run while the site is asked, and how long its answers took."""
    stop, answers = threading.Event(), list[float]()
    asking = threading.Thread(target=_ask, args=(stop, answers))
    asking.start()
    try:
        return _run(path), answers
    finally:
        stop.set()
        asking.join()


def main() -> None:
    """Prepare, import, import again, tell."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importing", description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--home", help="a folder for the database")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["VIVAIO_HOME"] = options.home or temporary
        os.environ["PYTHONPATH"] = f"{HERE.parent / 'src'}:{HERE.parent}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        subprocess.run([sys.executable, "-m", "benchmarks.actors", "60"], check=True)
        path, few = Path(temporary) / "table.csv", Path(temporary) / "few.csv"
        table(path, options.rows)
        table(few, FEW)
        small = _run(few)
        first, answers = _meanwhile(path)
        again = _run(path)
    middle, slowest = statistics.median(answers) * 1_000, max(answers) * 1_000
    sys.stdout.write(
        f"{FEW} rows: {small}\n{options.rows} rows: {first}\nthe same again, unchanged: {again}\n"
        f"the directory answered {len(answers)} times during the import: {middle:.0f} ms in the "
        f"middle, {slowest:.0f} ms at most\n"
    )


if __name__ == "__main__":
    main()
