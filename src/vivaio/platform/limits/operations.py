"""Counting what is asked for, and forgetting it again."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from django.core.cache import cache

from vivaio.platform.limits.models import Counter


def allowed(action: str, who: str, *, most: int, within: timedelta) -> bool:
    """Count one more attempt of somebody; no when there were `most` within the time already.

    `who` (an address of mail or of a machine, an account) is stored only as a digest. Slots are
    fixed, so at most twice as many pass across their border.
    """
    seconds = int(within.total_seconds())
    digest = hashlib.sha256(who.lower().encode()).hexdigest()[:32]
    key = f"limit:{action}:{seconds}:{digest}"
    if cache.add(key, 1, timeout=seconds):
        return True
    try:
        return int(cache.incr(key)) <= most
    except ValueError:  # it expired in between
        return True


def forget(before: datetime) -> int:
    """Delete the counts that had expired before a moment; the number of them."""
    number, _ = Counter.objects.filter(expires__lt=before).delete()
    return number
