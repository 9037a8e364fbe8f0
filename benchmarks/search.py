"""How long a text search takes over 100,000 records, question by question.

    .venv/bin/python -m benchmarks.search [--records 100000] [--rounds 7]

The records are made up by a seeded generator: pseudo-words of each of the seven languages in a
Zipf distribution, with the glossary's wordings among them as often as in a directory of this
field. Half of the records are in one language, a third in English as well, the rest in all seven.
The database lies in a temporary folder, or in VIVAIO_HOME, where it is kept and used again;
VIVAIO_DATABASE chooses another, which must be empty. The list asked is benchmarks/queries.txt;
gates: median 10 ms, worst 60 ms, of each question's median. On a machine that does other things
read the CPU times; SQLite works in this process, PostgreSQL does not.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))
TEMPORARY = tempfile.TemporaryDirectory()
os.environ.setdefault("VIVAIO_HOME", TEMPORARY.name)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vivaio.config.settings")

import vivaio  # noqa: E402, F401, I001 - puts the newer SQLite in its place before Django comes
import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from vivaio.platform.registry import SearchSource  # noqa: E402
from vivaio.platform.search import operations, queries  # noqa: E402
from vivaio.platform.search.documents import Document  # noqa: E402
from vivaio.platform.search.models import SearchRow, SearchTerm, SearchWord  # noqa: E402
from vivaio.platform.tenancy.viewer import Viewer  # noqa: E402

LANGUAGES = ("en", "it", "fr", "sl", "hr", "el", "ro")
COUNTRY = {"en": "IE", "it": "IT", "fr": "FR", "sl": "SI", "hr": "HR", "el": "GR", "ro": "RO"}
SYLLABLES = {
    "en": "ing tion er an re th ment le st ou con pro ty en ly ter sh ed ra ble wor ch ow",
    "it": "zio ne re to la con per ta ri mo gli che sa no ti del cia ento are ità va lo",
    "fr": "tion ment re les en con pro eau té ère ou ais eur que li sse ail é dé ance",
    "sl": "nje ski ost po raz pre na za vo ni no je de lo ka či št žen ov med ča lje",
    "hr": "nje ski ost po raz pri na za vo ni no je dje lo ka ći št žen ov među ča lje đa",
    "el": "κα το με ση ρο πο λι τη νο μα δι αν συ θε χω ρα στι ωσ ία ού κή γό",
    "ro": "re ție țe lor ul con pro ma ră de în tă șt ca lu mi ni tor are ște ea ând",
}
NAMES = "Torino Milano Ljubljana Zagreb Αθηναίων Iași Kranj Novska Lyon Cluj Bologna Maribor Split"
BODIES = (
    "Politecnico di Milano",
    "Open Incet",
    "Fondazione Giacomo Brodolini",
    "University of Zagreb",
    "Tehnološki park Ljubljana",
    "Δήμος Αθηναίων",
    "Razvojna agencija Novska",
    "Comune di Torino",
)
VOCABULARY, GLOSSARY_SHARE = 12_000, 0.08


class Generator:
    """Records with texts of their own; the same seed gives the same records."""

    def __init__(self, seed: int = 20261122) -> None:
        self.random = random.Random(seed)
        self.words = {language: self._vocabulary(language) for language in LANGUAGES}
        self.weights = list(itertools.accumulate(1 / (n + 2.7) for n in range(VOCABULARY)))
        path = HERE.parent / "src/vivaio/platform/search/glossary.csv"
        with path.open(encoding="utf-8") as file:
            self.concepts = list(csv.DictReader(file))
        shares = (1 / (n + 4) for n in range(len(self.concepts)))
        self.shares = list(itertools.accumulate(shares))

    def _vocabulary(self, language: str) -> list[str]:
        syllables = SYLLABLES[language].split()
        found: dict[str, None] = {}
        while len(found) < VOCABULARY:
            length = self.random.choices((1, 2, 3, 4), (1, 6, 8, 4))[0]
            found["".join(self.random.choices(syllables, k=length))] = None
        return list(found)

    def text(self, language: str, length: int, share: float) -> str:
        """So many words, `share` of them wordings of the glossary."""
        plain = self.random.choices(self.words[language], cum_weights=self.weights, k=length)
        for place in range(length):
            if self.random.random() < share:
                plain[place] = self.wording(language)
        return " ".join(plain).capitalize() + "."

    def wording(self, language: str) -> str:
        """One way to say a concept, the first concepts oftener."""
        concept = self.random.choices(self.concepts, cum_weights=self.shares)[0]
        return self.random.choice(concept[language].split("|"))

    def records(self, number: int) -> Iterator[Document]:
        """Documents of so many records, a record's documents together."""
        for count in range(number):
            home = self.random.choice(LANGUAGES)
            draw = self.random.random()
            spoken = {home} if draw < 0.5 else {home, "en"} if draw < 0.85 else set(LANGUAGES)
            uid = uuid.UUID(int=self.random.getrandbits(128), version=4)
            kind = self.random.choices(("actor", "practice", "need", "event"), (5, 2, 2, 1))[0]
            visibility, state = self.random.choices(
                (("public", "published"), ("network", "published"), ("centre", "draft")), (90, 6, 4)
            )[0]
            name = self.random.choice(NAMES.split())
            partner = self.random.choice(BODIES) if self.random.random() < 0.02 else ""
            for language in sorted(spoken):
                title = f"{self.wording(language).capitalize()} {self.text(language, 2, 0)[:-1]}"
                body = " ".join(
                    self.text(language, self.random.randint(8, 22), GLOSSARY_SHARE)
                    for _ in range(self.random.randint(2, 6))
                )
                yield Document(
                    uid=uid,
                    kind=kind,
                    language=language,
                    title=f"{partner}: {title}" if count % 2 and partner else f"{title} {name}",
                    names="",
                    body=f"{body} {partner}".strip(),
                    centre=uuid.UUID(int=count % 5 + 1),
                    visibility=visibility,
                    nature="example",
                    state=state,
                    country=COUNTRY[home],
                    category="",
                    changed=count + 1,
                )


def prepare(records: int) -> None:
    """Fill the index unless it is full already."""
    call_command("migrate", "search", verbosity=0)
    if SearchRow.objects.values("uid").distinct().count() < records:
        began = time.perf_counter()
        source = SearchSource("bench", lambda: Generator().records(records))
        operations.rebuild(batch=500, sources={"bench": source})
        print(f"indexed in {time.perf_counter() - began:.0f} s")
    print(
        f"{records} records, {SearchRow.objects.count()} rows, {SearchWord.objects.count()} words,"
        f" {SearchTerm.objects.count()} frequent terms"
    )


def ask(rounds: int) -> None:
    """Ask each question so many times and print its median."""
    viewer = Viewer.anonymous()
    lines = (HERE / "queries.txt").read_text("utf-8").splitlines()
    asked = [line.split("\t") for line in lines if line and not line.startswith("#")]
    taken: list[float] = []
    worked: list[float] = []
    print(f"\n{connection.vendor}\n{'ms':>7} {'CPU ms':>7} {'max ms':>7} {'found':>7}  question")
    for language, words in asked:
        times, work = [], []
        for _ in range(rounds):
            began, began_work = time.perf_counter(), time.process_time()
            results = queries.find(viewer, words, language=language)
            times.append((time.perf_counter() - began) * 1000)
            work.append((time.process_time() - began_work) * 1000)
        taken.append(statistics.median(times))
        worked.append(statistics.median(work))
        found = f"{'>' if results.more else ''}{results.total}"
        note = f" (searched for {results.searched_for})" if results.repaired else ""
        note += " (any word)" if results.any_word else ""
        numbers = f"{taken[-1]:7.1f} {worked[-1]:7.1f} {max(times):7.1f} {found:>7}"
        print(f"{numbers}  {language} {words}{note}")
    print(
        f"\n{len(asked)} questions: median {statistics.median(taken):.1f} ms, worst"
        f" {max(taken):.1f} ms; of this process's CPU {statistics.median(worked):.1f} ms and"
        f" {max(worked):.1f} ms"
    )


def main() -> None:
    """Prepare and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    prepare(options.records)
    ask(options.rounds)


if __name__ == "__main__":
    main()
