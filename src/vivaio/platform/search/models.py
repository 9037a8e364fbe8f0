"""The table of what can be found, and the words known from it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vivaio.platform.tenancy.declarations import CENTRE_OWNED, NETWORK_WIDE, Tenancy


class SearchRow(models.Model):
    """One record in one language, in the words its readers know; found through the engine's index.

    The numbers grow, so a higher one was written later. `scope` says who finds it
    (`documents.scope_of`); texts come last, so that filtering reads none of them.
    """

    tenancy: ClassVar[Tenancy] = CENTRE_OWNED

    uid = models.UUIDField()
    scope = models.CharField(max_length=32)
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=35)
    country = models.CharField(max_length=8, blank=True)
    category = models.CharField(max_length=80, blank=True)
    centre = models.UUIDField(null=True)
    visibility = models.CharField(max_length=8)
    nature = models.CharField(max_length=8)
    state = models.CharField(max_length=40)
    changed = models.BigIntegerField()
    title_key = models.CharField(max_length=120)
    title = models.TextField()
    names = models.TextField(blank=True)
    body = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uid", "language"], name="search_row_once"),
        ]
        indexes = [models.Index(fields=["title_key"], name="search_row_title")]


class SearchWord(models.Model):
    """A word that occurs in some row of a scope: what typing errors are repaired from.

    `word` is folded, `mirror` the same backwards, `written` as somebody wrote it.
    """

    tenancy: ClassVar[Tenancy] = CENTRE_OWNED

    scope = models.CharField(max_length=32)
    word = models.CharField(max_length=48)
    mirror = models.CharField(max_length=48)
    written = models.CharField(max_length=96)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["word", "scope"], name="search_word_once"),
        ]
        indexes = [models.Index(fields=["mirror", "scope"], name="search_word_mirror")]


class SearchTerm(models.Model):
    """A term of many rows and their number when last counted; only the cost of a question is
    judged by it, never an answer."""

    tenancy: ClassVar[Tenancy] = NETWORK_WIDE

    term = models.CharField(max_length=160, primary_key=True)
    rows = models.PositiveIntegerField()
