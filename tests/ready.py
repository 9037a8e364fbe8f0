"""Makes what is dear to make and the same for all runs of the tests, before they begin.

    VIVAIO_TEST_HOME=FOLDER python -m tests.ready

The tables, a new installation and the furnished house; where it has not been run, the first test
that needs one of them makes it.
"""

from __future__ import annotations

import tests.plugins.database  # noqa: F401 - the surroundings of all tests
from tests.config.running import migrated
from tests.e2e.house import furnished


def main() -> None:
    """Make what there is not yet."""
    migrated()
    furnished()


if __name__ == "__main__":
    main()
