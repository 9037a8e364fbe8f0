"""What teams send by mail."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from vivaio.ground.centres.models import Invitation, Role
from vivaio.platform.mail import operations as mail


def team_name(invitation: Invitation, language: str) -> str:
    """The centre's name as its reader reads it, or the network's coordination."""
    if invitation.centre is None:
        return gettext("the coordination of the network")
    return invitation.centre.name.best(language).words


def send(invitation: Invitation, *, secret: str, inviter: str) -> None:
    """Queue the letter that invites, in the language of the invited."""
    language = invitation.language
    address = f"{settings.PUBLIC_ADDRESS}/{language}/invitations/{invitation.uid}/{secret}/"
    with translation.override(language):
        team = team_name(invitation, language)
        subject = gettext("Invitation: %(team)s") % {"team": team}
        text = render_to_string(
            "centres/letters/invitation.txt",
            {
                "team": team,
                "role": str(Role(invitation.role).label),
                "inviter": " ".join(inviter.split()),
                "address": address,
                "until": invitation.expires_at,
                "zone": invitation.centre.time_zone if invitation.centre else "UTC",
            },
        )
    mail.queue(
        to=invitation.email,
        subject=" ".join(subject.split())[:500],
        text=text,
        language=language,
        purpose="invitation",
        secret=True,
        key=f"invitation:{invitation.uid}:{invitation.times_sent}",
    )
