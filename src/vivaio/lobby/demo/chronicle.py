"""Procedures, acts, conventions, results and a practice of the demonstration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from vivaio.contexts.chronicle import operations, queries
from vivaio.lobby.demo.reading import record, table, text
from vivaio.platform.tenancy.viewer import Viewer

Uids = Mapping[str, UUID]
_TEXTS = ("title", "summary", "outcome", "unit")


def load(by: Viewer, centres: Uids, examples: Uids) -> None:
    """All of them, published and tied to each other and to the rest of the thread."""
    entries = table("chronicle")["entry"]
    made = {one["slug"]: _entry(by, one, centres, examples) for one in entries}
    for one in entries:
        for slug in one.get("with", ()):
            operations.tie(
                by=by, kind=one["kind"], uid=made[one["slug"]], tie="agreed_with",
                other=examples[slug],
            )  # fmt: skip
        for tie in one.get("tie", ()):
            operations.tie(
                by=by, kind=one["kind"], uid=made[one["slug"]], tie=tie["tie"],
                begins=tie["begins"], other=record(tie["other"]), on=tie["on"],
                reason=text(tie.get("reason")),
            )  # fmt: skip


def _entry(by: Viewer, one: Mapping[str, Any], centres: Uids, examples: Uids) -> UUID:
    given = {name: text(one[name]) for name in _TEXTS if name in one}
    source = given["title"].source
    uid = operations.draft(
        by=by, kind=one["kind"], centre=centres[one["centre"]], language=source,
        translations=given, words={name: each.texts[source] for name, each in given.items()},
        values={
            "owner": examples[one["owner"]], "stage": one.get("stage", "done"), "country": "",
            "nuts": one["nuts"], "themes": one["themes"], "starts_on": one["starts"],
            "ends_on": one.get("ends"), "total": one.get("total"), "visibility": "public",
            "days_required": one.get("days_required"), "days_given": one.get("days_given"),
        },
        shares=[(text(each["name"]), each["amount"]) for each in one.get("shares", ())],
        days=[(each["on"], text(each["words"])) for each in one["days"]],
        nature="example", slug_words=one["slug"],
    )  # fmt: skip
    version = queries.by_uid(by, one["kind"], uid).version
    operations.move(
        by=by, kind=one["kind"], uid=uid, version=version, verb="publish", on=one["told"]
    )
    return uid
