"""What teams put on people's desks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from vivaio.ground.centres.letters import team_name
from vivaio.ground.centres.queries import teams as queries
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskLine
from vivaio.platform.tenancy.viewer import Viewer

#: How many days before its end an invitation without an answer is worth a line.
SOON = timedelta(days=4)


def invitations_to_me(viewer: Viewer) -> Iterator[DeskLine]:
    """Teams that wait for the viewer's answer."""
    for one in queries.invitations_to(viewer):
        yield DeskLine(
            Message(
                N_("%(team)s invites you into its team."),
                {"team": team_name(one, viewer.language)},
            ),
            f"invitations/{one.uid}/",
            due=one.last_day,
            why=Message(N_("The invitation was sent to your e-mail address.")),
            verb=Message(N_("Answer")),
            subject=one.uid,
        )


def unanswered(viewer: Viewer) -> Iterator[DeskLine]:
    """Invitations that expire soon, or have done so."""
    now = clock.now()
    for one in queries.expiring(viewer, SOON):
        said = (
            N_("The invitation to %(address)s has expired without an answer.")
            if one.has_expired(now)
            else N_("The invitation to %(address)s expires soon.")
        )
        yield DeskLine(
            Message(said, {"address": one.email}),
            f"centres/{one.centre.slug}/team/" if one.centre else "network/team/",
            due=one.last_day,
            why=Message(N_("You look after this team.")),
            verb=Message(N_("Send again or withdraw")),
            sort="expires",
            subject=one.uid,
            centre=one.centre_id,
            key=f"invitation-expiring:{one.uid}",
        )


def unadministered(viewer: Viewer) -> Iterator[DeskLine]:
    """Centres of which nobody can look after the team."""
    for one in queries.staffing(viewer):
        if one.administrators == 0:
            yield DeskLine(
                Message(
                    N_("%(centre)s has no administrator."),
                    {"centre": one.name.best(viewer.language).words},
                ),
                f"{one.address}team/invite/",
                why=Message(N_("The network's coordination appoints the centres' administrators.")),
                verb=Message(N_("Invite an administrator")),
                subject=one.uid,
                key=f"unadministered:{one.uid}",
            )
