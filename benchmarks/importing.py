"""What an import costs: seconds, memory, and how the site answers meanwhile.

    python -m benchmarks.importing [--rows 20000] [--home FOLDER]

Runs `vivaio import actors` on a table of made-up rows against a server that is asked for the
directory all the while.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks import HERE

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


def _run(path: Path) -> tuple[float, float]:
    """Seconds, and the most memory in megabytes."""
    command = [sys.executable, "-m", "vivaio.config.command", "import", "actors", str(path),
               "--centre", "it"]  # fmt: skip
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    return time.perf_counter() - start, usage.ru_maxrss / 1_000


def main() -> None:
    """Prepare, import, tell."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importing", description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--home", help="a folder for the database")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["VIVAIO_HOME"] = options.home or temporary
        os.environ["PYTHONPATH"] = f"{HERE.parent / 'src'}:{HERE.parent}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        subprocess.run([sys.executable, "-m", "benchmarks.actors", "60"], check=True)
        path = Path(temporary) / "table.csv"
        table(path, options.rows)
        stop, answers = threading.Event(), []
        asking = threading.Thread(target=_ask, args=(stop, answers))
        asking.start()
        took, memory = _run(path)
        stop.set()
        asking.join()
    middle, slowest = statistics.median(answers) * 1_000, max(answers) * 1_000
    sys.stdout.write(
        f"{options.rows} rows in {took:.1f} s, {memory:.0f} MB at most; the directory answered "
        f"{len(answers)} times meanwhile: {middle:.0f} ms in the middle, {slowest:.0f} ms at most\n"
    )


if __name__ == "__main__":
    main()
