"""What every test shares."""

pytest_plugins = ["tests.plugins.tables", "tests.plugins.flushing", "tests.factories.fixtures"]
