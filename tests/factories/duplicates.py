"""Pairs of cards that may be one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.factories import actors
from vivaio.ground.actors.models import Actor
from vivaio.ground.duplicates import operations
from vivaio.ground.duplicates.models import Candidate
from vivaio.platform.tenancy.viewer import Viewer


def pair(one: UUID, other: UUID) -> Candidate:
    """Two cards that somebody holds for one."""
    uid = operations.suggest(by=Viewer.system(), one=one, other=other)
    return Candidate.objects.get(uid=uid)


def twins(centre: UUID | None, other: UUID | None = None, **given: Any) -> Candidate:
    """A pair of cards of one name."""
    first = actors.plain_actor(centre, "Kestrel House", **given)
    second = actors.plain_actor(other or centre, "The Kestrel House", **given)
    return pair(first, second)


def side(found: Candidate, uid: UUID) -> operations.Side:
    """On which side of a pair a card is."""
    return "one" if found.one_id == uid else "other"


def merged(found: Candidate, keep: UUID, by: Viewer | None = None, **choices: str) -> UUID:
    """Merge a pair as it stands, and say which card stays; choices by code with _ for the dot."""
    return operations.merge(
        by=by or Viewer.system(),
        uid=found.uid,
        keep=side(found, keep),
        versions=(
            Actor.objects.get(pk=found.one_id).version,
            Actor.objects.get(pk=found.other_id).version,
        ),
        choices={code.replace("__", "."): value for code, value in choices.items()},
    )
