"""Which administrator is reminded of which yearly duty."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from vivaio.contexts.duties import queries
from vivaio.contexts.duties.queries import Owed
from vivaio.ground.centres import queries as centres
from vivaio.ground.centres.queries import TeamMember
from vivaio.kernel.language import INTERFACE
from vivaio.platform.mail import operations as mail
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import day

#: Days before the day on which somebody is reminded; of those that have passed, the last counts.
STEPS = (60, 30, 7, 0)


def remind() -> int:
    """Queue what is due; the outbox keeps one of each step, year and person."""
    system = Viewer.system()
    every = [line.uid for line in centres.centres(system)]
    team = centres.team(system, every)
    queued = 0
    for one in queries.owed(every):
        step = min((step for step in STEPS if one.days <= step), default=None)
        if step is None or one.days < 0:
            continue
        for member in team:
            if member.centre == one.centre and "manage" in member.capabilities:
                _queue(one, member, step)
                queued += 1
    return queued


def _queue(one: Owed, member: TeamMember, step: int) -> None:
    language = member.language if member.language in INTERFACE else settings.LANGUAGE_CODE
    with translation.override(language):
        words = {
            "duty": _(one.duty.words),
            "day": day(one.due),
            "address": f"{settings.PUBLIC_ADDRESS}/{language}/duties/",
        }
        mail.queue(
            to=member.email,
            subject=_("By %(day)s: %(duty)s") % words,
            text=_(
                "%(duty)s: due by %(day)s.\n\nYou get this because you administer a centre in "
                "Italy, where public bodies do this every year. Note it as done here, and no "
                "further reminder comes:\n%(address)s\n"
            )
            % words,
            language=language,
            purpose="duties",
            key=f"duties.yearly:{one.centre}:{one.duty.code}:{one.year}:{step}",
        )
