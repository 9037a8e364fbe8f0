"""Cards by the hundred, through the same door as one: policies, checks, journal, search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from vivaio.ground.actors import dating, policies, queries
from vivaio.ground.actors.checking import TEXTS, VALUES, checked_text, checked_values
from vivaio.ground.actors.importing import cards
from vivaio.ground.actors.labels import FIELDS
from vivaio.ground.actors.models import Actor
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Message
from vivaio.platform.journal import wording
from vivaio.platform.records import operations as records
from vivaio.platform.records import together
from vivaio.platform.records.operations import Evidence
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer


def _check(actor: Actor, fields: Sequence[str]) -> None:
    """Clean some fields of a card; `Invalid` with all that is wrong."""
    problems: dict[str, list[Message]] = {}
    for field in fields:
        if field in TEXTS:
            clean, errors = checked_text(field, getattr(actor, field), required=field == "name")
            setattr(actor, field, clean)
            if errors:
                problems[field] = errors
    values, wrong = checked_values(
        {field: getattr(actor, field) for field in fields if field in VALUES}
    )
    if problems or wrong:
        raise Invalid({**problems, **wrong})
    for field, value in values.items():
        setattr(actor, field, value)


def register_actors(
    *, by: Viewer, centre: UUID | None, actors: Sequence[Actor], evidence: Sequence[Evidence],
    slug_words: Sequence[str],
) -> None:  # fmt: skip
    """Add cards to a centre's directory; all or none, within the caller's transaction."""
    require(policies.can_register(by, centre))
    said: dict[UUID, dict[str, Sequence[Evidence]]] = {}
    until = dating.next_day(centre)
    for actor in actors:
        if actor.state != "draft":
            require(policies.can_move(by, Actor(centre_id=centre, state="draft"), "publish"))
        _check(actor, (*TEXTS, *VALUES))
        if actor.nature == Nature.FACT:
            filled = [field for field in (*TEXTS, *VALUES) if _is_filled(getattr(actor, field))]
            said[actor.uid] = dict.fromkeys(filled, evidence)
        if actor.state == "published":
            actor.valid_until = actor.valid_until or until
    together.save_new(actors, by=by, verb="actor.registered", centre=centre, slug_words=slug_words)
    records.attribute_new(said)


def _is_filled(value: Any) -> bool:
    return bool(value) or value == 0.0


def amend_actor(
    *, by: Viewer, uid: UUID, version: int, changes: Mapping[str, Any], language: str,
    evidence: Sequence[Evidence],
) -> None:  # fmt: skip
    """Change a card as a table says; `Conflict` when somebody saved since it was read."""
    actor = queries.actor_of(by, uid)
    require(policies.can_amend(by, actor))
    records.check_version(actor, version)
    changed = cards.put(actor, changes, language)
    if not changed:
        return
    _check(actor, changed)
    said = [wording.msgid(FIELDS[field]) for field in changed if field in FIELDS]
    record = records.save(
        actor, by=by, verb="actor.amended", parameters={"fields": said, "language": language}
    )
    if actor.nature == Nature.FACT:
        records.attribute(
            record,
            {field: evidence if _is_filled(getattr(actor, field)) else () for field in changed},
        )
