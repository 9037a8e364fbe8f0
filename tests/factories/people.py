"""Accounts, and who works where."""

from __future__ import annotations

from itertools import count
from uuid import UUID

from vivaio.ground.centres import operations as centres
from vivaio.ground.people import operations as people
from vivaio.ground.people.models import Account
from vivaio.platform.tenancy.sources import entrusted_to, standing_of
from vivaio.platform.tenancy.viewer import Viewer

_numbers = count(1)


def account(name: str = "", *, language: str = "en", **flags: bool) -> Account:
    """Somebody who can sign in; `flags` such as `is_superuser` make an operator."""
    number = next(_numbers)
    made = people.open_account(
        by=Viewer.system(),
        email=f"somebody{number}@post.example",
        name=name or f"Somebody {number}",
        language=language,
    )
    for flag, value in flags.items():
        setattr(made, flag, value)
    if flags:
        made.save()
    return made


def appoint(who: Account, centre: UUID | None, role: str) -> None:
    """Put somebody into the team of a centre."""
    centres.appoint(by=Viewer.system(), account=who.pk, centre=centre, role=role)


def viewer(who: Account, language: str = "en") -> Viewer:
    """How operations see somebody who has signed in."""
    roles, network = standing_of(who.pk)
    return Viewer(
        account=who.pk, name=who.name, roles=roles, network=network,
        entrusted=entrusted_to(who.pk), language=language,
    )  # fmt: skip


def team(centre: UUID, role: str = "editor", language: str = "en") -> Viewer:
    """A new person of a centre's team."""
    made = account(language=language)
    appoint(made, centre, role)
    return viewer(made, language)
