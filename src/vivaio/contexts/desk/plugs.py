"""What the desk offers to the rest of the house."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.contrib.auth.signals import user_logged_in

from vivaio.contexts.desk import declarations, operations
from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs

SENTENCES = {
    "desk.handed_over": N_("%(who)s handed this over to %(person)s: %(why)s"),
    "desk.taken_back": N_("%(who)s took this back from %(person)s."),
    "desk.given_back": N_("%(who)s gave this back to %(person)s."),
}


def _came(sender: object, user: Any, **kwargs: object) -> None:
    operations.note_visit(user.pk)


def plug_in() -> None:
    """Register the sentences of the journal, and note who comes in."""
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    user_logged_in.connect(_came, dispatch_uid="desk.visit")
    import_module("vivaio.contexts.desk.tasks")
    declarations.register()
