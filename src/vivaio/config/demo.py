"""`vivaio demo`: everything that must be there before the demonstration is served."""

from __future__ import annotations

import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections
from django.utils.translation import gettext as _

from vivaio.config import env
from vivaio.config.serve import address, say

django.setup()

from vivaio.lobby.demo import load  # noqa: E402 - models need the applications


def prepare() -> int:
    """Make tables, static files and records, and say how to look around; 1 when it must not be."""
    if settings.SECURE:
        sys.stderr.write(_("The demonstration is not for a public address.") + "\n")
        return 1
    say(_("The demonstration keeps its data in %(folder)s.") % {"folder": settings.HOME})
    say(_("Preparing the database …"))
    call_command("migrate", verbosity=0, interactive=False)
    if _static_files_are_old():
        say(_("Preparing the static files (some twenty seconds, once) …"))
        call_command("collectstatic", verbosity=0, interactive=False)
    load.load(say)
    connections.close_all()
    say(welcome())
    return 0


def _static_files_are_old() -> bool:
    """Whether they are missing, or (in a checkout) were changed since they were collected."""
    collected = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not collected.is_file():
        return True
    if not (settings.PACKAGE.parent.parent / "pyproject.toml").is_file():
        return False
    since = collected.stat().st_mtime
    return any(
        Path(storage.path(name)).stat().st_mtime > since
        for finder in get_finders()
        for name, storage in finder.list([])
    )


def welcome() -> str:
    """Where it is, who can sign in, where the mails appear, which day it is."""
    place = address(env.text("VIVAIO_BIND", "127.0.0.1"), env.number("PORT", 8000))
    lines = ["", _("The demonstration: %(address)s") % {"address": place}, ""]
    lines.append(_("Sign in with one of these addresses; a code comes by mail:"))
    lines += [f"  {email}  {may}" for email, may in load.accounts()]
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        lines += ["", _("Mails are printed here, in this window: look for the code below.")]
    if settings.TODAY is not None:
        words = {"day": settings.TODAY}
        lines.append(_("The day is %(day)s; VIVAIO_TODAY=2026-12-01 would change it.") % words)
    return "\n".join([*lines, ""])
