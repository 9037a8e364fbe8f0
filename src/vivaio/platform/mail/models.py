"""The outbox."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vivaio.kernel.lifecycle import lifecycle
from vivaio.platform.tenancy.declarations import PERSONAL, Tenancy


class State(models.TextChoices):
    """Where a message stands."""

    QUEUED = "queued", _("Waiting")
    SENDING = "sending", _("Being handed over")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Refused")
    STRANDED = "stranded", _("Unknown whether it went out")


#: A message is handed over at most once: nothing leads from stranded back to queued, but a hand
#: that was taken for lost and comes back may still say that the message did go out.
LIFE = lifecycle(
    *State.values,
    hand_over=("queued", "sending"),
    note_sent=("sending stranded", "sent"),
    put_back=("sending", "queued"),
    refuse=("queued sending", "failed"),
    strand=("sending", "stranded"),
)


class Outgoing(models.Model):
    """One message to one recipient.

    `text` and `html` of a secret message (a sign-in code) are erased as soon as it is settled.
    `key`, when given, names a message: it exists once for each recipient. `unsubscribe` is where
    one POST stops messages of this sort, without signing in (RFC 8058).
    """

    tenancy: ClassVar[Tenancy] = PERSONAL

    key = models.CharField(max_length=200, blank=True, editable=False)
    recipient = models.CharField(_("recipient"), max_length=320)
    message_id = models.CharField(max_length=300, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=20)
    purpose = models.CharField(_("purpose"), max_length=100)
    subject = models.CharField(_("subject"), max_length=500)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(blank=True)
    unsubscribe = models.CharField(max_length=500, blank=True, editable=False)
    secret = models.BooleanField(default=False)
    state = models.CharField(
        _("state"), max_length=8, choices=State, default=State.QUEUED, editable=False
    )
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    error = models.CharField(_("what went wrong"), max_length=500, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    due_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("outgoing message")
        verbose_name_plural = _("outgoing messages")
        constraints = [
            models.UniqueConstraint(
                "key",
                Lower("recipient"),
                condition=~models.Q(key=""),
                name="one_message_per_key_and_recipient",
            )
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="mail_state_due")]
