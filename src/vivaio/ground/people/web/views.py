"""What signing in needs beside allauth, and what the network's administrators are told."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.platform.personal import queries as personal
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in


@require_safe
@everybody
def no_passwords(request: VivaioRequest) -> HttpResponse:
    """Nobody has a password here: a code comes by mail."""
    return render(request, "account/no_password.html")


@require_safe
@signed_in
def forgotten(request: VivaioRequest) -> HttpResponse:
    """What was erased, night by night, because it was no longer needed."""
    nights = personal.nights(request.viewer)
    return render(request, "people/forgotten.html", {"nights": nights})
