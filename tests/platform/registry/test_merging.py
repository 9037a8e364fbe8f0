"""Whatever points at a record that can be merged says what becomes of it then."""

from __future__ import annotations

from collections.abc import Collection

from django.apps import apps
from django.db.models import ForeignKey, Model

from vivaio.contexts.needs.models import Need
from vivaio.ground.actors.models import Actor
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.models import Record
from vivaio.platform.registry.merging import merges

#: Records, and the kinds of them that can be merged so far.
POINTED_AT = (Record, Actor, Need)


def _keys(to: Collection[type[Model]]) -> set[str]:
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model in to
    }


def test_every_key_to_a_card_has_a_rule() -> None:
    """Register it: merges.register("room.Model.field", MOVES), or stays("why it stays")."""
    assert _keys(POINTED_AT) - set(merges) == set()


def test_no_rule_is_left_over() -> None:
    """A room may say it of its other records too, which are not merged."""
    assert set(merges) - _keys([Record, *models_by_kind().values()]) == set()


def test_what_stays_says_why() -> None:
    assert [name for name, rule in merges.all().items() if not rule.moves and not rule.why] == []
