"""One identity row per record, whatever its room, and what is known of where facts come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vivaio.kernel import uid as uids
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.search.documents import Document
from vivaio.platform.tenancy.declarations import NETWORK_WIDE, PERSONAL, part_of
from vivaio.platform.tenancy.models import CentreOwned


class Origin(models.TextChoices):
    """How a record or a value came in."""

    ENTERED = "entered", _("entered by hand")
    IMPORTED = "imported", _("imported")
    HARVESTED = "harvested", _("harvested from another directory")


class Record(CentreOwned):
    """The identity of a record: what links, search, feeds, the site map and merges read.

    `address` has no language: `actors/open-incet/` is served at `/it/actors/open-incet/`.
    `change` grows with every change of any record, in the order of commits. `country` (ISO 3166-1)
    and `category` (the room's own code) are what lists are narrowed by.
    """

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    kind = models.CharField(max_length=40)
    title = TextField()
    address = models.CharField(max_length=200)
    state = models.CharField(max_length=40)
    is_open = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    change = models.BigIntegerField(unique=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.ENTERED)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    published_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    country = models.CharField(max_length=2, blank=True)
    category = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["kind", "visibility", "is_open", "deleted_at", "country", "category"],
                name="record_listed",
            ),
        ]

    @classmethod
    def open_to_others(cls) -> Q:
        # Written as a list, it is a comparison to the database, which the index can serve.
        return Q(is_open__in=[True])


class Slug(models.Model):
    """A word in an address; old ones stay and lead to the present one."""

    tenancy = part_of("record")

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="slugs")
    kind = models.CharField(max_length=40)
    slug = models.CharField(max_length=120)
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="slug_once_a_kind")]


class SortKey(models.Model):
    """Where a record's title stands among its kind, by the alphabet of one language."""

    tenancy = part_of("record")

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="sort_keys")
    language = models.CharField(max_length=12)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=240)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "language"], name="sort_key_once_a_language")
        ]
        indexes = [
            models.Index(fields=["kind", "language", "key", "record"], name="sort_key_order")
        ]


class TranslationState(CentreOwned):
    """How far the texts of one record are translated into one language; kept at each save.

    `texts`: how many have an original in another language. Of these `missing` have no words in
    this one (names, which may stay as they are, do not count), `stale` are older than their
    original, `machine` were made by a machine and by nobody confirmed. `rank`: 0 everybody may
    read the record, 1 the network, 2 its centre alone.
    """

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="translation_states")
    language = models.CharField(max_length=12)
    kind = models.CharField(max_length=40)
    is_open = models.BooleanField(default=False)
    rank = models.PositiveSmallIntegerField()
    texts = models.PositiveSmallIntegerField()
    missing = models.PositiveSmallIntegerField(default=0)
    stale = models.PositiveSmallIntegerField(default=0)
    machine = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "language"], name="translation_state_once_a_language"
            )
        ]
        indexes = [
            models.Index(
                fields=[
                    "centre", "language", "rank", "record", "kind", "missing", "stale", "machine",
                    "visibility", "is_open", "deleted_at",
                ],
                name="translation_state_read",
            ),
        ]  # fmt: skip

    @classmethod
    def open_to_others(cls) -> Q:
        return Q(is_open=True)


class Source(models.Model):
    """Where facts come from: a document somebody can go and read."""

    tenancy = NETWORK_WIDE

    key = models.SlugField(max_length=60, unique=True)
    title = TextField()
    publisher = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=12, blank=True)
    address = models.CharField(max_length=400, blank=True)
    licence = models.CharField(max_length=100, blank=True)
    note = TextField()
    published_on = models.CharField(max_length=10, blank=True)
    checked_on = models.DateField(null=True, blank=True)


class Provenance(models.Model):
    """For one field of one record: who says so, in which words, and when we looked."""

    tenancy = part_of("record")

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="provenance")
    field = models.CharField(max_length=60)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    quotation = models.TextField(blank=True)
    checked_on = models.DateField(null=True, blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.ENTERED)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "field", "source"], name="provenance_once_a_source"
            )
        ]


class Standing(models.TextChoices):
    """Whether what is said holds already."""

    IN_FORCE = "in_force", _("in force")
    ANNOUNCED = "announced", _("announced")
    ENDED = "ended", _("ended")


class Assertion(models.Model):
    """Something a source says about a record, with the date and the words of the source.

    Two sources may say different things of one subject: both stay, each under its source.
    `on`: the date it speaks of, as precisely as known (`2012`, `2024-07`).
    """

    tenancy = part_of("record")

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="assertions")
    subject = models.CharField(max_length=40)
    text = TextField()
    on = models.CharField(max_length=10, blank=True)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.IN_FORCE)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    quotation = models.TextField(blank=True)
    stated_on = models.CharField(max_length=10, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["record", "subject", "position"], name="assertion_order")]


class Change(models.Model):
    """One row: the number of the last change. Its lock puts changes in the order of commits."""

    tenancy = NETWORK_WIDE

    value = models.BigIntegerField(default=0)


class Receipt(models.Model):
    """An operation that was done, so that a retry of the same request does it no second time."""

    tenancy = PERSONAL

    key = models.UUIDField(primary_key=True)
    verb = models.CharField(max_length=120)
    account = models.IntegerField(null=True)
    result = models.UUIDField()
    at = models.DateTimeField()


class Recorded(CentreOwned):
    """What every room's nouns share: the row that carries an identity row in `Record`."""

    record_kind: ClassVar[str]
    #: Whether the life of this kind knows the state *archived*, which moderation may ask for.
    archivable: ClassVar[bool] = False
    #: Whether what sources say of it (its assertions) is found by words too.
    finds_statements: ClassVar[bool] = False

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    slug = models.CharField(max_length=120, editable=False)
    state = models.CharField(max_length=40, default="draft")
    version = models.PositiveIntegerField(default=0, editable=False)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.ENTERED)
    created_at = models.DateTimeField(editable=False)
    updated_at = models.DateTimeField(editable=False)
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def record_title(self) -> Text:
        """The name by which people know the record."""
        raise NotImplementedError

    def record_address(self) -> str:
        """The path of its page, without a language."""
        raise NotImplementedError

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        """For search: (language, title, other names, body) in each language it has words in."""
        raise NotImplementedError

    def search_facets(self) -> tuple[str, str]:
        """For search: (country, category), each empty when not known."""
        return "", ""

    def search_documents(self, languages: Sequence[str], changed: int) -> list[Document]:
        """The rows by which the record is found."""
        country, category = self.search_facets()
        stated = self._stated() if self.finds_statements else {}
        shown = "published" if self.state in self.open_states else self.state
        return [
            Document(
                uid=self.uid,
                kind=self.record_kind,
                language=language,
                title=title,
                names=names,
                body=" ".join(filter(None, (body, stated.get(language, "")))),
                centre=self.centre_id,
                visibility=self.visibility,
                nature=self.nature,
                state=shown,
                country=country,
                category=category,
                changed=changed,
            )
            for language, title, names, body in self.search_texts(languages)
        ]

    def _stated(self) -> dict[str, str]:
        """The words of its statements, by language."""
        said: dict[str, list[str]] = {}
        for text in Assertion.objects.filter(record=self.uid).values_list("text", flat=True):
            for language, words in text.texts.items():
                said.setdefault(language, []).append(words)
        return {language: " ".join(words) for language, words in said.items()}
