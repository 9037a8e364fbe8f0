"""What the invented actors of the demonstration offer and look for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from vivaio.contexts.exchange import operations
from vivaio.kernel import clock
from vivaio.lobby.demo.reading import table, text
from vivaio.platform.tenancy.viewer import Viewer

Uids = Mapping[str, UUID]


def load(by: Viewer, examples: Uids) -> None:
    """Offers and requests of the examples, and one pair that somebody brought together."""
    made: dict[str, UUID] = {}
    for one in table("exchange")["entry"]:
        kind, translations = one["kind"], {
            name: text(one[name]) for name in ("title", "description") if name in one
        }  # fmt: skip
        title = translations["title"]
        made[one["slug"]] = operations.draft(
            by=by, kind=kind, actor=examples[one["actor"]], language=title.source,
            words={"title": title.texts[title.source]}, translations=translations,
            values={
                "sort": one["sort"], "themes": one["themes"],
                "expires_on": clock.today() + timedelta(days=one["days"]),
            },
            slug_words=one["slug"],
        )  # fmt: skip
        operations.move(by=by, kind=kind, uid=made[one["slug"]], version=1, verb="open")
    for pair in table("exchange")["introduced"]:
        operations.introduce(
            by=by, kind="offer", uid=made[pair["offer"]], other=made[pair["request"]]
        )
