"""What threads, gaps and plans cost: pages beside the first floor, and a whole plan judged.

    python -m benchmarks.threads [--rounds 3] [--home FOLDER]

5 centres, 20,000 cards, 20,000 needs, 5,000 ideas, 500 pilots, 2,000 measures and 200,000 links.
Records are made by the operations that people use, needs by the import; the links alone are
inserted as rows, since nobody ties two hundred thousand records by hand. Filling takes ten minutes;
with `--home` the database stays for the next time. Linux only.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks import HERE

ACTORS, NEEDS, IDEAS, PILOTS, MEASURES, LINKS = 20_000, 20_000, 5_000, 500, 2_000, 200_000
#: Pilots that lead to each other through measures: need, pilot, measure, pilot and so on.
CHAIN = 4
SEED = 20261122
WORDS = ("care", "transport", "school", "home", "work", "village", "young", "older", "evening")


def _words(draw: random.Random, number: int) -> str:
    return f"{' '.join(draw.choices(WORDS, k=4))} {number}"


def _needs(home: Path) -> None:
    path = home / "needs.csv"
    draw = random.Random(SEED)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "title", "description", "country", "severity", "frequency",
                         "strength", "date", "source"))  # fmt: skip
        for number in range(NEEDS):
            said = (_words(draw, number), " ".join(draw.choices(WORDS, k=30)))
            scales = [draw.randint(1, 5) for _ in range(3)]
            writer.writerow((number, *said, "Italy", *scales, "2025-03-01", "A survey"))
    command = [sys.executable, "-m", "vivaio.config.command", "import", "needs", str(path),
               "--centre", "it"]  # fmt: skip
    subprocess.run(command, check=True)


def fill(home: Path) -> None:
    """Add what is missing to the directory of a folder."""
    import django  # noqa: PLC0415 - the settings read the environment

    django.setup()
    from vivaio.platform.links.models import Link  # noqa: PLC0415
    from vivaio.platform.records.models import Record  # noqa: PLC0415

    def there(kind: str) -> list[UUID]:
        rows = Record.objects.filter(kind=kind).order_by("uid")
        return list(rows.values_list("uid", flat=True))

    began = time.perf_counter()
    if len(there("need")) < NEEDS:
        _needs(home)
    _records(len(there("idea")), len(there("pilot")), len(there("measure")))
    if Link.objects.count() < LINKS:
        _links(*(there(kind)[-most:] for kind, most in (
            ("actor", ACTORS), ("need", NEEDS), ("idea", IDEAS), ("pilot", PILOTS),
            ("measure", MEASURES),
        )))  # fmt: skip
    print(f"Filled in {time.perf_counter() - began:.0f} s.", flush=True)


def _records(ideas_there: int, pilots_there: int, measures_there: int) -> None:
    from vivaio.contexts.challenges.operations import answering, ideas  # noqa: PLC0415
    from vivaio.ground.centres.models import Centre  # noqa: PLC0415
    from vivaio.platform.tenancy.viewer import Viewer  # noqa: PLC0415

    by, draw = Viewer.system(), random.Random(SEED)
    centres = list(Centre.objects.order_by("position").values_list("uid", flat=True))
    for number in range(ideas_there, IDEAS):
        uid = ideas.begin(
            by=by, challenge=None, centre=centres[number % 5], language="en", name="Somebody",
            address=f"somebody-{number}@guest.example",
            words={"title": _words(draw, number), "summary": "In short.", "body": "At length."},
        )  # fmt: skip
        answering.move(by=by, uid=uid, version=2, verb="show")
    for number in range(pilots_there, PILOTS):
        _pilot(by, centres[number % 5], _words(draw, number))
    for number in range(measures_there, MEASURES):
        _measure(by, centres[number % 5], draw, number)


def _pilot(by: Any, centre: UUID, title: str) -> None:
    from vivaio.contexts.pilots.operations import keeping  # noqa: PLC0415

    uid = keeping.draft(
        by=by, centre=centre, language="en", words={"title": title, "summary": "In short."},
        values={
            "leader": None, "country": "", "nuts": "", "target_groups": [], "themes": [],
            "starts_on": date(2025, 3, 24), "ends_on": date(2025, 5, 30), "budget": None,
            "visibility": "public",
        },
    )  # fmt: skip
    keeping.move(by=by, uid=uid, version=1, verb="plan")


def _measure(by: Any, centre: UUID, draw: random.Random, number: int) -> None:
    from vivaio.contexts.strategy.operations import measures, working  # noqa: PLC0415
    from vivaio.contexts.strategy.queries import measures as measured  # noqa: PLC0415

    due = date(2026, 1, 31) + timedelta(days=draw.randrange(600))
    uid = measures.draft(
        by=by, centre=centre, language="en",
        words={"title": _words(draw, number), "summary": "In short."},
        values={
            "strategy": None, "objective": "", "number": f"{number % 9 + 1}.{number // 9}",
            "owner": None, "starts_on": date(2025, 7, 1), "due_on": due, "budget": None,
            "headings": [], "visibility": "public",
        },
    )  # fmt: skip
    working.put(
        by=by, uid=uid, version=1, name="indicators", translations={},
        words={"name": "Bodies", "unit": "bodies", "definition": "Counted."},
        values={
            "baseline": Decimal(0), "baseline_on": date(2025, 7, 1), "target": Decimal(12),
            "target_on": due, "low": None, "high": None, "direction": "up",
        },
    )  # fmt: skip
    code = measured.by_uid(by, uid).indicators[-1]["code"]
    for day in range(draw.randrange(4)):
        on = date(2025, 12, 1) + timedelta(days=90 * day)
        values = {"on_day": on, "value": Decimal(draw.randrange(12)), "confidence": "medium"}
        working.measure(by=by, uid=uid, code=code, source="A register.", values=values)
    version = measured.by_uid(by, uid).version
    measures.move(by=by, uid=uid, version=version, verb="publish")


def _links(
    actors: list[UUID], needs: list[UUID], ideas: list[UUID], pilots: list[UUID],
    measures: list[UUID],
) -> None:  # fmt: skip
    """Threads of 32 records over eight hops; the rest are ties between actors, as in life."""
    from vivaio.kernel import uid as uids  # noqa: PLC0415
    from vivaio.kernel.text import Text  # noqa: PLC0415
    from vivaio.platform.links import grammar  # noqa: PLC0415
    from vivaio.platform.links.models import Link  # noqa: PLC0415
    from vivaio.platform.tenancy.inserting import insert_values  # noqa: PLC0415

    draw, made = random.Random(SEED), set[tuple[str, UUID, UUID]]()
    for place, pilot in enumerate(pilots):
        own, heard, tried = measures[place * 4 :][:4], needs[place * 40 :][:40], ideas[place * 10 :]
        made |= {("taken_up_in", one, pilot) for one in heard[:4]}
        made |= {("tried_in", one, pilot) for one in tried[:2]}
        made |= {("run_by", pilot, draw.choice(actors))}
        made |= {("carried_out_with", pilot, one) for one in draw.sample(actors, 3)}
        made.add(("founds", pilot, own[0]))
        if (place + 1) % CHAIN and place + 1 < len(pilots):
            made.add(("supports", own[0], pilots[place + 1]))
        made |= {("responds_to", one, need) for one in own[1:] for need in heard[4:16]}
    plain = (one for one in grammar.relations() if grammar.allows(one, "actor", "actor"))
    relation = next(plain).code
    while len(made) < LINKS:
        source, target = draw.sample(actors, 2)
        made.add((relation, source, target))
    made -= set(Link.objects.values_list("kind", "source", "target"))
    rows = [(uids.new(), *one, date(2025, 9, 1), Text("en")) for one in sorted(made)]
    names = ("uid", "kind", "source_id", "target_id", "recorded_on", "reason")
    for start in range(0, len(rows), 5_000):
        insert_values(Link, names, rows[start : start + 5_000])


def _addresses(several: list[str]) -> Iterator[str]:
    number = 0
    while True:
        yield f"{several[number % len(several)]}?n={number}"
        number += 1


def measure(rounds: int) -> None:
    """Print what pages cost, and how long it takes to judge the whole plan."""
    from benchmarks import measuring, report, served  # noqa: PLC0415, I001 - it sets Django up
    from benchmarks.asking import Asked  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415
    from vivaio.platform.links.models import Link  # noqa: PLC0415

    founded = Link.objects.filter(kind="founds").order_by("uid").values_list("target", flat=True)
    pages = [f"/en/thread/{uid}/" for uid in list(founded)[:400]]
    statements = 0
    for path in pages[:5]:
        reader = Client(headers={"host": "127.0.0.1"})
        reader.get(path)
        with CaptureQueriesContext(connection) as asked:
            reader.get(f"{path}?n=1")
        statements = max(statements, len(asked))
    rows = [report.Row("statements of a thread's page", statements, "", 15), _judged()]
    connection.close()
    with (
        served.serving("benchmarks.floor.wsgi:application") as floor,
        served.serving("vivaio.config.web:application") as ours,
    ):
        from benchmarks import pages as plain  # noqa: PLC0415

        several = [
            Asked("floor 1: a bare view, 20 of the rows", floor, plain.floor("rows"), "We work"),
            Asked("thread of 32 records over eight hops", ours, _addresses(pages), "journal",
                  most=4),
            Asked("gaps of the thread", ours, _addresses(["/en/thread/gaps/"]), "numbers", most=6),
            Asked("monitoring of the measures", ours, _addresses(["/en/monitoring/"]),
                  'class="table"', most=6),
            Asked("measures, a page", ours, _addresses(["/en/measures/"]), 'class="table"'),
            Asked("comparison of countries", ours, _addresses(["/en/measures/compare/"]), "Vivaio",
                  most=6),
        ]  # fmt: skip
        measuring.in_turns(several, rounds)
        rows = [*measuring.ratios(several), *rows]
    print(f"\n{report.table(rows)}")


def _judged() -> Any:
    from benchmarks import report  # noqa: PLC0415 - needs what was set up
    from vivaio.contexts.strategy.queries import measures  # noqa: PLC0415
    from vivaio.platform.tenancy.viewer import Viewer  # noqa: PLC0415

    began = time.perf_counter()
    judged = measures.evaluated(list(measures.seen(Viewer.anonymous())), date(2026, 11, 23))
    seconds = time.perf_counter() - began
    return report.Row(f"{len(judged)} measures judged, by the clock", seconds, "s", 1)


def main() -> None:
    """Make what is missing, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.threads", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--home", help="a folder for the database, to be used again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(options.home or temporary)
        os.environ["VIVAIO_HOME"] = str(home)
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        os.environ["PYTHONPATH"] = f"{HERE.parent / 'src'}:{HERE.parent}"
        os.environ["VIVAIO_LOG_LEVEL"] = "ERROR"
        for module in ("benchmarks.actors", "benchmarks.floor.fill"):
            subprocess.run([sys.executable, "-m", module, str(ACTORS)], check=True)
        fill(home)
        measure(options.rounds)


if __name__ == "__main__":
    main()
