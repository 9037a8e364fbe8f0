"""What every test shares."""

pytest_plugins = ["tests.plugins.flushing", "tests.factories.fixtures"]
