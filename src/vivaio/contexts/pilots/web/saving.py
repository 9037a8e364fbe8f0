"""What the forms of this room share: refusals beside fields, and two who write at once."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.utils.translation import gettext

from vivaio.kernel.errors import N_, Conflict, Invalid, Message
from vivaio.platform.web.audience import VivaioRequest
from vivaio.platform.web.forms import OnceForm


def saved(request: VivaioRequest, form: OnceForm, save: Callable[[], UUID]) -> UUID | None:
    """Do what a form asks for; None when it was refused, and the form then says why."""
    try:
        made = save()
    except Invalid as refusal:
        form.show(refusal)
        return None
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
    messages.success(request, gettext("Saved."))
    return made


def only(found: list[UUID], field: str) -> UUID:
    """The one of that name; refused beside its field when there is none, or several."""
    if len(found) != 1:
        said = N_("Nothing has just this name: copy it from its own page.")
        if found:
            said = N_("Several have this name.")
        raise Invalid({field: [Message(said)]})
    return found[0]
