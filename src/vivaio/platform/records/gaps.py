"""Records with which the thread ends, as the page of gaps counts and lists them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Window

from vivaio.platform.registry import GapFound, GapLine
from vivaio.platform.tenancy.models import Nature


def found(rows: QuerySet[Any], since: str, centre: UUID | None, limit: int) -> GapFound:
    """Rows of records that a viewer may see, by the column `since` when their gap began."""
    chosen = rows if centre is None else rows.filter(centre=centre)
    first = list(
        chosen.annotate(
            gap_total=Window(Count("*")),
            gap_examples=Window(Count("uid", filter=Q(nature=Nature.EXAMPLE))),
        ).order_by(F(since).asc(nulls_last=True), "uid")[:limit]
    )
    if not first:
        return GapFound()
    lines = tuple(_line(row, getattr(row, since)) for row in first)
    return GapFound(first[0].gap_total, first[0].gap_examples, lines)


def _line(row: Any, since: Any) -> GapLine:
    country, _ = row.search_facets()
    day = since.date() if isinstance(since, datetime) else since
    return GapLine(row.uid, row.record_title(), row.record_address(), country, row.nature, day)
