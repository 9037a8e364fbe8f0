"""Sending a campaign in batches: an address is marked and its letter queued in one transaction.

So a kill between two batches, or within one, leaves every address either waiting or sent, never
both; the outbox itself never takes a second letter for the same key.
"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, override

from vivaio.contexts.governance import marks
from vivaio.contexts.governance.models import Campaign, Invitee, OptOut, Reached
from vivaio.kernel.errors import Invalid
from vivaio.platform import tasks
from vivaio.platform.mail import operations as mail
from vivaio.platform.tenancy.examples import headed, titled

#: Letters of one transaction.
BATCH = 20


@tasks.task("governance.send_campaign")
def send_campaign(campaign: str) -> int:
    """Queue the letters of a campaign until none waits or somebody stops it; the number queued."""
    queued = 0
    while batch := send_batch(UUID(campaign)):
        queued += batch
    return queued


@transaction.atomic
def send_batch(campaign: UUID) -> int:
    """Queue the letters of the next addresses; 0 when there are none, or sending was stopped."""
    found = (
        Campaign.objects.select_for_update(of=("self",))
        .select_related("agreement", "centre")
        .filter(uid=campaign, state="sending", agreement__deleted_at=None)
        .first()
    )
    if found is None:
        return 0
    rows = list(found.invitees.filter(state=Reached.WAITING).order_by("uid")[:BATCH])
    out = set(
        OptOut.objects.filter(
            centre=found.centre_id, digest__in=[row.digest for row in rows]
        ).values_list("digest", flat=True)
    )
    for row in rows:
        row.state = Reached.LEFT_OUT if row.digest in out else Reached.SENT
        if row.state == Reached.SENT and not _queue(found, row):
            row.state = Reached.LEFT_OUT
    Invitee.objects.bulk_update(rows, ["state"])
    return len(rows)


def _queue(campaign: Campaign, invitee: Invitee) -> bool:
    language = invitee.language
    subject, text = letter(campaign, language, marks.mark("invitation", invitee.uid))
    way_out = marks.address("invitation", language, invitee.uid)
    try:
        mail.queue(
            to=invitee.address,
            subject=subject,
            text=text,
            language=language,
            purpose="invitation",
            key=key_of(campaign.uid, invitee.uid),
            unsubscribe=way_out,
        )
    except Invalid:
        return False
    return True


def key_of(campaign: UUID, invitee: UUID | str = "") -> str:
    """The outbox's name for a letter, or the beginning of those of a whole campaign."""
    return f"invitation:{campaign}:{invitee}"


def letter(campaign: Campaign, language: str, marked: str) -> tuple[str, str]:
    """Subject and text as somebody gets them: the team's words, and how to answer or leave."""
    base = f"{settings.PUBLIC_ADDRESS}/{language}"
    subject = campaign.subject_line.best(language).words
    with override(language):
        words = {
            "agreement": campaign.agreement.title.best(language).words,
            "sign": f"{base}/agreements/{campaign.agreement.slug}/adhere/?invitation={marked}",
            "stop": f"{base}/invited/{marked}/",
            "centre": campaign.centre.name.best(language).words if campaign.centre else "",
        }
        foot = gettext(
            "Read and sign “%(agreement)s”:\n%(sign)s\n\nYou get this message because "
            "%(centre)s invites organisations like yours. No more invitations:\n%(stop)s"
        )
        subject = titled(subject, campaign.nature)
        parts = headed([campaign.letter.best(language).words, foot % words], campaign.nature)
    return " ".join(subject.split())[:500], "\n\n".join(parts) + "\n"
