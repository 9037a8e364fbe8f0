"""The overview: what is missing, old or machine-made, by language, centre and kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vivaio.contexts.translating import machine, operations, policies, queries
from vivaio.contexts.translating.web.asking import (
    asked_of,
    kind_name,
    own_first,
    own_languages,
    query_of,
)
from vivaio.ground.centres import queries as centres
from vivaio.ground.centres.queries import CentreLine
from vivaio.kernel.decision import require
from vivaio.platform.records import queries as records
from vivaio.platform.records import untranslated
from vivaio.platform.records.untranslated import Asked, Standing, Wanting
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.audience import VivaioRequest, members
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import page_of

PAGE = 30
_NEEDS = ("missing", "stale", "machine")


@members
@require_safe
def overview(request: VivaioRequest) -> HttpResponse:
    """How far the languages are, and the records that want something, public ones first."""
    viewer = request.viewer
    require(policies.can_use_desk(viewer))
    known = centres.centres(viewer)
    own = own_languages(viewer, known)
    asked = asked_of(request.GET, own)
    standings = untranslated.standings(viewer)
    page, total = asked_page(request.GET), untranslated.total(viewer, asked)
    found = untranslated.wanting(viewer, asked, start=(page - 1) * PAGE, count=PAGE)
    order = own_first(own)
    names = {str(one.uid): one.name.best(viewer.language).words for one in known}
    names["network"] = gettext("The network")
    context = {
        "asked": asked,
        "chosen": asked.languages[0] if len(asked.languages) == 1 else "",
        "is_all": not asked.languages,
        "by_language": _by_language(standings, asked, order),
        "by_centre": _by_centre(standings, asked, names),
        "languages": order,
        "kinds": _kinds(standings),
        "centres": [(key, names[key]) for key in _present(standings) if key in names],
        "lines": [_line(one, names, viewer.language, asked) for one in found],
        "total": total,
        "pager": pager(request, page, total, PAGE),
        "waiting": queries.waiting_deliveries(viewer),
        "machine": _machine(request, known),
        "noindex": True,
    }
    return render(request, "translating/overview.html", context)


def _key(one: Standing) -> str:
    return str(one.centre) if one.centre else "network"


def _present(standings: Iterable[Standing]) -> list[str]:
    return list(dict.fromkeys(_key(one) for one in standings))


def _kinds(standings: Iterable[Standing]) -> list[tuple[str, str]]:
    named = [(kind, kind_name(kind)) for kind in {one.kind for one in standings}]
    return sorted(named, key=lambda pair: pair[1])


def _sums(
    standings: Iterable[Standing], fits: Callable[[Standing], bool], **place: str
) -> dict[str, Any]:
    """The numbers of some standings, each with the query of the list it counts."""
    chosen = [one for one in standings if fits(one)]
    numbers = {need: sum(getattr(one, need) for one in chosen) for need in _NEEDS}
    return {"records": sum(one.records for one in chosen), **numbers, **place}


def _by_language(
    standings: Sequence[Standing], asked: Asked, order: Sequence[str]
) -> list[dict[str, Any]]:
    def row(language: str) -> dict[str, Any]:
        narrowed = Asked((language,), "", asked.kind, asked.centre)
        return _sums(
            standings,
            lambda one: (
                one.language == language
                and (not asked.kind or one.kind == asked.kind)
                and (not asked.centre or _key(one) == asked.centre)
            ),
            code=language,
            query=query_of(narrowed),
        )

    return [row(language) for language in order]


def _by_centre(
    standings: Sequence[Standing], asked: Asked, names: dict[str, str]
) -> list[dict[str, Any]]:
    def row(key: str) -> dict[str, Any]:
        narrowed = Asked(asked.languages, "", asked.kind, key)
        return _sums(
            standings,
            lambda one: (
                _key(one) == key
                and (not asked.kind or one.kind == asked.kind)
                and (not asked.languages or one.language in asked.languages)
            ),
            name=names[key],
            query=query_of(narrowed),
        )

    present = [key for key in _present(standings) if key in names]
    return [row(key) for key in present] if len(present) > 1 else []


def _line(one: Wanting, names: dict[str, str], language: str, asked: Asked) -> dict[str, Any]:
    narrowed = Asked((), asked.need, asked.kind, asked.centre)
    return {
        "title": one.heading.title.best(language),
        "uid": one.heading.uid,
        "language": one.language,
        "query": query_of(narrowed),
        "page": page_of(one.heading.address),
        "kind": kind_name(one.heading.kind),
        "centre": names.get(str(one.centre) if one.centre else "network", ""),
        "is_example": one.heading.nature == Nature.EXAMPLE,
        "rank": one.rank,
        "missing": one.missing,
        "stale": one.stale,
        "machine": one.machine,
    }


def _machine(request: VivaioRequest, known: Sequence[CentreLine]) -> list[dict[str, Any]]:
    """The centres whose choice about the machine this viewer makes; none where there is no
    machine."""
    viewer = request.viewer
    if not machine.is_set():
        return []
    managed = [one for one in known if policies.can_choose(viewer, one.uid)]
    chosen = queries.choices([one.uid for one in managed])
    return [
        {
            "uid": one.uid,
            "name": one.name.best(viewer.language).words,
            "sends_private": one.uid in chosen,
        }
        for one in managed
    ]


@members
@require_POST
def choose(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """Let what is not public go to the machine, or no more."""
    records.heading(request.viewer, uid)
    sends = request.POST.get("sends") == "yes"
    operations.choose_sending(by=request.viewer, centre=uid, sends_private=sends)
    messages.success(
        request,
        gettext("Texts of this centre that are not public may go to the translation service.")
        if sends
        else gettext("Texts of this centre that are not public stay here."),
    )
    return redirect("translations")
