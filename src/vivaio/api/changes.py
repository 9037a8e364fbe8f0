"""What has changed: for programs that keep a copy of the public records."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from vivaio.kernel.errors import N_
from vivaio.platform.records import harvesting
from vivaio.platform.records.harvesting import Changed
from vivaio.platform.rest.answers import answer, next_link
from vivaio.platform.rest.cursors import after_change, change_of
from vivaio.platform.rest.shapes import EXAMPLE_UID, AskedList, Shape, Texts, Wanted, address_of

changes = Router(tags=["changes"])


class AskedChanges(AskedList):
    """From where the changes are told, and of what."""

    kind: str = Field(
        "", max_length=40, description="Only of this kind of record.", examples=["actor"]
    )


class ChangeShape(Shape):
    """A record at its last change."""

    id: str = Field(
        description=N_("Permanent address, which leads to the page and to linked data."),
        examples=[f"https://vivaio.example/id/{EXAMPLE_UID}"],
    )
    uid: UUID = Field(description=N_("Identity, which never changes."), examples=[EXAMPLE_UID])
    kind: str = Field(description=N_("Kind of record."), examples=["actor"])
    changed_at: datetime = Field(
        description=N_("When it was last changed."), examples=["2026-11-20T15:30:00Z"]
    )
    status: str = Field(
        description=N_("Present, or no longer public: withdrawn, removed, or merged into another."),
        examples=["present"],
        json_schema_extra={"enum": ["present", "withdrawn", "removed", "merged"]},
    )
    nature: str = Field(
        description="Fact, or an example that shows how the platform works.", examples=["fact"]
    )
    title: Texts = Field(description="Title.", examples=[{"it": "Comune di Torino"}])
    merged_into: UUID | None = Field(
        description=N_("The record that holds what this one held."), examples=[None]
    )


class Changes(Shape):
    """Changes in the order in which they were made, each record at its last one."""

    items: list[ChangeShape] = Field(description=N_("What is on this page."))
    next_cursor: str = Field(
        description=N_("Where to ask for what changes later; keep it."), examples=["YzEyMw"]
    )
    more: bool = Field(description=N_("Whether there is more at once."), examples=[False])


def _shape(one: Changed, wanted: Wanted) -> ChangeShape:
    return ChangeShape(
        id=address_of(one.uid),
        uid=one.uid,
        kind=one.kind,
        changed_at=one.at,
        status=one.status,
        nature=one.nature,
        title=wanted.texts(one.title) if one.title else {},
        merged_into=one.merged_into,
    )


@changes.get(
    "",
    response=Changes,
    url_name="api_changes",
    operation_id="listChanges",
    summary="What has changed",
)
def list_changes(request: HttpRequest, asked: Query[AskedChanges]) -> HttpResponse:
    """Records in the order of their last change, with those that are no longer there.

    Begin without a cursor to read everything; then keep `next_cursor` and come back with it.
    """
    after, wanted = change_of(asked.cursor), Wanted(asked)
    rows = harvesting.changes(after, asked.limit + 1, asked.kind)
    shown = rows[: asked.limit]
    last = shown[-1].change if shown else after
    shape = Changes(
        items=[_shape(one, wanted) for one in shown],
        next_cursor=after_change(last),
        more=len(rows) > asked.limit,
    )
    response = answer(shape)
    if shape.more:
        response["Link"] = next_link(request, shape.next_cursor)
    return response
