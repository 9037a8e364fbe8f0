"""What must hold canaries, so that the leak test looks at everything."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.tenancy.declarations import CENTRE_OWNED, Tenancy

#: Fields of characters that hold no words of people, and why.
NO_WORDS = {
    "state": "a word of the lifecycle",
    "kind": "a code",
    "sector": "a code of the taxonomy",
    "level": "a code of the taxonomy",
    "scope": "made from centre and visibility",
    "visibility": "a code",
    "nature": "a code",
    "language": "a code",
    "country": "a code of ISO 3166-1",
    "category": "a code of the taxonomy",
    "code": "a short code, unique",
    "jurisdiction": "a code",
    "time_zone": "a name of the IANA",
    "nuts": "a code of NUTS",
    "nuts_edition": "a year",
    "telephone": "digits",
    "postal_code": "digits",
    "starts": "a date",
    "ends": "a date",
    "since": "a date",
    "until": "a date",
    "on": "a date",
    "stated_on": "a date",
    "subject": "a code",
    "field": "the name of a field",
    "key": "a collation key, by which words are put in order, not read",
    "media_type": "a code",
    "leaf": "a colour",
    "leaf_deep": "a colour",
    "digest": "a fingerprint",
    "row_hash": "a fingerprint",
    "mirror": "a word backwards",
    "due": "a date",
    "dimension": "a code",
    "objective": "a code of the list of its strategy",
    "number": "digits and points",
    "edition": "the number of a release",
}


def guarded() -> Iterator[type[models.Model]]:
    """The models whose rows belong to a centre, or to a record of one."""
    for model in apps.get_models():
        tenancy = getattr(model, "tenancy", None)
        if isinstance(tenancy, Tenancy) and (tenancy == CENTRE_OWNED or tenancy.whole):
            yield model


def worded(model: type[models.Model]) -> Iterator[models.Field[object, object]]:
    """Its fields that hold words of people."""
    for field in model._meta.get_fields():
        is_text = isinstance(field, models.CharField | models.TextField | TextField)
        if is_text and not field.choices and field.name not in NO_WORDS:
            yield field
