"""What every test shares."""

pytest_plugins = [
    "tests.plugins.tables",
    "tests.plugins.flushing",
    "tests.plugins.ordering",
    "tests.factories.fixtures",
]
