"""Who judges the ideas of a challenge, and what they say."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.challenges.models.challenges import Challenge
from vivaio.contexts.challenges.models.ideas import Idea
from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.platform.tenancy.declarations import PERSONAL


class Reviewer(models.Model):
    """Somebody asked to judge the ideas of one challenge, who needs no account for it."""

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="reviewers")
    name = models.CharField(_("name"), max_length=120)
    address = models.EmailField(_("e-mail address"))
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    language = models.CharField(max_length=12)
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "address"], name="reviewer_once_a_challenge"
            )
        ]


class Review(models.Model):
    """Points from 0 to 10 for each criterion of the challenge, by its code, and the reasons.

    `is_recused`: the reviewer stands aside because of `words`, and there are no points.
    """

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="reviews")
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="reviews")
    points = models.JSONField(default=dict)
    words = models.TextField(_("reasons"))
    is_recused = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reviewer", "idea"], name="review_once_an_idea")
        ]
