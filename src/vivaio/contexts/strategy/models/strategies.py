"""Strategies: a text with addresses, and what people say of its paragraphs."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.strategy.parts import OF_STRATEGIES, Block, Objective
from vivaio.ground.indicators import parts
from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.answers import Answer
from vivaio.platform.records.models import Recorded
from vivaio.platform.tenancy.declarations import PERSONAL

#: The life of a strategy. While it is open, anybody comments; adopted, its words stay as they are.
LIFE = lifecycle(
    "draft",
    "open",
    "adopted",
    "superseded",
    open=("draft", "open"),
    adopt=("draft open", "adopted"),
    supersede=("adopted", "superseded"),
)
#: What a comment can get as an answer: the four of all contributions, and one more.
ALREADY = "already_so"
ANSWERS = [*Answer.choices, (ALREADY, _("Already so"))]


def nothing() -> list[Any]:
    """A list before anybody wrote in it."""
    return []


class Strategy(Recorded):
    """What a country or a region wants to reach, for which years, and why.

    `body` holds blocks (headings and paragraphs), `given` the highest number that was ever given
    to a block or an objective under each prefix, so that none comes to mean something else.
    Comments are taken until the end of `closes_on`, by the clock of its centre.
    """

    record_kind = "strategy"
    open_states = ("open", "adopted", "superseded")

    title = TextField(verbose_name=_("title"))
    summary = TextField(verbose_name=_("summary"))
    country = models.CharField(_("country"), max_length=2, blank=True)
    starts_on = models.DateField(_("First day"), null=True, blank=True)
    ends_on = models.DateField(_("Last day"), null=True, blank=True)
    closes_on = models.DateField(_("Comments until"), null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    body = models.JSONField(_("Text"), default=nothing, blank=True)
    objectives = models.JSONField(_("Objectives"), default=nothing, blank=True)
    given = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "country"], name="strategy_listed")]

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"strategies/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        several = [self.summary, *(text for _path, _part, text in parts.texts(self, OF_STRATEGIES))]
        for language in sorted(set(self.title.texts) & set(languages)) or [self.title.source]:
            words = " ".join(filter(None, (one.texts.get(language, "") for one in several)))
            yield language, self.title.best(language).words, "", words

    def search_facets(self) -> tuple[str, str]:
        return self.country, ""

    def day_of(self, moment: datetime) -> date:
        """The day it is at a moment by the clock of its centre, which its days follow."""
        return moment.astimezone(ZoneInfo(self.centre.time_zone if self.centre else "UTC")).date()

    def blocks(self) -> list[Block]:
        """Its text in order."""
        return parts.read(self, OF_STRATEGIES, "body")

    def aims(self) -> list[Objective]:
        """What it wants to reach."""
        return parts.read(self, OF_STRATEGIES, "objectives")

    def content(self) -> dict[str, Any]:
        """What a version keeps of it: its words by the code of each block, and their order."""
        blocks = self.blocks()
        return {
            "title": self.title, "summary": self.summary,
            "order": [one.code for one in blocks], **{one.code: one.words for one in blocks},
        }  # fmt: skip


class Comment(models.Model):
    """What somebody says of a paragraph (its code), and the answer with its reason.

    A stranger's words wait until an editor has read them (`is_shown` None).
    """

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="comments")
    code = models.CharField(max_length=12)
    name = models.CharField(_("name"), max_length=120)
    words = models.TextField(_("comment"))
    language = models.CharField(max_length=12)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)
    is_shown = models.BooleanField(null=True)
    judged_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=12, choices=ANSWERS, blank=True)
    reason = TextField(verbose_name=_("reason"))
    answered_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["strategy", "is_shown", "answer"], name="strategy_comment_waits")
        ]

    def version(self) -> int:
        """A number that tells one answer of it from another; 0 while it has none."""
        said = f"{self.answer} {json.dumps(self.reason.to_json(), sort_keys=True)}"
        return (zlib.crc32(said.encode()) & 0x7FFFFFFF or 1) if self.answer else 0
