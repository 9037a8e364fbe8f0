"""What views that write share: refusals beside fields, two who write at once, buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext

from vivaio.kernel.errors import N_, Conflict, Invalid, Message
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.forms import OnceForm

_NONE = N_("Nothing has just this name: copy it from its own page.")
_SEVERAL = N_("Several have this name.")


def saved(
    request: HttpRequest, form: OnceForm, save: Callable[[], UUID], words: str = ""
) -> UUID | None:
    """Do what a form that was sent asks for and say `words`; None when it was not, or was refused.

    The form says why. After somebody else has saved, sending it again puts this one in the place
    of theirs.
    """
    if not form.is_valid():
        return None
    try:
        made = save()
    except Invalid as refusal:
        form.show(refusal)
        return None
    except Conflict as conflict:
        form.follow(conflict.version)
        said = gettext(
            "Somebody else saved this while you were writing. Look at theirs in another "
            "window; saving again puts yours in its place."
        )
        form.add_error(None, said)
        return None
    if words:
        messages.success(request, words)
    return made


def done(
    request: HttpRequest, act: Callable[[], object], words: str = "", *,
    of: type[Model] | None = None,
) -> None:  # fmt: skip
    """Do what a button asks for and say what came of it; fields are named as those of `of`."""
    try:
        act()
    except Conflict:
        said = gettext("Somebody else changed this in the meantime; nothing was done.")
        messages.warning(request, said)
    except Invalid as refusal:
        for name, several in refusal.errors.items():
            said = " ".join(sentence(one) for one in several)
            messages.error(request, f"{_label(of, name)}: {said}" if of else said)
    else:
        messages.success(request, words or gettext("Done."))


def _label(model: type[Model], name: str) -> str:
    label = str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return f"{label[:1].upper()}{label[1:]}"


def posted_version(request: HttpRequest) -> int:
    """The version a button was pressed for; one that nothing has where none is said."""
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else -1


def the_one(found: Sequence[UUID], field: str, none: str = _NONE, several: str = _SEVERAL) -> UUID:
    """The one of a name that was typed; refused beside its field when none has it, or several."""
    if len(found) != 1:
        raise Invalid({field: [Message(several if found else none)]})
    return found[0]
