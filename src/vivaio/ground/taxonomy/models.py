"""Concepts: the words by which records are told apart, with labels in every language."""

from __future__ import annotations

from django.db import models

from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.tenancy.declarations import NETWORK_WIDE


class Origin(models.TextChoices):
    """Who wrote a concept: it comes with Vivaio, or an operator imported it."""

    RELEASE = "release"
    LOCAL = "local"


def no_words() -> dict[str, list[str]]:
    """A concept's other names before anybody gave one, by language."""
    return {}


def no_matches() -> list[list[str]]:
    """A concept's matches before anybody gave one."""
    return []


class Concept(models.Model):
    """One concept of a scheme (SKOS): `kind/university`, `theme/care`.

    `alternative` holds other names by language; `matches` pairs of a relation of SKOS and the
    address of somebody else's concept. One that is `deprecated` stays readable where it is used;
    `replaced_by` is the code of the one to use instead, if any.
    """

    tenancy = NETWORK_WIDE

    scheme = models.CharField(max_length=40)
    code = models.CharField(max_length=60)
    label = TextField()
    definition = TextField()
    broader = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    alternative = models.JSONField(default=no_words, blank=True)
    matches = models.JSONField(default=no_matches, blank=True)
    deprecated = models.BooleanField(default=False)
    replaced_by = models.CharField(max_length=60, blank=True)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.RELEASE)

    class Meta:
        ordering = ["scheme", "position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="concept_once_a_scheme")
        ]
