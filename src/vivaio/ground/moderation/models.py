"""Notices, what was decided about them and why, and appeals against that.

After Regulation (EU) 2022/2065 (Digital Services Act): Article 16 (notice and action), Article 17
(statement of reasons), Article 20 (complaints, within six months), Article 15 (yearly numbers).
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.ground.centres.models import Centre
from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.declarations import PERSONAL, Tenancy

#: The life of a notice, and of an appeal.
LIFE = lifecycle("waiting", "decided", decide=("waiting", "decided"))


class Category(models.TextChoices):
    """What is said to be wrong; the order of the form."""

    UNTRUE = "untrue", _("It says something that is not true")
    PERSONAL = "personal", _("It shows personal data of somebody who does not want it")
    RIGHTS = "rights", _("It uses words or pictures that belong to somebody else")
    HATE = "hate", _("It insults, threatens or stirs up hatred")
    FRAUD = "fraud", _("It is fraud, or pretends to be somebody else")
    ADVERTISING = "advertising", _("It is advertising that has nothing to do with the network")
    ILLEGAL = "illegal", _("It is against the law in another way")
    OTHER = "other", _("Something else is wrong")


class Measure(models.TextChoices):
    """What is done about it."""

    KEEP = "keep", _("It stays as it is")
    HIDE = "hide", _("Only the centre sees it from now on")
    ARCHIVE = "archive", _("It is archived")


class Ground(models.TextChoices):
    """What a decision rests on."""

    NOTHING_WRONG = "nothing_wrong", _("Nothing was found that is against law or rules")
    LAW = "law", _("It is against the law")
    PRIVACY = "privacy", _("It shows personal data without a reason")
    RIGHTS = "rights", _("It uses what belongs to somebody else")
    RULES = "rules", _("It is against the rules of this directory")
    UNTRUE = "untrue", _("It is not true, and was not put right")


class Side(models.TextChoices):
    """Who may appeal."""

    NOTIFIER = "notifier", _("who gave notice")
    AUTHOR = "author", _("who keeps the record")


class Decision(models.Model):
    """What was decided about a record: measure, ground, words, and how the record stood before."""

    tenancy: ClassVar[Tenancy] = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="decisions")
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, null=True, related_name="+")
    measure = models.CharField(max_length=8, choices=Measure)
    ground = models.CharField(max_length=14, choices=Ground)
    words = models.CharField(max_length=2_000)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)
    visibility_before = models.CharField(max_length=8, blank=True)
    state_before = models.CharField(max_length=40, blank=True)
    reversed_at = models.DateTimeField(null=True, blank=True)


class Notice(models.Model):
    """Somebody says that something is wrong with a record; without an account if they like."""

    tenancy: ClassVar[Tenancy] = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="notices")
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, null=True, related_name="+")
    category = models.CharField(max_length=12, choices=Category)
    words = models.CharField(max_length=4_000)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=12)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    state = models.CharField(max_length=8, default="waiting")
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, related_name="notices"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["state", "centre"], name="notice_waiting")]


class Appeal(models.Model):
    """A decision is asked to be looked at again, by somebody else; once for each side."""

    tenancy: ClassVar[Tenancy] = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="appeals")
    side = models.CharField(max_length=8, choices=Side)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, null=True, related_name="appeals")
    words = models.CharField(max_length=4_000)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=12)
    state = models.CharField(max_length=8, default="waiting")
    upheld = models.BooleanField(null=True)
    answer = models.CharField(max_length=2_000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "notice"], name="one_appeal_a_notice"),
            models.UniqueConstraint(
                fields=["decision"], condition=models.Q(side="author"), name="one_appeal_of_authors"
            ),
        ]
