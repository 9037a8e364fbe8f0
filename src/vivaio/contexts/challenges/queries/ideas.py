"""Reading ideas, their authors and what is said about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from vivaio.contexts.challenges import marks
from vivaio.contexts.challenges.models import Author, Challenge, Comment, Idea
from vivaio.kernel.errors import Unknown
from vivaio.platform.records.queries import only
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 20
_TABLE = 20_000


def seen(viewer: Viewer) -> QuerySet[Idea]:
    """The ideas that a viewer may know of."""
    rows: QuerySet[Idea] = Idea.objects.visible_to(viewer)
    return rows.select_related("challenge", "centre", "actor")


def found(viewer: Viewer, slug: str) -> Idea:
    """One by its slug; `Unknown` when there is none for this viewer."""
    return only(seen(viewer).filter(slug=slug))


def by_uid(viewer: Viewer, uid: UUID) -> Idea:
    """The same by its uid."""
    return only(seen(viewer).filter(uid=uid))


def of_challenge(viewer: Viewer, challenge: UUID) -> list[Idea]:
    """The ideas of one challenge that are shown, in the order in which they came."""
    rows = seen(viewer).filter(challenge=challenge, state__in=Idea.open_states)
    return list(rows.order_by("received_on", "uid")[:500])


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see; `page` counts from one."""

    answer: str = ""
    country: str = ""
    page: int = 1


def listed(viewer: Viewer, asked: Asked) -> tuple[list[Idea], int]:
    """One page of the ideas that are shown, the newest first, and how many there are."""
    rows = seen(viewer).filter(state__in=Idea.open_states)
    if asked.answer == "waiting":
        rows = rows.filter(state="shown")
    elif asked.answer:
        rows = rows.filter(answer=asked.answer)
    if asked.country:
        rows = rows.filter(country=asked.country)
    start = (asked.page - 1) * PAGE
    return list(rows.order_by("-received_on", "-uid")[start : start + PAGE]), rows.count()


def every(viewer: Viewer) -> list[Idea]:
    """All of them, for a table."""
    return list(seen(viewer).filter(state__in=Idea.open_states).order_by("received_on")[:_TABLE])


def by_uids(viewer: Viewer, uids: Sequence[UUID]) -> list[Idea]:
    """Those of these that a viewer may know of, in the same order."""
    rows = {row.uid: row for row in seen(viewer).filter(uid__in=uids)}
    return [rows[uid] for uid in uids if uid in rows]


def author(marked: str, *, joined: bool = True) -> Author:
    """Who holds a signed link to an idea; with `joined` only who has said yes."""
    rows = Author.objects.select_related("idea__challenge", "idea__centre")
    row = rows.filter(uid=marks.read("author", marked)).first()
    if row is None or row.idea.deleted_at is not None or (joined and row.joined_at is None):
        raise Unknown(marked)
    return row


def stopping(marked: str) -> Author:
    """Whom a link that ends letters was sent to."""
    row = Author.objects.filter(uid=marks.read("stop", marked)).first()
    if row is None:
        raise Unknown(marked)
    return row


def comment(viewer: Viewer, uid: UUID) -> Comment:
    """One comment on an idea that a viewer may know of."""
    row = Comment.objects.select_related("idea").filter(uid=uid).first()
    if row is None or not seen(viewer).filter(uid=row.idea_id).exists():
        raise Unknown(f"comment {uid}")
    return row


def comments(idea: Idea) -> list[Comment]:
    """What is said about an idea and shown, the oldest first."""
    return list(idea.comments.filter(is_shown=True).order_by("at")[:200])


def _own(viewer: Viewer) -> list[UUID]:
    return [one for one in viewer.centres if viewer.may("edit", one)]


def received(viewer: Viewer, centre: UUID | None = None) -> list[Idea]:
    """Ideas that an editor has not read yet, the oldest first; of one centre or all their own."""
    own = _own(viewer) if centre is None else [centre]
    rows = seen(viewer).filter(centre__in=own, state="received") if own else Idea.objects.none()
    return list(rows.order_by("received_on", "uid")[:200])


def late(viewer: Viewer, until: date) -> list[Idea]:
    """Ideas outside challenges, in a viewer's centres, whose answer is due up to a day."""
    own = _own(viewer)
    if not own:
        return []
    rows = seen(viewer).filter(
        centre__in=own, state__in=("received", "shown"), challenge=None, answer_by__lte=until
    )
    return list(rows.order_by("answer_by")[:PAGE])


def without_reply(viewer: Viewer, today: date) -> list[Idea]:
    """Every shown idea that has no answer after the day that was promised."""
    rows = seen(viewer).filter(state="shown", answer_by__lt=today)
    return list(rows.order_by("answer_by")[:_TABLE])


def waiting_comments(viewer: Viewer, centre: UUID | None = None) -> list[Comment]:
    """Strangers' comments that nobody has read yet."""
    own = _own(viewer) if centre is None else [centre]
    if not own:
        return []
    rows = Comment.objects.filter(is_shown=None, idea__centre__in=own, idea__deleted_at=None)
    return list(rows.select_related("idea").order_by("at")[:200])


def authors(idea: Idea) -> list[Author]:
    """Who has said yes to being an author, the first one first."""
    return list(idea.authors.filter(joined_at__isnull=False).order_by("-is_first", "joined_at"))


def challenge_of(viewer: Viewer, idea: Idea) -> Challenge | None:
    """Its challenge, where the viewer may know of it."""
    if idea.challenge_id is None:
        return None
    row: Challenge | None = (
        Challenge.objects.visible_to(viewer).filter(pk=idea.challenge_id).first()
    )
    return row
