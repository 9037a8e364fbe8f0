"""Pages that say what did not work and what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from vivaio.kernel.errors import N_, Message
from vivaio.platform.web import problems

CHANGED = N_("Somebody else has changed this in the meantime. Open it again to see it as it is.")


def sentence(message: Message) -> str:
    """A message in the language of the present request."""
    if not message.msgid:
        return ""
    words = gettext(message.msgid)
    return words % dict(message.parameters) if message.parameters else words


def page(request: HttpRequest, status: int, *reasons: Message) -> HttpResponse:
    """The page of one of our answers, with its reasons in the reader's language.

    Programs, who ask below `/api/`, get the same as problem details.
    """
    sentences = [words for words in map(sentence, reasons) if words]
    response: HttpResponse
    if problems.is_for_programs(request):
        response = problems.problem(request, status, sentences)
    else:
        response = render(request, f"errors/{status}.html", {"reasons": sentences}, status=status)
    if status == 503:
        response["Retry-After"] = "10"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what came could not be read."""
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 from Django itself."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or none for you."""
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    return page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form came without its mark: usually an old tab or refused cookies."""
    advice = N_("The form was too old, or cookies are switched off. Go back and send it once more.")
    return page(request, 403, Message(advice))


def not_allowed_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """405: this address is for other methods, named as the header Allow names them."""
    response = page(request, 405)
    response["Allow"] = allowed
    return response
