"""Organisations that ask, and those who keep cards."""

from __future__ import annotations

from uuid import UUID

from tests.factories import people
from vivaio.ground.organisations import operations as organisations
from vivaio.ground.people.models import Account
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.viewer import Viewer


def asked(who: Account, centre: UUID | None, name: str = "Kestrel", **values: str) -> UUID:
    """Somebody asks for a card; the application's uid."""
    return organisations.ask_for_card(
        by=people.viewer(who), centre=centre, name=Text("en", {"en": name}), texts={},
        values=values, why="I am its treasurer.",
    )  # fmt: skip


def keeper(actor: UUID, by: Viewer, who: Account | None = None) -> Account:
    """Somebody keeps a card: claimed it, and an editor said yes. They are trusted."""
    who = who or people.account()
    claim = organisations.claim_card(by=people.viewer(who), actor=actor, why="I am its chair.")
    organisations.answer(by=by, uid=claim, verb="accept")
    return who
