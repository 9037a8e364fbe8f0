"""The address that a watchman asks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

import vivaio
from vivaio.platform.health import state
from vivaio.platform.health.state import State


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when it works, 503 when it does not; says what, and nothing about anybody.

    `?only=web` leaves the worker out of the answer's status, for a load balancer that asks each
    web server.
    """
    now = state.read()
    works = now.works or (request.GET.get("only") == "web" and _web_works(now))
    word = "down" if not works else "attention" if now.wants_attention else "ok"
    return JsonResponse(
        {
            "status": word,
            "version": vivaio.__version__,
            "database": {"reachable": now.reachable, "engine": now.engine},
            "migrations": {"missing": now.missing_migrations},
            "worker": {"seen_seconds_ago": now.worker_silent},
            "tasks": {"oldest_waiting_seconds": now.oldest_task, "given_up": now.given_up},
            "mail": now.mails,
            "disk": {"free_megabytes": now.disk_free // 1_000_000},
        },
        status=200 if works else 503,
    )


def _web_works(now: State) -> bool:
    return now.reachable and now.missing_migrations == 0 and now.disk_free >= state.DISK_FULL
