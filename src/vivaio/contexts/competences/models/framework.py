"""Competences as records of the whole network, and where a centre says it in other words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.competences.written import Piece
from vivaio.kernel import uid as uids
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded
from vivaio.platform.tenancy.declarations import part_of


def nothing() -> list[Any]:
    """A list before anything is in it."""
    return []


class Competence(Recorded):
    """One competence of the framework, the same for all centres.

    It is written by releases alone (`edition` says which). One that a later edition has no longer
    is *withdrawn*, never deleted: what is tied to it stays.
    """

    record_kind = "competence"

    code = models.CharField(max_length=12, unique=True)
    title = TextField(verbose_name=_("name"))
    definition = TextField(verbose_name=_("Definition"))
    statements = models.JSONField(default=nothing)
    steps = models.JSONField(default=nothing)
    edition = models.CharField(max_length=12)

    class Meta:
        ordering = ["code"]

    @property
    def area(self) -> str:
        """The code of its area."""
        return self.code[:1]

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"competences/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        several = [self.definition, *(one.words for one in self.all_statements())]
        for language in sorted(set(self.title.texts) & set(languages)) or [self.title.source]:
            words = " ".join(filter(None, (one.texts.get(language, "") for one in several)))
            yield language, self.title.best(language).words, self.code, words

    def search_facets(self) -> tuple[str, str]:
        return "", self.area

    def all_statements(self) -> list[Piece]:
        """What somebody can do, from the foundation to the expert."""
        return [_piece(one) for one in self.statements]

    def all_steps(self) -> list[Piece]:
        """What leads into each band."""
        return [_piece(one) for one in self.steps]


def _piece(stored: dict[str, Any]) -> Piece:
    return Piece(stored["code"], stored["band"], Text.from_json(stored["words"]))


def stored(piece: Piece) -> dict[str, Any]:
    """A statement or a step as it is stored."""
    return {"code": piece.code, "band": piece.band, "words": piece.words.to_json()}


class Sort(models.TextChoices):
    """What a centre does with the common words."""

    CHANGED = "changed", _("said differently")
    LEFT_OUT = "left_out", _("left out")
    ADDED = "added", _("added")


class Difference(models.Model):
    """Where a centre's words differ from the common ones: of one statement, or of the definition.

    `code` is the statement's, `definition`, or for an added one its band with a number beyond the
    common ones (F7). `common` is what it stood for when it was written: once the common words are
    others, the difference is kept and says so.
    """

    tenancy = part_of("competence")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="differences")
    centre = models.ForeignKey("centres.Centre", on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=12)
    sort = models.CharField(max_length=8, choices=Sort)
    words = TextField(verbose_name=_("words"))
    common = TextField(verbose_name=_("the common words"))

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["competence", "centre", "code"], name="competence_differs_once"
            )
        ]
