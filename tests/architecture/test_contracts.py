"""The contracts of pyproject.toml hold, and each one catches what it is there for."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from grimp import ImportGraph, build_graph
from importlinter import configuration
from importlinter.application import use_cases
from importlinter.domain.contract import Contract, registry

ROOT = Path(__file__).resolve().parents[2]

#: Contract, and an import that must break it: who imports what.
OFFENCES = [
    ("Imports go downwards only", "vivaio.kernel.text", "vivaio.platform.web.wording"),
    ("Imports go downwards only", "vivaio.platform.links.queries", "vivaio.ground.actors.queries"),
    (
        "Imports go downwards only",
        "vivaio.ground.actors.queries",
        "vivaio.contexts.consortium.queries",
    ),
    ("Imports go downwards only", "vivaio.contexts.consortium.queries", "vivaio.lobby.identity"),
    ("Imports go downwards only", "vivaio.lobby.identity", "vivaio.config.env"),
    (
        "Rooms are strangers to each other",
        "vivaio.contexts.needs",
        "vivaio.contexts.consortium.queries",
    ),
    ("The ground in its order", "vivaio.ground.centres.queries", "vivaio.ground.actors.queries"),
    ("The ground in its order", "vivaio.ground.people.operations", "vivaio.ground.centres.queries"),
    (
        "The platform in its order",
        "vivaio.platform.search.queries",
        "vivaio.platform.records.queries",
    ),
    (
        "The platform in its order",
        "vivaio.platform.journal.queries",
        "vivaio.platform.search.queries",
    ),
    (
        "The platform in its order",
        "vivaio.platform.links.queries",
        "vivaio.platform.mail.operations",
    ),
    ("No circles, on any floor", "vivaio.kernel.errors", "vivaio.kernel.decision"),
    (
        "Pages, verbs, reads, nouns",
        "vivaio.ground.actors.queries",
        "vivaio.ground.actors.operations",
    ),
    ("Pages, verbs, reads, nouns", "vivaio.ground.actors.policies", "vivaio.ground.actors.queries"),
    ("Rows of records", "vivaio.lobby.searching", "vivaio.platform.records.models"),
    ("Rows of files", "vivaio.platform.web.serving", "vivaio.platform.files.models"),
    ("Rows of journal", "vivaio.platform.records.operations", "vivaio.platform.journal.models"),
    ("Rows of funding", "vivaio.platform.documents.queries", "vivaio.platform.funding.models"),
    ("Rows of links", "vivaio.ground.actors.queries", "vivaio.platform.links.models"),
    ("Rows of mail", "vivaio.platform.health.report", "vivaio.platform.mail.models"),
    ("Rows of revisions", "vivaio.ground.actors.models.actor", "vivaio.platform.revisions.models"),
    ("Rows of search", "vivaio.platform.records.operations", "vivaio.platform.search.models"),
    ("Rows of limits", "vivaio.platform.health.report", "vivaio.platform.limits.models"),
    ("Rows of personal", "vivaio.platform.health.report", "vivaio.platform.personal.models"),
    ("Rows of tasks", "vivaio.platform.health.report", "vivaio.platform.tasks.models"),
    ("Rows of web", "vivaio.lobby.searching", "vivaio.platform.web.models"),
    ("Rows of actors", "vivaio.contexts.consortium.queries", "vivaio.ground.actors.models"),
    (
        "Rows of organisations",
        "vivaio.lobby.searching",
        "vivaio.ground.organisations.models",
    ),
    ("Rows of duplicates", "vivaio.lobby.searching", "vivaio.ground.duplicates.models"),
    ("Rows of upkeep", "vivaio.lobby.searching", "vivaio.ground.upkeep.models"),
    ("Rows of moderation", "vivaio.lobby.searching", "vivaio.ground.moderation.models"),
    ("Rows of importing", "vivaio.lobby.searching", "vivaio.ground.importing.models"),
    ("Rows of centres", "vivaio.lobby.searching", "vivaio.ground.centres.models"),
    ("Rows of people", "vivaio.lobby.searching", "vivaio.ground.people.models"),
    ("Rows of taxonomy", "vivaio.ground.actors.queries", "vivaio.ground.taxonomy.models"),
    ("Rows of indicators", "vivaio.lobby.searching", "vivaio.ground.indicators.models"),
    ("Rows of duties", "vivaio.lobby.searching", "vivaio.contexts.duties.models"),
    ("Rows of desk", "vivaio.lobby.searching", "vivaio.contexts.desk.models"),
    ("Rows of consortium", "vivaio.lobby.searching", "vivaio.contexts.consortium.models"),
    ("Rows of translating", "vivaio.lobby.searching", "vivaio.contexts.translating.models"),
    ("Rows of governance", "vivaio.lobby.searching", "vivaio.contexts.governance.models"),
    ("Rows of exchange", "vivaio.lobby.searching", "vivaio.contexts.exchange.models"),
    ("Rows of needs", "vivaio.lobby.searching", "vivaio.contexts.needs.models"),
    ("Rows of challenges", "vivaio.lobby.searching", "vivaio.contexts.challenges.models"),
    ("Rows of solutions", "vivaio.lobby.searching", "vivaio.contexts.solutions.models"),
    ("Rows of the chronicle", "vivaio.lobby.searching", "vivaio.contexts.chronicle.models"),
    ("Rows of pilots", "vivaio.lobby.searching", "vivaio.contexts.pilots.models"),
    ("Rows of strategy", "vivaio.lobby.searching", "vivaio.contexts.strategy.models"),
    ("Rows of training", "vivaio.lobby.searching", "vivaio.contexts.training.models"),
    ("Rows of competences", "vivaio.lobby.searching", "vivaio.contexts.competences.models"),
    ("Rows of media", "vivaio.contexts.pages.queries", "vivaio.ground.media.models"),
    ("Rows of pages", "vivaio.lobby.searching", "vivaio.contexts.pages.models"),
    ("Rows of network", "vivaio.lobby.searching", "vivaio.contexts.network.models"),
    (
        "Arithmetic is reached by bridges",
        "vivaio.contexts.network.queries",
        "vivaio.analysis.network",
    ),
    ("Arithmetic knows arrays alone", "vivaio.analysis.network.graph", "django"),
    ("The kernel is plain Python", "vivaio.kernel.clock", "django"),
]


@pytest.fixture(scope="module")
def graph() -> ImportGraph:
    return build_graph("vivaio", include_external_packages=True, cache_dir=None)


@pytest.fixture(scope="module")
def contracts() -> dict[str, Contract]:
    configuration.configure()
    options = use_cases.read_user_options(config_filename=str(ROOT / "pyproject.toml"))
    use_cases._register_contract_types(options)

    def made(one: dict[str, Any]) -> Contract:
        kind = registry.get_contract_class(one["type"])
        return kind(one["name"], options.session_options, one)

    return {one["name"]: made(one) for one in options.contracts_options}


def test_every_contract_is_kept(graph, contracts):
    broken = [name for name, one in contracts.items() if not one.check(_copy(graph), False).kept]
    assert broken == []


def test_every_contract_has_an_offence(contracts):
    assert {name for name, _, _ in OFFENCES} == set(contracts)


@pytest.mark.parametrize(("name", "importer", "imported"), OFFENCES)
def test_an_offence_is_caught(graph, contracts, name, importer, imported):
    tampered = _copy(graph)
    if importer not in tampered.modules:
        tampered.add_module(importer)
    assert not tampered.direct_import_exists(importer=importer, imported=imported)
    tampered.add_import(importer=importer, imported=imported, line_number=1, line_contents="")
    assert not contracts[name].check(tampered, False).kept


def test_every_package_with_rows_keeps_them_to_itself():
    protected = (ROOT / "pyproject.toml").read_text("utf-8")
    package = ROOT / "src" / "vivaio"
    for path in sorted([*package.glob("*/*/models.py"), *package.glob("*/*/models/__init__.py")]):
        holder = path.parent if path.name == "models.py" else path.parent.parent
        name = ".".join(holder.relative_to(package.parent).parts)
        if name != "vivaio.platform.tenancy":  # abstract: it has no rows
            assert f'protected_modules = ["{name}.models"]' in protected


def _copy(graph: ImportGraph) -> ImportGraph:
    return copy.deepcopy(graph)
