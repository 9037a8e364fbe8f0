"""The verbs of this room: asking and answering, and who keeps a card."""

from vivaio.ground.organisations.operations.answering import answer, withdraw
from vivaio.ground.organisations.operations.asking import (
    ask_for_card,
    claim_by_address,
    claim_card,
    propose_change,
)
from vivaio.ground.organisations.operations.keeping import (
    accept_invitation,
    decline_invitation,
    invite,
    leave,
    release,
    retire,
    take_back_trust,
    withdraw_invitation,
)

__all__ = [
    "accept_invitation",
    "answer",
    "ask_for_card",
    "claim_by_address",
    "claim_card",
    "decline_invitation",
    "invite",
    "leave",
    "propose_change",
    "release",
    "retire",
    "take_back_trust",
    "withdraw",
    "withdraw_invitation",
]
