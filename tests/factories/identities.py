"""Identity rows alone, for what works on records of any kind."""

from __future__ import annotations

from itertools import count
from uuid import UUID

from vivaio.ground.centres.models import Centre
from vivaio.kernel import clock, uid
from vivaio.kernel.text import text
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer

_numbers = count(1)


def centre() -> Centre:
    """A published centre."""
    number = next(_numbers)
    return Centre.objects.create(
        slug=f"centre-{number}",
        code=f"c{number}",
        name=text(f"Centre {number}", "en"),
        country="IT",
        time_zone="Europe/Rome",
        jurisdiction="IT",
        visibility="public",
        state="published",
        created_at=clock.now(),
        updated_at=clock.now(),
    )


def record(
    kind: str = "actor",
    *,
    of: Centre | None = None,
    visibility: str = "public",
    is_open: bool = True,
    nature: str = "fact",
    title: str = "",
) -> UUID:
    """The identity of a record that no room holds; its uid."""
    number = next(_numbers)
    made = Record.objects.create(
        uid=uid.new(),
        kind=kind,
        centre=of,
        visibility=visibility,
        nature=nature,
        title=text(title or f"{kind} {number}", "en"),
        address=f"{kind}s/{number}/",
        state="published" if is_open else "draft",
        is_open=is_open,
        change=1_000_000_000 + number,
        created_at=clock.now(),
        updated_at=clock.now(),
    )
    return made.uid


def member(of: Centre, *capabilities: str, account: int = 1, language: str = "en") -> Viewer:
    """Somebody of a centre's team."""
    return Viewer(
        account=account,
        person=uid.new(),
        name=f"Member {account}",
        roles={of.uid: frozenset(capabilities or ("read", "edit"))},
        language=language,
    )
