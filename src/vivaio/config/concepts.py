"""`vivaio taxonomy`, and what `vivaio migrate` does for the taxonomy."""

from __future__ import annotations

import django

from vivaio.config.serve import say

django.setup()

from vivaio.ground.taxonomy import operations  # noqa: E402 - models need the applications
from vivaio.platform.tenancy.viewer import Viewer  # noqa: E402


def update() -> None:
    """Bring the concepts up to date with this release, and say what changed."""
    done = operations.bring_up_to_date(by=Viewer.system())
    if done.created or done.updated or done.withdrawn:
        counts = f"{done.created} new, {done.updated} changed, {done.withdrawn} withdrawn"
        say(f"Concepts of the taxonomy: {counts}.")
