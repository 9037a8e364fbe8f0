"""What the network's results know of people: nothing but uids of public cards."""

from __future__ import annotations

from vivaio.platform.registry import PersonalData, personal_data

RESULT = PersonalData(
    model="network.Result",
    fields={
        "uid": "technical",
        "method": "technical",
        "version": "technical",
        "parameters": "technical",
        "input_hash": "technical",
        "data": "public",
        "change": "technical",
        "worked_out_at": "technical",
    },
)


def register() -> None:
    """Declare it."""
    personal_data.register(RESULT.model, RESULT)
