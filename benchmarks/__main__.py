"""`make bench`: what pages cost, beside what a bare Django view costs under the same server.

    python -m benchmarks [--actors 20000] [--rounds 5] [--home FOLDER] [--write]

The database is made in a temporary folder (two minutes), or in `--home`, where it stays for the
next time. Figures are CPU time of the server's processes; all servers run at once and are asked in
turns, so that what else the machine does falls on all of them: only ratios of one run count.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile

from benchmarks import HERE, report


def main() -> None:
    """Prepare, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--actors", type=int, default=20_000, help="cards in the directory")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, of which the median counts")
    parser.add_argument("--home", help="a folder for the database, to be used again")
    parser.add_argument("--write", action="store_true", help="put the table into the documentation")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["VIVAIO_HOME"] = options.home or temporary
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        os.environ["PYTHONPATH"] = f"{HERE.parent / 'src'}:{HERE.parent}"
        os.environ["VIVAIO_LOG_LEVEL"] = "ERROR"
        for module in ("benchmarks.actors", "benchmarks.floor.fill"):
            subprocess.run([sys.executable, "-m", module, str(options.actors)], check=True)
        from benchmarks import measuring  # noqa: PLC0415 - the settings read what was set above

        rows = measuring.measure(options.rounds)
    told = report.circumstances(options.actors, options.rounds)
    print(f"\n{told}\n\n{report.table(rows)}")
    if options.write:
        report.write(rows, told)


if __name__ == "__main__":
    main()
