"""Imports as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, cast
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext, pgettext

from vivaio.ground.importing import operations, queries
from vivaio.ground.importing.importers import importers
from vivaio.ground.importing.models import Import, ImportLine, Outcome
from vivaio.ground.importing.planning import Planned
from vivaio.ground.importing.web import forms
from vivaio.kernel.errors import Invalid, Message
from vivaio.platform.files import queries as files
from vivaio.platform.sheets.table import Survey
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.wording import minute

#: Rows of which a page says beforehand what would become of them.
PREVIEW = 100
COLUMNS = ("row", "outcome", "name", "record", "column", "value", "message")


def place(centre: Any, viewer: Viewer) -> dict[str, Any]:
    """Where these pages are."""
    return {
        "centre": centre,
        "name": centre.name.best(viewer.language),
        "theme_centre": centre.uid,
        "noindex": True,
    }


def states() -> Mapping[str, str]:
    """What the states of an import are called."""
    return {
        "mapped": gettext("waits for your word"),
        "trying": gettext("is being tried"),
        "tried": gettext("was tried; nothing is changed yet"),
        "running": gettext("is running"),
        "done": pgettext("an import", "done"),
        "cancelled": gettext("was stopped"),
        "failed": gettext("could not go on"),
    }


def jobs(rows: Iterable[Import], centre: Any) -> list[dict[str, Any]]:
    """Lines of the list."""
    named = states()
    return [
        {
            "name": row.name,
            "href": reverse("import", args=(centre.slug, row.uid)),
            "state": named.get(row.state, row.state),
            "when": minute(row.created_at, centre.time_zone),
            "job": row,
        }
        for row in rows
    ]


def survey(found: Import) -> Survey:
    """How its file is read."""
    return Survey.from_json(found.survey)


def job(found: Import, viewer: Viewer) -> dict[str, Any]:
    """How far an import is."""
    expected = max(int(found.survey.get("rows") or 0), found.rows)
    tallies = [
        {"code": code, "label": str(label), "count": getattr(found, code)}
        for code, label in zip(Outcome.values, Outcome.labels, strict=True)
    ]
    return {
        "job": found,
        "state": states().get(found.state, found.state),
        "expected": expected,
        "percent": 100 * found.rows // expected if expected else 0,
        "tallies": tallies,
        "problem": _told(found.problem) if found.problem else "",
        "is_moving": found.state in ("running", "trying"),
        "is_read": found.file_id is not None,
        "numbering": _numbering(found.survey.get("kind", "")),
    }


def _numbering(kind: str) -> str:
    if kind == "geojson":
        return gettext("Rows are the things of the map, counted from one.")
    return gettext("The numbers are those at the edge of your spreadsheet: headings and blank "
                   "lines count.")  # fmt: skip


def terms_form(request: HttpRequest, found: Import, centre: UUID) -> forms.TermsForm:
    """The form of terms, as it was sent or as it stands."""
    viewer: Viewer = cast(Any, request).viewer
    may = bool(importers.get(found.kind).may_publish(viewer, centre))
    data = request.POST if request.method == "POST" else None
    return forms.TermsForm(
        data, initial=forms.first(found), reader=viewer.language, may_publish=may
    )


def mapping(found: Import, viewer: Viewer, form: forms.TermsForm) -> dict[str, Any]:
    """The columns, what each can be, and the terms."""
    seen = survey(found)
    chosen = forms.mapped(cast(QueryDict, form.data), seen, found.mapping)
    columns = forms.columns(seen, chosen if form.is_bound else found.mapping)
    return {
        "form": form,
        "columns": columns,
        "more_columns": len(seen.header) - len(columns),
        "targets": forms.targets(importers.get(found.kind), viewer.language),
        "mapping_errors": form.non_field_errors(),
    }


def preview(found: Import, viewer: Viewer) -> dict[str, Any]:
    """What would become of the first rows; nothing is written."""
    rows: list[Planned] = []
    assert found.file is not None
    file = found.file

    def opened() -> BinaryIO:
        return cast(BinaryIO, files.opened(file).file)

    try:
        report = operations.try_here(
            by=viewer, centre=found.centre_id, kind=found.kind, opened=opened,
            survey=survey(found), mapping=found.mapping, choices=found.choices, most=PREVIEW,
            say=rows.extend,
        )  # fmt: skip
    except Invalid as refusal:
        return {"problem": said(refusal)}
    labels = dict(zip(Outcome.values, Outcome.labels, strict=True))
    tallies = [
        {"code": code, "label": str(labels[code]), "count": count}
        for code, count in report.outcomes.items()
    ]
    told = [_planned(one) for one in rows if one.reason or one.remarks][:30]
    return {"preview": {"rows": report.rows, "tallies": tallies, "lines": told,
                        "warnings": report.warnings}}  # fmt: skip


def said(refusal: Invalid) -> str:
    """What is wrong, in sentences."""
    return " ".join(sentence(one) for several in refusal.errors.values() for one in several)


def waiting(found: Import, only: str, page: int) -> dict[str, Any]:
    """How many rows wait for a decision, and where a page comes back to after one."""
    place = {**({"only": only} if only else {}), **({"page": page} if page > 1 else {})}
    return {
        "undecided": queries.lines(found, queries.UNDECIDED).count() if found.has_run else 0,
        "back": urlencode(place),
    }


def narrowed(query: QueryDict) -> str:
    """The part of an address that says which rows are looked at, and nothing else of it."""
    return urlencode(
        {name: query[name][:10] for name in ("only", "page") if query.get(name, "").isalnum()}
    )


def _planned(one: Planned) -> dict[str, Any]:
    return {
        "number": one.number,
        "outcome": str(Outcome(one.outcome).label),
        "title": one.draft.title[:120],
        "record": "",
        "reason": sentence(one.reason) if one.reason else "",
        "remarks": [
            {
                "column": said.column,
                "value": said.value,
                "words": sentence(said.message),
                "field": "",
                "decided": "",
            }
            for said in one.remarks
        ],
    }


def asked_only(query: QueryDict) -> str:
    """To which rows a report is narrowed; anything else is all of them."""
    only = query.get("only", "")
    known = (*Outcome.values, queries.WARNED, queries.UNDECIDED)
    return only if only in known else ""


def lines(rows: Iterable[ImportLine], found: Import) -> list[dict[str, Any]]:
    """What became of rows; after a run, with what waits for a decision."""
    return [
        {
            "number": row.number,
            "outcome": str(Outcome(row.outcome).label),
            "title": row.title,
            "record": f"/id/{row.record}" if row.record else "",
            "reason": _told(row.reason) if row.reason else "",
            "remarks": [_remark(one, found) for one in row.remarks],
        }
        for row in rows
    ]


def done(whose: str) -> str:
    """What was decided, as a sentence; "" before."""
    words = {operations.OURS: gettext("Ours was kept."),
             operations.THEIRS: gettext("Theirs was taken.")}  # fmt: skip
    return words.get(whose, "")


def _remark(told: Mapping[str, Any], found: Import) -> dict[str, Any]:
    """A remark as it is shown; `field`: what can still be decided, `decided`: what was."""
    choice: Mapping[str, Any] = told.get("choice") or {}
    fields = importers.get(found.kind).fields
    return {
        "column": forms.label_of(choice["key"], fields) if choice else told["column"],
        "value": told["value"],
        "words": _told(told),
        "field": choice.get("key", "") if found.has_run and "decided" not in told else "",
        "decided": done(told.get("decided", "")),
    }


def _told(stored: Mapping[str, Any]) -> str:
    return sentence(Message(stored["msgid"], stored.get("parameters", {})))


def told(rows: Iterable[ImportLine]) -> Iterator[tuple[object, ...]]:
    """A report as a table: a row for each row, and one more for each further remark."""
    for row in rows:
        record = f"/id/{row.record}" if row.record else ""
        first = (row.number, row.outcome, row.title, record)
        said = [("", "", _told(row.reason))] if row.reason else []
        said += [(one["column"], one["value"], _told(one)) for one in row.remarks]
        for column, value, message in said or [("", "", "")]:
            yield (*first, column, value, message)
