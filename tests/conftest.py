"""What every test shares."""

pytest_plugins = ["tests.platform.journal.flushing", "tests.factories.fixtures"]
