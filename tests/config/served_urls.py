"""Health, and an address that writes one row and acknowledges it."""

import os
from datetime import UTC, datetime

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from vivaio.platform.health.views import health
from vivaio.platform.tasks.models import Slot


@csrf_exempt
def write(request: HttpRequest, word: str) -> HttpResponse:
    """One committed row, then its acknowledgement."""
    with transaction.atomic():
        Slot.objects.create(job=f"burst-{word}", due=datetime.now(UTC))
    return HttpResponse(word)


def process(request: HttpRequest) -> HttpResponse:
    """Which process answers."""
    return HttpResponse(str(os.getpid()))


urlpatterns = [
    path("health/", health, name="health"),
    path("write/<str:word>/", write),
    path("process/", process),
]
