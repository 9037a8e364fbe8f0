"""What the directory costs at several sizes: a table with a column for each.

    python -m benchmarks.sizes [1000 20000 200000] [--rounds 3] [--home FOLDER]

Each size has a database of its own, in a temporary folder or beneath `--home`, where it stays for
the next time. Ratios to a floor that has as many rows; megabytes of the process and of the file.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import HERE

SIZES = (1_000, 20_000, 200_000)
TITLES = (
    "floor 1: a bare view, 20 of the rows",
    "floor 2: and three counts",
    "actor list, not cached",
    "directory with all facets, not cached",
    "directory with two facets chosen",
    "directory for a member who sees private cards",
    "directory right after a change",
    "actor card, not cached",
    "map data of one view",
    "page of a hundred actors for programs",
    "search",
)


def measure(rounds: int) -> dict[str, str]:
    """What one size costs, by title; the settings name its folder."""
    # The settings read the environment.
    from benchmarks import measuring, pages, served  # noqa: PLC0415, I001 - it sets Django up
    from django.db import connection  # noqa: PLC0415
    from django.db.models import Count  # noqa: PLC0415
    from vivaio.ground.actors.models import Actor  # noqa: PLC0415
    from vivaio.ground.taxonomy.queries import concepts  # noqa: PLC0415

    cookie = f"vivaio_session={measuring.signed_in().cookies['vivaio_session'].value}"
    # Only kinds of whose list there are as many pages as are read.
    many = Actor.objects.values_list("kind").annotate(number=Count("uid"))
    long = {kind for kind, number in many if number > 21 * pages.READ}
    kinds = [kind for kind in concepts("kind") if kind in long][: pages.KINDS]
    # Only themes of which there is a card in each country and of each of those kinds.
    there = set[tuple[str, str]]()
    for country, kind, several in Actor.objects.values_list("country", "kind", "themes"):
        there |= {(one, theme) for one in (country, kind) for theme in several}
    themes = [
        theme
        for theme in concepts("theme")
        if all((one, theme) in there for one in (*pages.COUNTRIES, *kinds))
    ]
    slugs = measuring.slugs_of()
    connection.close()
    with (
        served.serving("benchmarks.floor.wsgi:application") as floor,
        served.serving("vivaio.config.web:application") as ours,
    ):
        ours.ask("/en/about/")
        began = time.perf_counter()
        ours.ask("/en/actors/")
        first = time.perf_counter() - began
        every = measuring.questions(floor, ours, kinds, slugs, cookie, themes)
        asked = [one for one in every if one.title in TITLES]
        measuring.in_turns(asked, rounds)
        found = {row.title: row.cells[1] for row in measuring.ratios(asked)}
        memory = served.memory(ours.processes()[-1])
    size = (Path(os.environ["VIVAIO_HOME"]) / "vivaio.sqlite3").stat().st_size / 1e6
    return {
        **found,
        "first list after a start, by the clock": f"{first:.2f} s",
        "memory of a web worker": f"{memory:.0f} MB",
        "the database's file": f"{size:.0f} MB",
    }


def _measured(home: Path, actors: int, rounds: int) -> dict[str, str]:
    environment = {
        **os.environ,
        "VIVAIO_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "PYTHONPATH": f"{HERE.parent / 'src'}:{HERE.parent}",
        "VIVAIO_LOG_LEVEL": "ERROR",
    }
    for module in ("benchmarks.actors", "benchmarks.floor.fill"):
        command = [sys.executable, "-m", module, str(actors)]
        subprocess.run(command, check=True, env=environment)
    result = home / "costs.json"
    command = [sys.executable, "-m", "benchmarks.sizes", "--into", str(result)]
    subprocess.run([*command, "--rounds", str(rounds)], check=True, env=environment)
    found: dict[str, str] = json.loads(result.read_text("utf-8"))
    return found


def table(columns: dict[int, dict[str, str]]) -> str:
    """The costs as Markdown, a column for each size."""
    lines = [f"| what | {' | '.join(f'{size:,} actors' for size in columns)} |"]
    lines.append("|---" * (len(columns) + 1) + "|")
    for title in next(iter(columns.values())):
        cells = " | ".join(costs[title] for costs in columns.values())
        lines.append(f"| {title} | {cells} |")
    return "\n".join(lines)


def main() -> None:
    """Make what is missing, measure size after size, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sizes", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="cards in the directory")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--home", help="a folder for the databases, to be used again")
    parser.add_argument("--into", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.into:
        Path(options.into).write_text(json.dumps(measure(options.rounds)), "utf-8")
        return
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(options.home or temporary)
        columns = {}
        for size in options.sizes:
            folder = home / str(size)
            folder.mkdir(parents=True, exist_ok=True)
            columns[size] = _measured(folder, size, options.rounds)
    print(f"\n{table(columns)}")


if __name__ == "__main__":
    main()
