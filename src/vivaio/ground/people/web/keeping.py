"""What somebody had typed when their session had ended: shown again once they are back."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from vivaio.platform.web import kept as keeping
from vivaio.platform.web.audience import VivaioRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def kept(request: VivaioRequest) -> HttpResponse:
    """Send it now, or throw it away."""
    if request.method == "POST":
        keeping.drop(request)
        return HttpResponseRedirect(reverse("home"))
    found = keeping.of(request)
    if found is None:
        return HttpResponseRedirect(reverse("account"))
    return render(request, "people/kept.html", {"found": found})
