"""Offers and requests of actors, and the contacts that came of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.ground.actors.models import Actor
from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Record, Recorded
from vivaio.platform.search.documents import Document
from vivaio.platform.tenancy.declarations import part_of

#: The life of an offer or a request. Only what is open is listed and can be answered.
LIFE = lifecycle(
    "draft",
    "open",
    "matched",
    "expired",
    "withdrawn",
    open=("draft", "open"),
    match=("open", "matched"),
    expire=("open", "expired"),
    withdraw=("draft open", "withdrawn"),
    renew=("matched expired withdrawn", "open"),
)


class Sort(models.TextChoices):
    """What is offered or looked for."""

    PRODUCT = "product", _("a product")
    SERVICE = "service", _("a service")
    SPACE = "space", _("a space")
    SKILL = "skill", _("a skill")
    FUNDING = "funding", _("funding")
    PARTNER = "partner", _("a partner")
    VOLUNTEERS = "volunteers", _("volunteers")
    DATA = "data", _("data")
    OTHER = "other", _("something else")


class Outcome(models.TextChoices):
    """What came of a contact."""

    WORKED = "worked", _("It worked")
    TALKING = "talking", _("We are still talking")
    NOTHING = "nothing", _("It came to nothing")


def no_codes() -> list[str]:
    """Themes before anybody named one."""
    return []


class Exchange(Recorded):
    """What offers and requests share; `expires_on` is the last day on which it is open.

    `themes` and `target_groups` are codes of the taxonomy; `country` and `nuts` say where, and
    begin as its actor's. It belongs to the centre that keeps the actor's card.
    """

    open_states = ("open", "matched", "expired")

    title = TextField(verbose_name=_("title"))
    description = TextField(verbose_name=_("description"))
    sort = models.CharField(_("what sort"), max_length=10, choices=Sort)
    themes = models.JSONField(_("themes"), default=no_codes, blank=True)
    target_groups = models.JSONField(_("target groups"), default=no_codes, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    nuts = models.CharField(_("territory (NUTS code)"), max_length=5, blank=True)
    expires_on = models.DateField(_("open until"))
    opened_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        abstract = True

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"{self.record_kind}s/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        written = set(self.title.texts) | set(self.description.texts)
        for language in sorted(written & set(languages)) or [self.title.source]:
            words = self.description.texts.get(language, "")
            yield language, self.title.best(language).words, "", words

    def search_facets(self) -> tuple[str, str]:
        return self.country, self.sort

    def search_documents(self, languages: Sequence[str], changed: int) -> list[Document]:
        """Nobody finds by words what is over."""
        if self.state in ("matched", "expired", "withdrawn"):
            return []
        return super().search_documents(languages, changed)


class Offer(Exchange):
    """Something that an actor offers to others."""

    record_kind = "offer"

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="offered")

    class Meta:
        indexes = [models.Index(fields=["state", "expires_on"], name="offer_open")]


class Request(Exchange):
    """Something that an actor looks for. A need of people is another thing, kept elsewhere."""

    record_kind = "request"

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="requested")

    class Meta:
        indexes = [models.Index(fields=["state", "expires_on"], name="request_open")]


MODELS: dict[str, type[Offer] | type[Request]] = {"offer": Offer, "request": Request}
#: By kind, the kind that may meet it.
OPPOSITE = {"offer": "request", "request": "offer"}


class Contact(models.Model):
    """Somebody wrote about an offer or a request, or it was brought together with its opposite.

    Of a letter: who wrote what, forgotten after half a year. Of an introduction: `other`, the
    opposite. After thirty days those who got it are asked what came of it.
    """

    tenancy = part_of("record")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Record, on_delete=models.CASCADE, null=True, related_name="+")
    name = models.CharField(_("name"), max_length=120, blank=True)
    address = models.EmailField(_("e-mail address"), blank=True)
    words = models.TextField(_("message"), blank=True)
    at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    said = models.TextField(_("in your words"), blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["asked_at", "at"], name="contact_to_ask")]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "other"],
                condition=models.Q(other__isnull=False),
                name="introduced_once",
            )
        ]
