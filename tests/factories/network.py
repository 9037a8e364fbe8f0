"""Two centres with their teams, and cards of both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tests.factories import actors, centres, people
from vivaio.ground.people.models import Account
from vivaio.platform.links import relations
from vivaio.platform.tenancy.viewer import Viewer


@dataclass
class Town:
    """Cards by name; `italy` and `croatia` are centres with an editor each."""

    italy: UUID
    croatia: UUID
    accounts: dict[str, Account]
    cards: dict[str, UUID] = field(default_factory=dict)

    def viewer(self, who: str) -> Viewer:
        return people.viewer(self.accounts[who]) if who else Viewer.anonymous()

    def card(self, name: str, centre: str = "italy", **given: Any) -> UUID:
        given.setdefault("visibility", "public")
        self.cards[name] = actors.plain_actor(getattr(self, centre), name, **given)
        return self.cards[name]

    def relate(self, here: str, kind: str, other: str, who: str = "editor", **given: Any) -> UUID:
        return relations.relate(
            by=self.viewer(who), here=self.cards[here], other=self.cards[other], kind=kind, **given
        )


def town() -> Town:
    """Cards of Italy (City, Club, Union), one of Croatia, and one that only Croatia sees."""
    italy, croatia = centres.centre(), centres.centre(country="HR")
    accounts = {name: people.account(name.title()) for name in ("editor", "member", "neighbour")}
    people.appoint(accounts["editor"], italy, "editor")
    people.appoint(accounts["member"], italy, "member")
    people.appoint(accounts["neighbour"], croatia, "editor")
    made = Town(italy, croatia, accounts)
    for name in ("City", "Club", "Union"):
        made.card(name)
    made.card("Zagreb", "croatia")
    made.card("Secret", "croatia", visibility="centre")
    return made
