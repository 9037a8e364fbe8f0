"""A directory as large as the measurements want it, made by the operations that people use.

    VIVAIO_HOME=FOLDER python -m benchmarks.actors 20000

The demonstration's real network comes first; then cards are added until so many are there. Names
and sentences are made up from a seeded generator; five centres, every kind of the taxonomy.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from vivaio.ground.actors.importing.storing import register_actors  # noqa: E402
from vivaio.ground.actors.models import Actor  # noqa: E402
from vivaio.ground.actors.operations import register_actor  # noqa: E402
from vivaio.ground.centres.models import Centre  # noqa: E402
from vivaio.ground.taxonomy.queries import concepts  # noqa: E402
from vivaio.kernel import clock  # noqa: E402
from vivaio.kernel.text import Text  # noqa: E402
from vivaio.lobby.demo import load  # noqa: E402
from vivaio.platform.records.operations import Evidence  # noqa: E402
from vivaio.platform.search import operations as search  # noqa: E402
from vivaio.platform.tenancy.models import Nature  # noqa: E402
from vivaio.platform.tenancy.viewer import Viewer  # noqa: E402

#: So many cards are registered one by one, as a person does it; the others by the thousand, as an
#: import does it, which leaves the same rows.
BY_OPERATION, BATCH = 200, 1_000
SEED = 20261122
MADE_UP = "https://www.example.org/"
#: One card in so many is seen by its centre alone.
PRIVATE = 50
REGIONS = {
    "IT": "ITC1 ITC4 ITF3 ITG1 ITH3 ITH5 ITI1 ITI4",
    "SI": "SI03 SI04",
    "HR": "HR02 HR03 HR05 HR06",
    "GR": "EL30 EL41 EL43 EL52 EL61 EL63",
    "RO": "RO11 RO12 RO21 RO31 RO32 RO41 RO42",
}
LANGUAGE = {"IT": "it", "SI": "sl", "HR": "hr", "GR": "el", "RO": "ro"}
FIRST = {
    "it": "Cooperativa Associazione Fondazione Consorzio Laboratorio Officina",
    "sl": "Zadruga Društvo Ustanova Združenje Delavnica Središče",
    "hr": "Zadruga Udruga Zaklada Savez Radionica Središte",
    "el": "Συνεταιρισμός Σύλλογος Ίδρυμα Δίκτυο Εργαστήριο Κέντρο",
    "ro": "Cooperativa Asociația Fundația Rețeaua Atelierul Centrul",
}
SECOND = {
    "it": "sociale solidale aperta civica nuova comune condivisa verde",
    "sl": "Mladika Sonce Iskra Most Zrno Odmev Koren Gaj",
    "hr": "Mladica Sunce Iskra Most Zrno Odjek Korijen Gaj",
    "el": "Βλαστός Ήλιος Σπίθα Γέφυρα Σπόρος Ηχώ Ρίζα Άλσος",
    "ro": "Lăstar Soare Scânteie Punte Sămânță Ecou Rădăcină Crâng",
}
WORDS = """
    care housing school market energy repair kitchen garden library transport youth elders work
    neighbourhood village water music theatre sport digital forest health credit training
""".split()  # noqa: SIM905 - words


def position(draw: random.Random) -> dict[str, float]:
    """Every second card has one, somewhere around the network."""
    if draw.randrange(2):
        return {}
    return {"latitude": draw.uniform(36, 47), "longitude": draw.uniform(7, 28)}


def cards(seed: int, start: int) -> Iterator[dict[str, Any]]:
    """What the operation wants, card after card, for ever; the first `start` are passed over."""
    draw = random.Random(seed)
    centres = list(Centre.objects.order_by("position"))
    kinds, themes, groups, methods = (
        list(concepts(scheme)) for scheme in ("kind", "theme", "target_group", "method")
    )
    sectors, levels = list(concepts("sector")), ["", *concepts("level")]
    number = 0
    while True:
        number += 1
        centre = centres[draw.randrange(len(centres))]
        country, language = centre.country, LANGUAGE[centre.country]
        name = " ".join(
            (draw.choice(FIRST[language].split()), draw.choice(SECOND[language].split()))
        )
        said = f"We work for {draw.choice(WORDS)} and {draw.choice(WORDS)} in our town"
        told = f"{said}, with people who know {draw.choice(WORDS)} best."
        about = " ".join(draw.choices(WORDS, k=60))
        card = {
            "centre": centre.uid,
            "visibility": "public" if draw.randrange(PRIVATE) else "centre",
            "name": Text(language, {language: f"{name} {number}"}),
            "texts": {
                "summary": Text(language, {language: told, "en": told}),
                "description": Text(language, {language: about}),
                "offers": Text(language, {language: "rooms, mentoring, volunteers"}),
            },
            "values": {
                "kind": draw.choice(kinds),
                "country": country,
                "sector": draw.choice(sectors),
                "level": draw.choice(levels),
                "nuts": draw.choice(REGIONS[country].split()),
                "nuts_edition": "2024",
                **position(draw),
                "valid_until": clock.today() + timedelta(days=draw.randrange(-60, 400)),
                "themes": sorted(draw.sample(themes, min(2, len(themes)))),
                "target_groups": sorted(draw.sample(groups, min(2, len(groups)))),
                "methods": sorted(draw.sample(methods, min(1, len(methods)))),
                "website": f"{MADE_UP}{number}",
                "email": f"office{number}@example.org",
            },
        }
        if number > start:
            yield card


def prepare(wanted: int) -> None:
    """Migrate, load the demonstration, and add cards until `wanted` are there."""
    call_command("migrate", verbosity=0, interactive=False)
    load.load(lambda sentence: None)
    by, began = Viewer.system(), time.monotonic()
    present = Actor.objects.count()
    own = Actor.objects.filter(website__startswith=MADE_UP).count()
    missing = max(0, wanted - present)
    made = cards(SEED, own)
    for card in islice(made, max(0, min(BY_OPERATION - own, missing))):
        register_actor(by=by, state="published", **card)
    rest = missing - max(0, min(BY_OPERATION - own, missing))
    while rest > 0:
        store(by, list(islice(made, min(BATCH, rest))))
        rest -= BATCH
    # As the house does every night.
    search.tidy()
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        call_command("collectstatic", verbosity=0, interactive=False)
    print(f"{Actor.objects.count()} actors ({missing} added in {time.monotonic() - began:.0f} s)")


def store(by: Viewer, batch: Sequence[dict[str, Any]]) -> None:
    """Add these cards by the verb of the importer, those of a centre at once."""
    by_centre: dict[UUID, list[Actor]] = defaultdict(list)
    for card in batch:
        plain = {name: value for name, value in card.items() if name not in ("texts", "values")}
        centre = plain.pop("centre")
        by_centre[centre].append(
            Actor(
                centre_id=centre, state="published", nature=Nature.FACT, **plain, **card["texts"],
                **card["values"],
            )
        )  # fmt: skip
    for centre, actors in by_centre.items():
        with transaction.atomic():
            register_actors(
                by=by, centre=centre, actors=actors, evidence=[Evidence("team-it")],
                slug_words=[""] * len(actors),
            )  # fmt: skip


if __name__ == "__main__":
    prepare(int(sys.argv[1]))
