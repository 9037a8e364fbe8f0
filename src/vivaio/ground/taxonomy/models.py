"""Concepts: the words by which records are told apart, with labels in every language."""

from __future__ import annotations

from django.db import models

from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.tenancy.declarations import NETWORK_WIDE


class Concept(models.Model):
    """One concept of a scheme (SKOS): `kind/university`, `theme/care`."""

    tenancy = NETWORK_WIDE

    scheme = models.CharField(max_length=40)
    code = models.CharField(max_length=60)
    label = TextField()
    definition = TextField()
    broader = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["scheme", "position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="concept_once_a_scheme")
        ]
