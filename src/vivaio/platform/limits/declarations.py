"""What the counts know of people: digests of addresses, for minutes."""

from __future__ import annotations

from vivaio.kernel.errors import N_
from vivaio.platform.limits import operations
from vivaio.platform.registry import PersonalData, Retention, personal_data

COUNTER = PersonalData(
    model="limits.Counter",
    fields={"cache_key": "technical", "value": "technical", "expires": "technical"},
    purpose=N_("To refuse floods of requests, such as for codes to sign in."),
    legal_basis="interest",
    retention=Retention(1, N_("the time over which is counted"), operations.forget),
)


def register() -> None:
    """Declare it."""
    personal_data.register(COUNTER.model, COUNTER)
