"""The answers that a contribution can get, whatever it contributes to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Answer(models.TextChoices):
    """The four answers; each goes with a reason."""

    ACCEPTED = "accepted", _("Accepted")
    IN_PART = "in_part", _("Accepted in part")
    REJECTED = "rejected", _("Not taken up")
    OUT_OF_SCOPE = "out_of_scope", _("Outside what was asked")
