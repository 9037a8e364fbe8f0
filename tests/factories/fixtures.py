"""What tests of pages need: nothing kept from the test before, static files without a manifest."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import FileSystemBytecodeCache
from pytest_django import Settings

from vivaio.ground.taxonomy import queries as taxonomy
from vivaio.platform.rest.door import meter
from vivaio.platform.web import cache


def forget() -> None:
    """Forget what the process keeps between requests."""
    cache.clear()
    meter.clear()
    taxonomy.forget()
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    """The processes of a run compile each template once for all of them."""
    folder = Path(os.environ["VIVAIO_TEST_HOME"]) / "templates"
    folder.mkdir(exist_ok=True)
    engines["jinja2"].env.bytecode_cache = FileSystemBytecodeCache(str(folder))


@pytest.fixture(autouse=True)
def fresh(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Each test starts like a new process; the database is rolled back, so must this be."""
    # Every browser of a test looks through the folder of prepared static files: an empty one.
    settings.STATIC_ROOT = tmp_path_factory.getbasetemp() / "no-static-files"
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    storages: dict[str, Any] = dict(settings.STORAGES)
    storages["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = storages
    forget()
    yield
    forget()
