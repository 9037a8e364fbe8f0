"""Which tests come first, and which need not come twice.

Files are handed to two processes one by one (`--dist loadfile --no-loadscope-reorder`): those
that start servers and browsers come first, and keep them from file to file; then those with the
most tests, so that no long one is left for the end. The files of a folder whose world takes long
to make go to one process.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

BROWSER = "e2e/"
#: Folders whose files share what takes long to make.
TOGETHER = ("leak/",)
#: Folders and files that take long for the number of their tests, the longest first.
LONG = (
    f"{BROWSER}test_accessibility.py",
    BROWSER,
    "architecture/test_never_500.py",
    "api/",
    "lobby/test_demo.py",
    "leak/",
    "architecture/",
    "config/",
    "platform/tasks/",
    "platform/mail/",
)
TESTS = Path(__file__).resolve().parents[1]
#: Whoever touches the database has asked for one of these.
DATABASE = {"db", "transactional_db", "django_db_setup", "django_db_blocker"}


def touches_the_database(item: pytest.Item) -> bool:
    """Whether a test may: without asking, pytest-django lets no test reach it."""
    asked = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(DATABASE & asked)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Iterator[None]:
    """On PostgreSQL, only what touches it; in several processes, long files first.

    In between, pytest-django puts what touches no database last. That holds of the browser too,
    whose tests are the longest: they are brought back to the front.
    """
    _choose(config, items)
    yield
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: not _name(item).startswith(BROWSER))


def _name(item: pytest.Item) -> str:
    return item.path.relative_to(TESTS).as_posix()


def _choose(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get("VIVAIO_TEST_DATABASE") == "postgresql":
        others = [item for item in items if not touches_the_database(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if touches_the_database(item)]
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return
    tests = Counter(item.path for item in items)

    def turn(item: pytest.Item) -> tuple[int, int, str]:
        name = _name(item)
        long = (place for place, start in enumerate(LONG) if name.startswith(start))
        return next(long, len(LONG)), -tests[item.path], name

    items.sort(key=turn)


class _Scheduling(LoadFileScheduling):
    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        shared = (f"tests/{folder}" for folder in TOGETHER)
        return next((folder for folder in shared if file.startswith(folder)), file)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling:
    """Whole files to each process, some whole folders."""
    return _Scheduling(config, log)
