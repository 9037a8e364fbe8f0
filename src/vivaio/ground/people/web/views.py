"""What signing in needs beside allauth."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.platform.web.audience import VivaioRequest, everybody


@require_safe
@everybody
def no_passwords(request: VivaioRequest) -> HttpResponse:
    """Nobody has a password here: a code comes by mail."""
    return render(request, "account/no_password.html")
