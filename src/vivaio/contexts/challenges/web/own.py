"""What the authors of an idea do with it, by their own link and without an account."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from vivaio.contexts.challenges import policies
from vivaio.contexts.challenges.models import IDEA_LIFE, Author
from vivaio.contexts.challenges.operations import ideas as operations
from vivaio.contexts.challenges.queries import ideas as queries
from vivaio.contexts.challenges.web.forms import IdeaForm, InviteForm
from vivaio.contexts.challenges.web.ideas import shown
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.saving import posted_version

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@everybody
def page(request: VivaioRequest, marked: str) -> HttpResponse:
    """The idea as its author sees it: change it, send it, invite others, take it back."""
    author = queries.author(marked, joined=False)
    row = author.idea
    given = request.POST if request.method == "POST" else None
    what = request.POST.get("do", "")
    words = {
        name: getattr(row, name).texts.get(row.title.source, "") for name in IdeaForm.base_fields
    }
    form = IdeaForm(given if what == "amend" else None, initial=words)
    invite = InviteForm(given if what == "invite" else None, request=request, prefix="invite")
    if given is not None and _done(request, marked, what, form, invite):
        return redirect("own_idea", marked)
    has_errors = bool(form.errors or invite.errors)
    context = {
        **shown(request.viewer, row),
        "author": author,
        "marked": marked,
        "form": form,
        "invite": invite,
        "authors": [(one.name, bool(one.joined_at)) for one in row.authors.order_by("invited_at")],
        "may_write": bool(policies.allows_writing(request.viewer, row, clock.today())),
        "may_send": row.state == "draft"
        and bool(policies.can_send(request.viewer, row.challenge, clock.today())),
        "may_withdraw": bool(IDEA_LIFE.can("withdraw", row.state)),
        "is_public": row.state in row.open_states,
        "noindex": True,
    }
    return render(request, "challenges/own.html", context, status=422 if has_errors else 200)


def _done(
    request: VivaioRequest, marked: str, what: str, form: IdeaForm, invite: InviteForm
) -> bool:
    """Do what the form says; False when something in it needs mending."""
    given, by = request.POST, request.viewer
    number = posted_version(request)
    try:
        if what == "amend" and form.is_valid():
            operations.amend(by=by, marked=marked, version=number, words=form.cleaned_data)
        elif what == "send":
            operations.send(by=by, marked=marked, version=number)
        elif what == "withdraw":
            operations.withdraw(by=by, marked=marked, version=number)
        elif what == "join":
            operations.join(by=by, marked=marked, is_named=bool(given.get("is_named")))
        elif what == "invite" and invite.is_valid():
            one = invite.cleaned_data
            operations.invite(
                by=by, marked=marked, name=one["name"], address=one["address"], key=one["key"]
            )
        else:
            return not (form.errors or invite.errors)
    except Invalid as refusal:
        return _show(request, refusal, form, invite, what)
    except Conflict:
        said = gettext(
            "Another author saved this while you were writing. Look at theirs in another "
            "window; saving again puts yours in its place."
        )
        form.add_error(None, said) if what == "amend" else messages.warning(request, said)
        return what != "amend"
    messages.success(request, gettext("Done."))
    return True


def _show(
    request: VivaioRequest, refusal: Invalid, form: IdeaForm, invite: InviteForm, what: str
) -> bool:
    """Say a refusal where it belongs; whether the page can be shown anew."""
    if what == "invite":
        invite.show(refusal)
        return False
    for name, several in refusal.errors.items():
        for one in several:
            if what == "amend":
                form.add_error(name if name in form.fields else None, sentence(one))
            else:
                messages.error(request, sentence(one))
    return what != "amend"


# A mail program that stops letters for its user sends no cookie and no mark against forgery; the
# signed word in the address is what shows that it may (RFC 8058).
@csrf_exempt
@require_http_methods(_FORM_METHODS)
@everybody
def stop(request: VivaioRequest, marked: str) -> HttpResponse:
    """A page with one button; pressing it, or a mail program's POST, stops the letters."""
    found: Author = queries.stopping(marked)
    done = request.method == "POST"
    if done:
        operations.stop_letters(by=request.viewer, marked=marked)
    context = {"done": done or found.stopped_at is not None, "noindex": True}
    return render(request, "challenges/stop.html", context)
