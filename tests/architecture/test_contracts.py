"""Each contract about imports is broken once on purpose, in a copy, and is caught."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.sources import ROOT, SOURCE

CONTRACTS: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"][
    "importlinter"
]["contracts"]

#: For each contract that is not about rows: where something is imported that must not be.
OFFENCES: dict[str, list[tuple[str, str]]] = {
    "Imports go downwards only": [
        ("ground/taxonomy/queries.py", "import vivaio.contexts.consortium.queries"),
        ("contexts/consortium/queries.py", "def late():\n    import vivaio.lobby.home"),
        ("platform/registry/registry.py", "import vivaio.ground.people.operations"),
        ("lobby/home.py", "import vivaio.config.urls"),
    ],
    "Rooms are strangers to each other": [
        ("contexts/stranger/__init__.py", "import vivaio.contexts.consortium.queries"),
    ],
    "The ground in its order": [
        ("ground/taxonomy/operations.py", "import vivaio.ground.actors.queries"),
    ],
    "The platform in its order": [
        ("platform/tenancy/viewer.py", "import vivaio.platform.search.queries"),
    ],
    "No circles, on any floor": [
        ("kernel/uid.py", "import vivaio.kernel.text"),
        ("kernel/text.py", "import vivaio.kernel.uid"),
    ],
    "Pages, verbs, reads, nouns": [
        ("ground/actors/queries.py", "import vivaio.ground.actors.web.views"),
    ],
    "The kernel is plain Python": [
        ("kernel/clock.py", "def late():\n    from django.utils import timezone"),
    ],
}
#: A page of the lobby that needs nobody's rows.
TRESPASSER = "lobby/gallery.py"


def _offences(contract: dict[str, Any]) -> list[tuple[str, str]]:
    if contract["type"] == "protected":
        return [(TRESPASSER, f"import {module}") for module in contract["protected_modules"]]
    return OFFENCES[contract["name"]]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the linter says of a copy in which every contract is broken."""
    copy = tmp_path_factory.mktemp("broken")
    house = copy / "src" / "vivaio"
    shutil.copytree(SOURCE, house, ignore=shutil.ignore_patterns("assets", "staticroot", "*.po"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for contract in CONTRACTS:
        for path, offence in _offences(contract):
            file = house / path
            file.parent.mkdir(exist_ok=True)
            with file.open("a", encoding="utf-8") as source:
                source.write(f"\n{offence}\n")
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache", "--no-logo"],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": "src", "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stderr or done.stdout
    return done.stdout


@pytest.mark.parametrize("name", [contract["name"] for contract in CONTRACTS])
def test_broken_on_purpose_and_caught(report: str, name: str) -> None:
    assert re.search(rf"^{re.escape(name)} BROKEN", report, re.M), report


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("kernel.clock", "django"),
        ("ground.taxonomy.queries", "contexts.consortium.queries"),
        ("contexts.consortium.queries", "lobby.home"),
        ("platform.registry.registry", "ground.people.operations"),
        ("contexts.stranger", "contexts.consortium.queries"),
        ("lobby.gallery", "platform.journal.models"),
        ("lobby.gallery", "contexts.consortium.models"),
    ],
)
def test_the_culprit_is_named(report: str, importer: str, imported: str) -> None:
    target = imported if imported == "django" else f"vivaio.{imported}"
    assert re.search(rf"vivaio\.{re.escape(importer)} -> {re.escape(target)}", report), report
