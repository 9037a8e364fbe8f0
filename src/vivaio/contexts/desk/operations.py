"""What is done at a desk: coming, having seen, handing over, taking back."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from vivaio.contexts.desk import policies, queries
from vivaio.contexts.desk.models import Desk, Handover
from vivaio.ground.centres import queries as centres
from vivaio.ground.centres.queries import TeamMember
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.platform.journal import operations as journal
from vivaio.platform.records.writing import operation
from vivaio.platform.registry import DeskLine
from vivaio.platform.tenancy.viewer import Viewer

LONGEST_WHY = 300


def note_visit(account: int) -> None:
    """Remember that somebody comes now, and when they came before.

    No act of the journal, as little as Django's own note of the last sign-in beside it is one: it
    changes nothing that anybody else sees.
    """
    now = clock.now()
    with transaction.atomic():
        kept, made = Desk.objects.select_for_update().get_or_create(
            account_id=account, defaults={"visited_at": now}
        )
        if not made:
            kept.before, kept.visited_at = kept.visited_at, now
            kept.save(update_fields=["before", "visited_at"])


def have_seen(*, by: Viewer) -> None:
    """From now on only what comes after this moment is new to them."""
    if by.account is None:
        raise Unknown
    now = clock.now()
    Desk.objects.update_or_create(account_id=by.account, defaults={"before": now})


@operation
def hand_over(
    *, by: Viewer, item: str, line: str, to: int, why: str, key: UUID | None = None
) -> UUID:
    """Hand a line of one's desk to a colleague of its centre on whose desk it may lie too."""
    found = queries.find(by, item, line)
    if found is None or found.centre is None or by.account is None:
        raise Unknown
    why = " ".join(why.split())
    problems: dict[str, list[Message]] = {}
    if not why:
        problems["why"] = [Message(N_("Say in a few words why: your colleague reads it."))]
    elif len(why) > LONGEST_WHY:
        problems["why"] = [
            Message(N_("At most %(count)s characters, please."), {"count": LONGEST_WHY})
        ]
    receiver = _receiver(by, found, item, to)
    if receiver is None:
        problems["to"] = [Message(N_("Choose a colleague of this centre who may do this."))]
    if problems or receiver is None:
        raise Invalid(problems)
    now = clock.now()
    earlier = Handover.objects.filter(centre=found.centre, item=item, line=line, ended_at=None)
    earlier.update(ended_at=now)
    made = Handover.objects.create(
        item=item, line=line, centre_id=found.centre, giver_id=by.account,
        receiver_id=receiver.account, why=why,
    )  # fmt: skip
    journal.append(
        by=by, verb="desk.handed_over", subject=found.subject or made.uid, centre=found.centre,
        personal={"person": receiver.name, "why": why},
        other=[receiver.person] if receiver.person else [],
    )  # fmt: skip
    return made.uid


def _receiver(by: Viewer, line: DeskLine, item: str, to: int) -> TeamMember | None:
    """The colleague, if they belong to the centre and the line is on their desk too."""
    assert line.centre is not None
    team = centres.team(by, [line.centre])
    colleague = next((one for one in team if one.account == to and to != by.account), None)
    if colleague is None:
        return None
    eyes = Viewer(
        account=colleague.account, person=colleague.person, name=colleague.name,
        roles={line.centre: colleague.capabilities}, language=by.language,
    )  # fmt: skip
    return colleague if queries.find(eyes, item, line.key) else None


@operation
def take_back(*, by: Viewer, uid: UUID, key: UUID | None = None) -> UUID:
    """End a handover: by who gave it, or by who has it."""
    found = queries.handover(by, uid)
    if found is None:
        raise Unknown
    require(policies.can_take_back(by, found))
    found.ended_at = clock.now()
    found.save(update_fields=["ended_at"])
    given_back = by.account == found.receiver_id
    line = queries.find(by, found.item, found.line)
    journal.append(
        by=by,
        verb="desk.given_back" if given_back else "desk.taken_back",
        subject=(line and line.subject) or found.uid,
        centre=found.centre_id,
        personal={"person": (found.giver if given_back else found.receiver).name},
    )
    return found.uid
