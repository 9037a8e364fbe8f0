"""Codes that several nouns of this room share."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Method(models.TextChoices):
    """How a need came to be known."""

    TOLD = "told", _("told here by somebody")
    INTERVIEW = "interview", _("interviews")
    FOCUS_GROUP = "focus_group", _("focus groups")
    SURVEY = "survey", _("a survey")
    PAPER = "paper", _("paper forms")
    DESK = "desk", _("documents and studies")
    DATA = "data", _("public data")


class Helix(models.TextChoices):
    """Groups of stakeholders, after the quadruple helix with the social economy by itself."""

    ADMINISTRATION = "administration", _("public administration")
    SOCIAL_ECONOMY = "social_economy", _("social economy")
    BUSINESS = "business", _("business")
    RESEARCH = "research", _("research")
    CITIZENS = "citizens", _("citizens")


def no_codes() -> list[str]:
    """Before anybody named one."""
    return []


def nothing_moved() -> dict[str, list[str]]:
    """Before anything was moved."""
    return {}
