"""Reading who keeps which card, and what waits for an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import IntegerField, Q, QuerySet

from vivaio.ground.actors import queries as cards
from vivaio.ground.actors.models import Actor
from vivaio.ground.organisations import policies
from vivaio.ground.organisations.models import (
    Application,
    Delegation,
    Kind,
    State,
    Stewardship,
    Trust,
)
from vivaio.ground.people import addresses
from vivaio.kernel import clock
from vivaio.kernel.errors import Unknown
from vivaio.kernel.text import Text
from vivaio.platform.records import queries as records
from vivaio.platform.records.queries import Heading
from vivaio.platform.tenancy.readings import Reading
from vivaio.platform.tenancy.viewer import Viewer

#: So many are shown in a queue; the rest comes up as these are answered.
QUEUE = 50


@dataclass(frozen=True, slots=True)
class Steward:
    """Somebody who keeps a card, as those who may know them see them."""

    number: int
    account: int
    name: str
    email: str
    language: str
    way: str
    since: date
    trusted: bool


def entrusted_to(account: int) -> frozenset[UUID]:
    """The cards that an account may change at once: it keeps them, and it is trusted."""
    return frozenset(uid for (uid,) in _entrusted.rows(None, account=account))


_entrusted = Reading(
    lambda viewer, account: Stewardship.objects.filter(
        account=account, account__trust__isnull=False, account__trust__taken_back_at=None
    ).values_list("actor_id"),
    account=IntegerField(),
)


def is_trusted(account: int) -> bool:
    """Whether something of this account was accepted, and trust not taken back since."""
    return Trust.objects.filter(account=account, taken_back_at=None).exists()


def keeps(viewer: Viewer, actor: UUID) -> bool:
    """Whether the viewer keeps a card for its organisation."""
    if viewer.account is None:
        return False
    return Stewardship.objects.filter(account=viewer.account, actor=actor).exists()


def has_claimed(viewer: Viewer, actor: UUID) -> bool:
    """Whether a claim of the viewer on a card waits."""
    waiting = Application.objects.filter(state=State.WAITING, kind=Kind.CLAIM)
    return waiting.filter(account=viewer.account, actor=actor).exists()


def stewards(actor: UUID) -> list[Steward]:
    """Who keeps a card; the caller has asked the policy."""
    rows = Stewardship.objects.filter(actor=actor).select_related("account__trust")
    return [
        Steward(
            row.pk, row.account_id, row.account.name or row.account.email, row.account.email,
            row.account.language, row.way, row.since,
            _trusts(getattr(row.account, "trust", None)),
        )
        for row in rows.order_by("since", "pk")
    ]  # fmt: skip


def _trusts(trust: Trust | None) -> bool:
    return trust is not None and trust.taken_back_at is None


def kept_cards(viewer: Viewer) -> list[Heading]:
    """The cards that the viewer keeps and may see."""
    rows = Stewardship.objects.filter(account=viewer.account).values_list("actor_id", flat=True)
    return sorted(records.headings(viewer, rows).values(), key=lambda one: one.title.best().words)


@dataclass(frozen=True, slots=True)
class Asked:
    """An application in a list."""

    uid: UUID
    kind: str
    state: str
    name: Text
    country: str
    centre: UUID | None
    nature: str
    at: datetime


def _asked(rows: QuerySet[Application]) -> list[Asked]:
    return [
        Asked(
            row.uid, row.kind, row.state, row.actor.name, row.actor.country, row.centre_id,
            row.actor.nature, row.at,
        )
        for row in rows.select_related("actor")
    ]  # fmt: skip


def own_applications(viewer: Viewer) -> list[Asked]:
    """What the viewer has asked for, newest first."""
    return _asked(Application.objects.filter(account=viewer.account).order_by("-at")[:QUEUE])


def waiting(viewer: Viewer, count: int = QUEUE) -> Sequence[Asked]:
    """What waits for an answer of the viewer as an editor, the longest first."""
    centres = [uid for uid in viewer.centres if viewer.may("publish", uid)]
    theirs = Q(centre__in=centres)
    if viewer.may("publish", None):
        theirs |= Q(centre=None)
    elif not centres:
        return []
    rows = Application.objects.filter(theirs, state=State.WAITING)
    return _asked(rows.exclude(account=viewer.account).order_by("at")[:count])


def is_asked_for(actor: UUID) -> bool:
    """Whether a card is drawn for a registration that waits for an answer."""
    asked = Application.objects.filter(actor=actor, kind=Kind.REGISTRATION, state=State.WAITING)
    return asked.exists()


def answered_lately(viewer: Viewer, since: datetime) -> list[Asked]:
    """What the viewer asked for and was answered since a moment."""
    if viewer.account is None:
        return []
    answered = Application.objects.filter(account=viewer.account, decided_at__gte=since)
    return _asked(answered.exclude(state=State.WITHDRAWN).order_by("-decided_at")[:QUEUE])


def application(viewer: Viewer, uid: UUID) -> Application:
    """One application, for who made it and for those who answer it; else `Unknown`."""
    rows = Application.objects.select_related("actor", "account", "centre")
    found = rows.filter(uid=uid).first()
    is_own = found is not None and viewer.account is not None
    if found is None or not (
        (is_own and found.account_id == viewer.account) or viewer.may("publish", found.centre_id)
    ):
        raise Unknown
    return found


def may_answer(viewer: Viewer, found: Application) -> bool:
    """Whether the viewer is asked for an answer."""
    return bool(policies.can_answer(viewer, found, "accept"))


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation as the invited, or those who sent it, see it."""

    uid: UUID
    email: str
    name: Text
    address: str
    expires_at: datetime


def _invitations(rows: QuerySet[Delegation]) -> list[Invitation]:
    open_ones = rows.filter(state=State.WAITING, expires_at__gt=clock.now())
    return [
        Invitation(row.uid, row.email, row.actor.name, row.actor.record_address(), row.expires_at)
        for row in open_ones.filter(actor__deleted_at=None).select_related("actor").order_by("at")
    ]


def invitations_to(viewer: Viewer) -> list[Invitation]:
    """The invitations that wait for one of the viewer's proved addresses."""
    if viewer.account is None:
        return []
    return _invitations(Delegation.objects.filter(email__in=addresses.verified(viewer.account)))


def invitations_of(actor: UUID) -> list[Invitation]:
    """The invitations to keep a card that wait; the caller has asked the policy."""
    return _invitations(Delegation.objects.filter(actor=actor))


def steward(viewer: Viewer, number: int) -> tuple[Actor, Steward]:
    """One who keeps a card the viewer may see, with the card; the caller asks the policy."""
    row = Stewardship.objects.select_related("actor").filter(pk=number).first()
    if row is None:
        raise Unknown
    card = cards.actor_of(viewer, row.actor_id)
    return card, next(one for one in stewards(card.uid) if one.number == number)
