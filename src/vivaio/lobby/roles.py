"""What each role may do: a page made from the policies themselves."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vivaio.platform.tenancy.rules import Rule, roles, rules
from vivaio.platform.web.audience import VivaioRequest, everybody

#: How far a role reaches, in a word for a cell of the table.
REACHES = {
    "all": _("yes"),
    "own": _("one's own"),
    "centre": _("in one's centre"),
    "centres": _("in every centre"),
    "network": _("for the network"),
}


def _floor(rule: Rule) -> int:
    """Where the application of a rule stands among the others: rooms come in that order."""
    names = [config.name for config in apps.get_app_configs()]
    holders = [place for place, name in enumerate(names) if rule.policy.startswith(f"{name}.")]
    return holders[0] if holders else len(names)


def _rooms() -> list[dict[str, Any]]:
    """The rooms in their order, each with its rules: a cell for each role."""
    made: dict[str, list[dict[str, Any]]] = {}
    for rule in sorted(rules.all().values(), key=_floor):
        cells = [[REACHES[reach] for reach in role.reaches(rule)] for role in roles.all().values()]
        made.setdefault(rule.room, []).append({"words": rule.words, "cells": cells})
    return [{"title": title, "rows": rows} for title, rows in made.items()]


@require_safe
@everybody
def what_roles_may(request: VivaioRequest) -> HttpResponse:
    """Roles across, verbs down, room by room."""
    context = {"roles": list(roles.all().values()), "rooms": _rooms()}
    return render(request, "lobby/roles.html", context)
