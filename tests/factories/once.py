"""What is dear to make and the same for all tests of a run, whichever process comes first."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """A folder that `make` has filled; the processes of pytest-xdist wait for one another.

    Take copies of what is in it: it is everybody's.
    """
    shared = Path(os.environ["VIVAIO_TEST_HOME"])
    made = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            making = shared / f"{name}-in-the-making"
            making.mkdir(mode=0o700)
            make(making)
            making.rename(made)
    return made
