"""The words for which way an indicator should go, and how far a measurement may be trusted."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confidence(models.TextChoices):
    """How far a measurement may be trusted."""

    LOW = "low", _("low")
    MEDIUM = "medium", _("medium")
    HIGH = "high", _("high")


class Direction(models.TextChoices):
    """Which way an indicator should go."""

    UP = "up", _("more is better")
    DOWN = "down", _("less is better")
