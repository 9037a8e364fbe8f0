"""Taking data away: the catalogue in three forms, and every table as CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from vivaio.kernel.errors import Unknown
from vivaio.kernel.later import Later
from vivaio.platform.linked.answering import linked
from vivaio.platform.linked.asking import form_of
from vivaio.platform.registry import exports
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import cache, tables
from vivaio.platform.web.audience import VivaioRequest, everybody

if TYPE_CHECKING:
    from vivaio.api import catalogue
    from vivaio.platform.linked import description
else:
    catalogue = Later("vivaio.api.catalogue")
    description = Later("vivaio.platform.linked.description")


@require_safe
@everybody
def catalogue_file(request: VivaioRequest, ending: str) -> HttpResponse:
    """The catalogue of data sets (DCAT-AP)."""
    form = form_of(ending)
    if form is None:
        raise Unknown
    return linked(request, description.written(catalogue.catalogue(), form), form.media_type)


@require_safe
@everybody
def table(request: VivaioRequest, code: str, ending: str) -> HttpResponseBase:
    """One of the tables that rooms offer, as everybody may see it, whoever asks."""
    if code not in exports or ending not in ("csv", "json"):
        raise Unknown
    export = exports.get(code)
    rows = export.rows(Viewer.anonymous(request.viewer.language))
    response: HttpResponseBase
    if ending == "csv":
        values = ([row.get(name, "") for name in export.columns] for row in rows)
        response = tables.answer(f"{code}.csv", export.columns, values)
    else:
        response = StreamingHttpResponse(_json(rows), content_type="application/json")
    response["Cache-Control"] = cache.on_the_way(request.viewer)
    response["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ["Accept-Language"])
    return response


def _json(rows: Iterable[Any]) -> Iterator[str]:
    """A list of objects, row by row."""
    encode = DjangoJSONEncoder(ensure_ascii=False).encode
    yield "["
    for number, row in enumerate(rows):
        yield f"{',' if number else ''}\n{encode(dict(row))}"
    yield "\n]\n"
