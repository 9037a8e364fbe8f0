"""A card as linked data: schema.org for what it has words for, ours for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from vivaio.ground.actors.exporting import flat
from vivaio.ground.actors.models import Actor

_OWN = f"{settings.PUBLIC_ADDRESS}/vocabulary#"
_WORDS = {
    "website": "https://schema.org/url",
    "email": "https://schema.org/email",
    "telephone": "https://schema.org/telephone",
    "address": "https://schema.org/streetAddress",
    "postal_code": "https://schema.org/postalCode",
    "town": "https://schema.org/addressLocality",
    "country": "https://schema.org/addressCountry",
    "latitude": "https://schema.org/latitude",
    "longitude": "https://schema.org/longitude",
    "identifiers": "https://schema.org/identifier",
    "updated": "https://schema.org/dateModified",
    "published_on": "https://schema.org/datePublished",
}
_TEXTS = {"name": "https://schema.org/name", "description": "https://schema.org/description",
          "summary": "https://schema.org/abstract"}  # fmt: skip

#: Every plain word is one of our vocabulary unless it is told otherwise.
CONTEXT: Mapping[str, Any] = {
    "@vocab": _OWN,
    "Organization": "https://schema.org/Organization",
    **_WORDS,
    **{name: {"@id": iri, "@container": "@language"} for name, iri in _TEXTS.items()},
    **{name: {"@container": "@language"} for name in ("name_note", "offers", "seeks", "territory")},
}
_LISTED = ("themes", "target_groups", "methods", "identifiers")


def linked(actor: Actor) -> dict[str, Any]:
    """A card as one node: texts by language, lists as lists, empty values left out."""
    row = flat.row(actor)
    node: dict[str, Any] = {
        "@id": f"{settings.PUBLIC_ADDRESS}/id/{actor.uid}",
        "@type": "Organization",
    }
    for name, value in row.items():
        field, _, language = name.partition("@")
        if language:
            node.setdefault(field, {})[language] = value
        elif name in _LISTED:
            node.update({name: getattr(actor, name)} if getattr(actor, name) else {})
        elif value != "":
            node[name] = value
    return node
