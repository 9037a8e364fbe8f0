"""Writing: one page with buttons, of which only “Save” changes what others read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.contexts.pages import blocks, operations, policies, queries
from vivaio.contexts.pages.models import Editorial
from vivaio.contexts.pages.web import comparing, presenters
from vivaio.contexts.pages.web.forms import (
    NAMES,
    ContentForm,
    DraftForm,
    initial_of,
    order_of,
    sent_order,
    words_of,
    written_of,
)
from vivaio.contexts.pages.web.views import NAMES as PAGES
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import Conflict, Invalid
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text
from vivaio.platform.files.checking import DOCUMENTS, PICTURES, check
from vivaio.platform.web.audience import VivaioRequest, members, signed_in
from vivaio.platform.web.forms import asked_language

_FORM_METHODS = ["GET", "HEAD", "POST"]
_TAKEN = {"picture": PICTURES, "file": DOCUMENTS}
Order = list[tuple[str, str]]


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, slug: str, kind: str) -> HttpResponse:
    """Write in one language: all of it in the original's, words alone in another."""
    row = queries.found(request.viewer, kind, slug)
    require(policies.can_amend(request.viewer, row))
    language = asked_language(request, row.title.source)
    content = queries.whole(request.viewer, row).content
    if request.method != "POST":
        start = initial_of(content, language) | _about(row) | {"language": language}
        order = order_of(str(start["order"]))
        form = ContentForm(initial=start, content=content, words_language=language, order=order)
        return _form_page(request, form, row, kind, content)
    return _sent(request, row, kind, content, language)


def _about(row: Editorial) -> dict[str, Any]:
    return {"version": row.version, "visibility": row.visibility, "expires_on": row.expires_on}


def _sent(
    request: VivaioRequest, row: Editorial, kind: str, content: blocks.Content, language: str
) -> HttpResponse:
    """Save it, show it, or change the order of its blocks in the form alone."""
    data = request.POST.copy()
    is_original = language == row.title.source
    order = order_of(data.get("order", "") if is_original else initial_of(content, "en")["order"])
    refused = _bring(request, data, row, kind, order) if is_original else None
    do = data.get("do", "save")
    if do != "save" and refused is None:
        order = _ordered(order, do, data.get("new", "")) if is_original else order
        data["order"] = sent_order(order)
        form = ContentForm(
            initial=data.dict(), content=content, words_language=language, order=order
        )
        preview = _preview(request, content, form) if do == "preview" else None
        return _form_page(request, form, row, kind, content, preview=preview, moved=do)
    form = ContentForm(data, content=content, words_language=language, order=order)
    if refused is not None:
        form.show(refused)
    elif form.is_valid():
        try:
            return _save(request, form, row, kind)
        except Invalid as refusal:
            form.show(refusal)
        except Conflict as conflict:
            return _conflict_page(request, form, kind, row, conflict)
    return _form_page(request, form, row, kind, content)


def _bring(
    request: VivaioRequest, data: QueryDict, row: Editorial, kind: str, order: Order
) -> Invalid | None:
    """Keep what was chosen from the writer's disk at once: no browser sends it a second time."""
    problems: dict[str, Any] = {}
    for ident, sort in order:
        field = f"{ident}-upload"
        upload = request.FILES.get(field) if sort in _TAKEN else None
        if upload is None:
            continue
        bring = operations.bring_picture if sort == "picture" else operations.bring_file
        try:
            checked = check(upload, _TAKEN[sort], field=field)
            brought = bring(by=request.viewer, kind=kind, uid=row.uid, checked=checked)
        except Invalid as refusal:
            problems |= refusal.errors
        else:
            data[f"{ident}-{sort}"] = str(brought)
    return Invalid(problems) if problems else None


def _ordered(order: Order, do: str, new: str) -> Order:
    """The blocks after a button was pressed: `add`, `up-…`, `down-…` or `remove-…` a block."""
    if do == "add" and new in blocks.KINDS and len(order) < blocks.MOST:
        return [*order, (blocks.new_id(ident for ident, _ in order), new)]
    verb, _, target = do.partition("-")
    place = next((at for at, (ident, _) in enumerate(order) if ident == target), None)
    if place is None:
        return order
    changed = list(order)
    moved = changed.pop(place)
    if verb == "up":
        changed.insert(max(0, place - 1), moved)
    elif verb == "down":
        changed.insert(place + 1, moved)
    return changed if verb in ("up", "down", "remove") else order


def _written(form: ContentForm, content: blocks.Content) -> blocks.Content:
    """What the form holds, saved or not."""
    data = {name: form[name].value() for name in form.fields if not name.endswith("-upload")}
    return operations.rewritten(
        content,
        form.words_language,
        words_of(data),
        written_of(data, form.blocks_order),
    )


def _preview(request: VivaioRequest, content: blocks.Content, form: ContentForm) -> dict[str, Any]:
    """The page as it would be."""
    language = form.words_language
    whole = queries.gathered(request.viewer, _written(form, content))
    return {
        "title": whole.content.title.best(language),
        "summary": whole.content.summary.best(language),
        "blocks": presenters.presented(whole, language),
    }


def _save(request: VivaioRequest, form: ContentForm, row: Editorial, kind: str) -> HttpResponse:
    given = form.cleaned_data
    operations.amend(
        by=request.viewer,
        kind=kind,
        uid=row.uid,
        version=given["version"],
        language=form.words_language,
        words=words_of(given),
        written=written_of(given, form.blocks_order),
        confirmed=sorted(name[3:] for name in given if name.startswith("ok-") and given[name]),
        visibility=given.get("visibility", ""),
        expires_on=given.get("expires_on"),
        key=given["key"],
    )
    messages.success(request, gettext("Saved."))
    return redirect(PAGES[kind], row.slug)


def _conflict_page(
    request: VivaioRequest, form: ContentForm, kind: str, row: Editorial, conflict: Conflict
) -> HttpResponse:
    """Show both: what somebody else saved, and what this writer wrote; saving again keeps this."""
    assert isinstance(row, Editorial)
    current = queries.by_uid(request.viewer, kind, row.uid)
    theirs = queries.whole(request.viewer, current).content
    rows = comparing.two_versions(theirs, _written(form, theirs), form.words_language)
    form.follow(conflict.version)
    return _form_page(request, form, current, kind, theirs, conflicts=rows)


def _form_page(
    request: VivaioRequest,
    form: ContentForm,
    row: Editorial,
    kind: str,
    content: blocks.Content,
    *,
    preview: dict[str, Any] | None = None,
    conflicts: list[dict[str, str]] | None = None,
    moved: str = "",
) -> HttpResponse:
    brought = [one["brought"] for one in form.blocks() if one["kind"] == "picture"]
    context = {
        "form": form,
        "row": row,
        "kind": kind,
        "title": row.title.best(request.viewer.language),
        "languages": blocks.coverage(content, INTERFACE),
        "kinds": NAMES,
        "pictures": queries.shown(request.viewer, brought),
        "preview": preview,
        "conflicts": conflicts or [],
        "moved": moved,
        "back": PAGES[kind],
    }
    status = 422 if form.errors or conflicts else 200
    return render(request, "pages/edit.html", context, status=status)


@members
@require_http_methods(_FORM_METHODS)
def add(request: VivaioRequest, kind: str) -> HttpResponse:
    """Begin a draft in one of one's centres, or for the network."""
    viewer = request.viewer
    own = [line for line in centres.centres(viewer) if viewer.may("edit", line.uid)]
    network = viewer.may("edit", None)
    if not own and not network:
        require(no(policies.NOT_A_WRITER))
    start = {"centre": request.GET.get("centre", "")}
    form = DraftForm(request.POST or None, initial=start, own=own, network=network)
    if request.method == "POST" and form.is_valid():
        given, language = form.cleaned_data, viewer.language
        chosen: UUID | None = next((one.uid for one in own if one.slug == given["centre"]), None)
        try:
            uid = operations.draft(
                by=viewer,
                kind=kind,
                centre=chosen,
                title=Text(language, {language: given["title"]}),
                summary=Text(language, {language: given["summary"]} if given["summary"] else {}),
                key=given["key"],
            )
        except Invalid as refusal:
            form.show(refusal)
        else:
            return redirect(f"{kind}_edit", queries.by_uid(viewer, kind, uid).slug)
    status = 422 if form.errors else 200
    return render(request, "pages/add.html", {"form": form, "kind": kind}, status=status)
