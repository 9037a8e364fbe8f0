"""What it costs to look for duplicates among many cards: seconds of one core, and memory.

    VIVAIO_HOME=FOLDER python -m benchmarks.duplicates 20000

The cards are those of `benchmarks.actors`, made first if they are not there. Every hundredth is
given a twin under another writing of its name; how many of these are found is told too. The look
is done twice: the second time all pairs are there already.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

from benchmarks import actors  # noqa: I001 - it sets Django up

from vivaio.ground.actors.models import Actor
from vivaio.ground.actors.operations import register_actor
from vivaio.ground.duplicates import looking
from vivaio.ground.duplicates.models import Candidate
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.folding import fold
from vivaio.platform.tenancy.viewer import Viewer

EVERY = 100


def _twins() -> int:
    """Write the names of some cards otherwise: without accents, in capitals, with a form."""
    chance = random.Random(actors.SEED)
    chosen = list(Actor.objects.filter(deleted_at=None).order_by("uid"))[::EVERY]
    for card in chosen:
        words = card.name.best().words
        written = chance.choice((fold(words), words.upper(), f"The {words}", f"{words} srl"))
        register_actor(
            by=Viewer.system(),
            centre=card.centre_id,
            name=Text("en", {"en": written}),
            values={"country": card.country, "town": card.town, "website": card.website},
            nature=card.nature,
            state="published",
        )
    return len(chosen)


def main() -> None:
    """Make the cards, look, and print what it took."""
    actors.prepare(int(sys.argv[1]))
    twins = _twins()
    for again in (False, True):
        began, wall = time.process_time(), time.perf_counter()
        waiting = looking.look()
        took = time.process_time() - began
        print(
            f"{'again' if again else 'first'}: {Actor.objects.count()} cards, {waiting} pairs,"
            f" {took:.1f} s of one core, {time.perf_counter() - wall:.1f} s by the clock"
        )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{twins} twins were made; {Candidate.objects.count()} pairs wait; {memory} MB at most")


if __name__ == "__main__":
    sys.exit(main())
