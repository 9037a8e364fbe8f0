"""The pages of the taxonomy: schemes, their concepts, and who works on what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.ground.actors.directory.filters import Filter
from vivaio.ground.actors.directory.finding import found
from vivaio.ground.taxonomy import queries
from vivaio.kernel.errors import Unknown
from vivaio.kernel.later import Later
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody

if TYPE_CHECKING:
    from vivaio.ground.taxonomy import skos
else:
    skos = Later("vivaio.ground.taxonomy.skos")


def _counts(viewer: Viewer, scheme: str) -> Mapping[str, int]:
    """How many cards the viewer may see have each concept of a scheme, or a narrower one."""
    return found(viewer, Filter()).counts.get(scheme, {})


@require_safe
@everybody
def schemes(request: VivaioRequest) -> HttpResponse:
    """Every scheme, with how many concepts it has."""
    language = request.viewer.language
    lines = [
        {
            "code": one.code,
            "name": one.label.best(language),
            "definition": one.definition.best(language),
            "count": sum(not other.deprecated for other in queries.concepts(one.code).values()),
        }
        for one in queries.schemes()
    ]
    return render(request, "lobby/taxonomy/schemes.html", {"schemes": lines})


@require_safe
@everybody
def scheme(request: VivaioRequest, scheme: str) -> HttpResponse:
    """The concepts of a scheme as a tree, each with how many cards have it."""
    one, language = queries.scheme_of(scheme), request.viewer.language
    context = {
        "scheme": one,
        "name": one.label.best(language),
        "definition": one.definition.best(language),
        "tree": queries.tree(scheme),
        "counts": _counts(request.viewer, scheme),
        "reader": language,
    }
    return render(request, "lobby/taxonomy/scheme.html", context)


@require_safe
@everybody
def concept(request: VivaioRequest, scheme: str, code: str) -> HttpResponse:
    """A concept: what it means, what is around it, in which words, and who has it."""
    whole, known = queries.scheme_of(scheme), queries.concepts(scheme)
    if code not in known:
        raise Unknown
    one, language = known[code], request.viewer.language
    context = {
        "scheme": whole,
        "scheme_name": whole.label.best(language),
        "one": one,
        "name": one.in_language(language),
        "definition": one.definition.best(language),
        "broader": known.get(one.broader),
        "narrower": [other for other in known.values() if other.broader == code],
        "replaced_by": known.get(one.replaced_by),
        "languages": _languages(one.label, one.alternative),
        "count": _counts(request.viewer, scheme).get(code, 0),
        "query": urlencode({scheme: code}),
        "address": f"{settings.PUBLIC_ADDRESS}/taxonomy/{scheme}/{code}",
        "reader": language,
    }
    return render(request, "lobby/taxonomy/concept.html", context)


def _languages(label: Text, others: Mapping[str, list[str]]) -> list[tuple[str, str, list[str]]]:
    languages = [*label.texts, *(code for code in others if code not in label.texts)]
    return [(code, label.texts.get(code, ""), others.get(code, [])) for code in languages]


@require_safe
@everybody
def as_skos(request: VivaioRequest, ending: str, scheme: str = "") -> HttpResponse:
    """All concepts, or those of one scheme, as SKOS."""
    if ending not in skos.MEDIA_TYPES:
        raise Unknown
    if scheme:
        queries.scheme_of(scheme)
    written = [one for one in queries.all_written() if scheme in ("", one.scheme)]
    words = skos.text_of(skos.graph(written, settings.PUBLIC_ADDRESS), ending)
    response = HttpResponse(words, content_type=f"{skos.MEDIA_TYPES[ending]}; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{scheme or "taxonomy"}.{ending}"'
    return response
