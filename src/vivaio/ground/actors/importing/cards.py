"""Values of cards under the keys by which rows are compared with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from vivaio.ground.actors.checking import TEXTS
from vivaio.ground.actors.models import Actor
from vivaio.ground.importing.importers import Terms
from vivaio.kernel import clock
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.folding import fold
from vivaio.platform.records.operations import Evidence


def evidence_of(terms: Terms) -> Sequence[Evidence]:
    """What stands beside each fact that a table tells."""
    today = clock.now().date()
    return (Evidence(terms.evidence, checked_on=today, origin="imported"),)


def value_of(actor: Actor, key: str) -> Any:
    """What stands on a card under a key: `name@it`, `name` (in all languages), `position`…"""
    field, _, language = key.partition("@")
    if field in TEXTS:
        text: Text = getattr(actor, field)
        return text.texts.get(language, "") if language else text.to_json()
    if key == "position":
        known = actor.latitude is not None and actor.longitude is not None
        return [actor.latitude, actor.longitude] if known else None
    value = getattr(actor, key)
    return value.isoformat() if isinstance(value, date) else ("" if value is None else value)


def put(actor: Actor, values: Mapping[str, Any], language: str) -> list[str]:
    """Write values onto a card; the fields that are other than before."""
    before = {field: getattr(actor, field) for field in fields_of(values)}
    for key, value in values.items():
        field, _, words_language = key.partition("@")
        if field in TEXTS and not words_language:
            setattr(actor, field, Text.from_json(value))
        elif field in TEXTS:
            _put_words(actor, field, words_language, value, language)
        elif key == "position":
            actor.latitude, actor.longitude = value or (None, None)
        elif key == "valid_until":
            actor.valid_until = date.fromisoformat(value) if value else None
        else:
            setattr(actor, key, value)
    return [field for field, old in before.items() if getattr(actor, field) != old]


def _put_words(actor: Actor, field: str, words_language: str, words: str, first: str) -> None:
    """Words in one language; of a new text the language of the table is the original, if there."""
    old: Text = getattr(actor, field)
    if not old:
        setattr(actor, field, Text(words_language, {words_language: words} if words else {}))
    elif not actor.version and words_language == first and words:
        setattr(actor, field, Text(first, {**old.texts, first: words}))
    elif words or old.texts.get(words_language):
        setattr(actor, field, old.with_words(words_language, words))


def fields_of(values: Mapping[str, Any]) -> list[str]:
    """The fields of a card that some keys speak of, each once."""
    found: dict[str, None] = {}
    for key in values:
        if key == "position":
            found.update(dict.fromkeys(("latitude", "longitude")))
        else:
            found[key.partition("@")[0]] = None
    return list(found)


def is_near(actor: Actor, values: Mapping[str, Any]) -> bool:
    """Whether country and town of a card and of a row do not speak against each other."""
    country, town = values.get("country", ""), values.get("town", "")
    if country and actor.country and country != actor.country:
        return False
    return not (town and actor.town and fold(town) != fold(actor.town))
