"""Reading strategies and what people say of them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from vivaio.contexts.strategy.models import Comment, Strategy
from vivaio.kernel.errors import Unknown
from vivaio.platform.records.queries import only
from vivaio.platform.tenancy.viewer import Viewer

_MOST = 500


def seen(viewer: Viewer) -> QuerySet[Strategy]:
    """What a viewer may know of."""
    rows: QuerySet[Strategy] = Strategy.objects.visible_to(viewer)
    return rows.select_related("centre")


def found(viewer: Viewer, slug: str) -> Strategy:
    """One by its slug; `Unknown` when there is none for this viewer."""
    return only(seen(viewer).filter(slug=slug))


def by_uid(viewer: Viewer, uid: UUID) -> Strategy:
    """The same by its uid."""
    return only(seen(viewer).filter(uid=uid))


def every(viewer: Viewer) -> list[Strategy]:
    """All that are open to others, the newest first; their texts are not read."""
    rows = seen(viewer).filter(state__in=Strategy.open_states).defer("body")
    return list(rows.order_by("-published_on", "-uid")[:_MOST])


def of_centre(viewer: Viewer, centre: UUID) -> list[Strategy]:
    """All of a centre, drafts too, the newest first."""
    rows = seen(viewer).filter(centre=centre).defer("body")
    return list(rows.order_by("-created_at")[:_MOST])


def comments(viewer: Viewer, row: Strategy) -> dict[str, list[Comment]]:
    """What is shown of what people say, by paragraph; an editor also gets what nobody has read."""
    rows = Comment.objects.filter(strategy=row.uid).exclude(is_shown=False)
    if not viewer.may("edit", row.centre_id):
        rows = rows.filter(is_shown=True)
    told: dict[str, list[Comment]] = {}
    for one in rows.order_by("at", "uid"):
        told.setdefault(one.code, []).append(one)
    return told


_UNANSWERED = Q(answer="") & (Q(is_shown=None) | Q(is_shown=True))


def waiting(row: Strategy) -> int:
    """How many comments have no answer."""
    return Comment.objects.filter(_UNANSWERED, strategy=row.uid).count()


def comment(viewer: Viewer, uid: UUID) -> Comment:
    """A comment by its uid, where the viewer sees its strategy."""
    row = Comment.objects.filter(uid=uid, strategy__in=seen(viewer).order_by().values("uid"))
    found = row.select_related("strategy", "strategy__centre").first()
    if found is None:
        raise Unknown(f"comment {uid}")
    return found


def unanswered(viewer: Viewer) -> list[tuple[Strategy, int, Comment]]:
    """Where a viewer edits: strategies with comments that wait, how many, and the oldest."""
    centres = [uid for uid, roles in viewer.roles.items() if "edit" in roles]
    if not centres:
        return []
    rows = Comment.objects.filter(_UNANSWERED, strategy__centre__in=centres)
    oldest: dict[UUID, Comment] = {}
    numbers: dict[UUID, int] = {}
    for one in rows.select_related("strategy").order_by("at", "uid")[:_MOST]:
        oldest.setdefault(one.strategy_id, one)
        numbers[one.strategy_id] = numbers.get(one.strategy_id, 0) + 1
    return [(one.strategy, numbers[uid], one) for uid, one in oldest.items()]


def counts(rows: Sequence[Strategy]) -> dict[UUID, int]:
    """How many comments are shown of each."""
    told = Comment.objects.filter(strategy__in=[row.uid for row in rows], is_shown=True)
    return dict(told.values_list("strategy").annotate(Count("uid")))
