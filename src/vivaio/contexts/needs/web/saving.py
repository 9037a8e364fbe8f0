"""What the forms of this room share: refusals beside fields, and two who write at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.utils.translation import gettext

from vivaio.kernel.errors import Conflict, Invalid
from vivaio.kernel.text import Text
from vivaio.platform.web.audience import VivaioRequest
from vivaio.platform.web.forms import OnceForm


def saved(request: VivaioRequest, form: OnceForm, save: Callable[[], UUID]) -> UUID | None:
    """Do what a form asks for; None when it was refused, and the form then says why."""
    try:
        return save()
    except Invalid as refusal:
        form.show(refusal)
    except Conflict as conflict:
        typed = request.POST.copy()
        typed["version"] = str(conflict.version)
        form.data = typed
        said = gettext(
            "Somebody else saved this while you were writing. Look at theirs in another "
            "window; saving again puts yours in its place."
        )
        form.add_error(None, said)
    return None


def written(row: Any, form: OnceForm, language: str, *names: str) -> dict[str, Text]:
    """The texts of a form: new ones, or those of a row with the words of its own language."""
    made = {}
    for name in names:
        said = form.cleaned_data.get(name, "")
        old: Text = getattr(row, name) if row else Text(language)
        made[name] = (
            old.with_words(old.source, said)
            if old
            else Text(language, {language: said} if said else {})
        )
    return made


def said(request: VivaioRequest, words: str) -> None:
    """Tell that it was done."""
    messages.success(request, words)
