"""Ideas, who had them, and what others say about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.challenges.models.challenges import Challenge, nothing
from vivaio.ground.actors.models import Actor
from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.answers import Answer
from vivaio.platform.records.models import Recorded
from vivaio.platform.search.documents import Document
from vivaio.platform.tenancy.declarations import PERSONAL

#: The life of an idea. `turn_away` is for what is no idea at all, and is told with its reason.
IDEA_LIFE = lifecycle(
    "draft",
    "received",
    "shown",
    "answered",
    "turned_away",
    "withdrawn",
    send=("draft", "received"),
    show=("received", "shown"),
    turn_away=("received shown", "turned_away"),
    answer=("received shown", "answered"),
    withdraw=("draft received shown", "withdrawn"),
)


class Idea(Recorded):
    """An idea that answers a challenge, or that somebody brings to a centre unasked.

    `reason` says why it got its `answer`, in the language of who answered.
    """

    record_kind = "idea"
    open_states = ("shown", "answered")

    challenge = models.ForeignKey(
        Challenge, on_delete=models.PROTECT, null=True, related_name="ideas"
    )
    actor = models.ForeignKey(Actor, on_delete=models.SET_NULL, null=True, related_name="+")
    title = TextField(verbose_name=_("title"))
    summary = TextField(verbose_name=_("summary"))
    body = TextField(verbose_name=_("how it would work"))
    country = models.CharField(_("country"), max_length=2, blank=True)
    received_on = models.DateField(null=True)
    shown_on = models.DateField(null=True)
    answer_by = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    answer = models.CharField(max_length=12, choices=Answer, blank=True)
    reason = TextField(verbose_name=_("reason"))

    class Meta:
        indexes = [models.Index(fields=["state", "answer_by"], name="idea_to_answer")]

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"ideas/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        for language in sorted(set(self.title.texts) & set(languages)) or [self.title.source]:
            words = [one.texts.get(language, "") for one in (self.summary, self.body)]
            yield language, self.title.best(language).words, "", " ".join(filter(None, words))

    def search_facets(self) -> tuple[str, str]:
        return self.country, ""

    def search_documents(self, languages: Sequence[str], changed: int) -> list[Document]:
        """Nobody finds by words what was taken back or turned away."""
        if self.state in ("withdrawn", "turned_away"):
            return []
        return super().search_documents(languages, changed)

    def content(self) -> dict[str, Any]:
        """What a version keeps of it."""
        return {name: getattr(self, name) for name in ("title", "summary", "body")}


class Author(models.Model):
    """Somebody whose idea it is, with or without an account; the first one sent it.

    Another one is invited and is an author from `joined_at` on. `is_named`: the name is shown.
    `told` holds what they were told of already; nothing is told after `stopped_at`.
    """

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="authors")
    name = models.CharField(_("name"), max_length=120)
    address = models.EmailField(_("e-mail address"))
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    is_first = models.BooleanField(default=False)
    is_named = models.BooleanField(default=False)
    language = models.CharField(max_length=12)
    invited_at = models.DateTimeField(default=clock.now)
    joined_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    told = models.JSONField(default=nothing)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["idea", "address"], name="author_once_an_idea")
        ]


class Comment(models.Model):
    """What somebody says about an idea; a stranger's words wait until an editor has read them."""

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="comments")
    name = models.CharField(_("name"), max_length=120)
    words = models.TextField(_("comment"))
    language = models.CharField(max_length=12)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)
    is_shown = models.BooleanField(null=True)
    judged_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["idea", "is_shown", "at"], name="comment_order")]
