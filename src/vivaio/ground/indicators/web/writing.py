"""Views that write the lists of a record: one entry at a time, and what was measured."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from vivaio.ground.indicators.editing import one_of
from vivaio.ground.indicators.web.forms import MeasureForm, PartForm
from vivaio.ground.indicators.web.presenters import indicators
from vivaio.kernel import clock
from vivaio.kernel.errors import Unknown
from vivaio.platform.web.audience import VivaioRequest
from vivaio.platform.web.saving import saved


def part_saved(
    request: VivaioRequest, form: PartForm, row: Any, working: Any, name: str, code: str
) -> bool:
    """Put the entry of a form into a list of the record, or take the one of a code out of it.

    `working` holds the operations with which the room of the record does so.
    """

    def save() -> UUID:
        given = form.cleaned_data
        plain = {"by": request.viewer, "uid": row.uid, "name": name, "code": code,
                 "version": given["version"], "key": given["key"]}  # fmt: skip
        if code and "take_away" in request.POST:
            taken: UUID = working.take_away(**plain)
            return taken
        put: UUID = working.put(**plain, words=form.said(), values=form.values())
        return put

    return saved(request, form, save, gettext("Saved.")) is not None


def measuring(
    request: VivaioRequest, row: Any, code: str, *, working: Any, back: str,
    page: Callable[[MeasureForm, Any], HttpResponse],
) -> HttpResponse:  # fmt: skip
    """Record what was measured by the indicator of a code, or take away what was by mistake.

    `working` holds the operations of the room, `back` names the address of the page itself, `page`
    draws it with a form and the indicator.
    """
    one_of(row.all_indicators(), code)
    gone = request.POST.get("take_away", "")
    form = MeasureForm(
        (request.POST or None) if not gone else None, initial={"on_day": clock.today()}
    )
    form.fields["source"].widget.attrs["lang"] = row.title.source

    def save() -> UUID:
        given = dict(form.cleaned_data)
        made: UUID = working.measure(
            by=request.viewer, uid=row.uid, code=code, source=given["source"], values=given,
            key=given["key"],
        )  # fmt: skip
        return made

    if gone:
        working.unmeasure(by=request.viewer, uid=row.uid, measurement=_uuid(gone))
        return redirect(back, row.slug, code)
    if saved(request, form, save, gettext("Saved.")):
        return redirect(back, row.slug, code)
    several = indicators(row.uid, row.all_indicators(), request.viewer.language)
    return page(form, next(each for each in several if each.code == code))


def _uuid(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        raise Unknown(words) from None
