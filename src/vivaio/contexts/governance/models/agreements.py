"""What a centre's partners sign, and who signed which version of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.ground.actors.models import Actor
from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded
from vivaio.platform.tenancy.declarations import part_of

#: The life of an agreement: what is open can be signed, what is closed stays to be read.
LIFE = lifecycle("draft", "open", "closed", open=("draft closed", "open"), close=("open", "closed"))

#: The life of an adhesion. Renewing ends one and begins another, under the text of that day.
ADHESION_LIFE = lifecycle(
    "submitted",
    "confirmed",
    "refused",
    "withdrawn",
    "expired",
    "renewed",
    confirm=("submitted", "confirmed"),
    refuse=("submitted", "refused"),
    withdraw=("submitted confirmed", "withdrawn"),
    expire=("confirmed", "expired"),
    renew=("confirmed expired", "renewed"),
)


class AgreementKind(models.TextChoices):
    """What sort of paper it is."""

    PARTNERSHIP = "partnership", _("Partnership agreement")
    MANIFESTO = "manifesto", _("Manifesto")
    MEMORANDUM = "memorandum", _("Memorandum of understanding")


class Agreement(Recorded):
    """A text that organisations adhere to. `edition` is the version now signed, 0 before opening.

    `term_months` is how long an adhesion holds; None: until it is withdrawn.
    """

    record_kind = "agreement"
    open_states = ("open", "closed")

    kind = models.CharField(_("kind"), max_length=12, choices=AgreementKind)
    title = TextField(verbose_name=_("title"))
    summary = TextField(verbose_name=_("in one sentence"))
    text = TextField(verbose_name=_("text"))
    term_months = models.PositiveSmallIntegerField(_("term in months"), null=True, blank=True)
    edition = models.PositiveIntegerField(default=0)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"agreements/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        written = set(self.title.texts) | set(self.summary.texts) | set(self.text.texts)
        for language in sorted(written & set(languages)) or [self.title.source]:
            words = f"{self.summary.texts.get(language, '')} {self.text.texts.get(language, '')}"
            yield language, self.title.best(language).words, "", words

    def search_facets(self) -> tuple[str, str]:
        return "", self.kind


class Authority(models.TextChoices):
    """By what right somebody signs for an organisation."""

    LEGAL = "legal", _("I am its legal representative")
    DELEGATED = "delegated", _("I am delegated by an act of the organisation")
    NONE = "none", _("Neither, or I am not sure")


class Checked(models.TextChoices):
    """How an adhesion came to be confirmed."""

    MAIL = "mail", _("by the mail address of the organisation")
    EDITOR = "editor", _("by the team of the centre")


class Adhesion(models.Model):
    """An organisation's signature under one version of an agreement, in one language.

    `digest` is the SHA-256 of the words that were signed, in hexadecimal. Only the organisation,
    its country and dates are ever public; who signed is for the team and for the signatory.
    """

    tenancy = part_of("agreement")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="adhesions")
    actor = models.ForeignKey(Actor, on_delete=models.SET_NULL, null=True, related_name="adhesions")
    organisation = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    website = models.CharField(max_length=200, blank=True)
    signatory = models.CharField(max_length=120)
    capacity = models.CharField(max_length=120)
    email = models.EmailField()
    authority = models.CharField(max_length=10, choices=Authority)
    act_number = models.CharField(max_length=60, blank=True)
    act_date = models.DateField(null=True)
    edition = models.PositiveIntegerField()
    language = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default="submitted")
    submitted_at = models.DateTimeField()
    mail_confirmed_at = models.DateTimeField(null=True)
    checked = models.CharField(max_length=6, choices=Checked, blank=True)
    since = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    renews = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="renewal")
    link = models.UUIDField(null=True)

    class Meta:
        ordering = ["folded", "uid"]
        indexes = [
            models.Index(fields=["agreement", "state", "folded"], name="adhesion_listed"),
            models.Index(fields=["state", "expires_on"], name="adhesion_expiring"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "actor"],
                condition=models.Q(state="confirmed"),
                name="an_actor_adheres_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(authority="none"), name="a_signature_has_authority"
            ),
        ]
