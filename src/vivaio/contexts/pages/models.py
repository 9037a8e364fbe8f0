"""News and pages: a title, a summary and typed blocks, with a life."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.pages import blocks
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded

LIFE = lifecycle(
    "draft",
    "review",
    "scheduled",
    "published",
    "archived",
    submit=("draft", "review"),
    send_back=("review", "draft"),
    schedule=("draft review", "scheduled"),
    unschedule=("scheduled", "draft"),
    publish=("draft review scheduled", "published"),
    archive=("published", "archived"),
    revive=("archived", "draft"),
)


class Editorial(Recorded):
    """What news and pages share.

    `author`: the number of the account that began it. `publish_at` (UTC) is set while it is
    scheduled; after `expires_on`, a day of its centre, it is archived; `released_at` is when it
    was first published.
    """

    title = TextField(verbose_name=_("title"))
    summary = TextField(verbose_name=_("summary"))
    blocks = models.JSONField(default=list)
    author = models.IntegerField(null=True)
    publish_at = models.DateTimeField(null=True)
    expires_on = models.DateField(null=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def record_title(self) -> Text:
        return self.title

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        content = blocks.Content(self.title, self.summary, blocks.read(self.blocks))
        texts = [text for key, text in content.texts() if key != "title"]
        for language in languages:
            if self.title.texts.get(language):
                words = " ".join(text.texts.get(language, "") for text in texts)
                yield language, self.title.texts[language], "", words


class Item(Editorial):
    """A piece of news."""

    record_kind = "news"

    class Meta:
        indexes = [models.Index(fields=["state", "visibility", "-released_at"], name="news_newest")]

    def record_address(self) -> str:
        return f"news/{self.slug}/"


class Page(Editorial):
    """A page that stays."""

    record_kind = "page"

    def record_address(self) -> str:
        return f"pages/{self.slug}/"


MODELS: dict[str, type[Item] | type[Page]] = {"news": Item, "page": Page}
