"""System checks: settings that contradict each other, found before anything starts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.utils.translation import gettext as _

#: The first SQLite without the rare corruption when a write-ahead log is reset.
SOUND_SQLITE = (3, 51, 3)


@register()
def check_tasks(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Tasks must lie in the database, where they are part of the caller's transaction."""
    backend = str(settings.TASKS["default"]["BACKEND"])
    if backend.startswith("django_tasks_db."):
        return []
    return [Error(_("Tasks are not kept in the database."), obj=backend, id="health.E001")]


@register()
def check_sqlite(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """SQLite must take its lock when a transaction begins, and be a sound one."""
    return sqlite_messages(settings.DATABASES["default"])


def sqlite_messages(database: Mapping[str, Any]) -> list[CheckMessage]:
    """The same for one entry of DATABASES."""
    if not database["ENGINE"].endswith("sqlite3"):
        return []
    found: list[CheckMessage] = []
    if database.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE":
        sentence = _("SQLite transactions must begin IMMEDIATE, or writers fail under load.")
        found.append(Error(sentence, id="health.E002"))
    if sqlite3.sqlite_version_info < SOUND_SQLITE:
        sentence = _(
            "SQLite %(version)s has a rare bug that can damage a database (fixed in 3.51.3)."
        ) % {"version": sqlite3.sqlite_version}
        hint = _("Install the package pysqlite3, or make backups often.")
        found.append(Warning(sentence, hint=hint, id="health.W001"))
    return found


@register()
def check_public(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """What suits a demonstration does not suit a public address."""
    if not settings.SECURE:
        return []
    found: list[CheckMessage] = []
    if settings.DEBUG:
        sentence = _("VIVAIO_DEBUG is on at a public address: error pages show the inside.")
        found.append(Error(sentence, id="health.E003"))
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        sentence = _("Mails are printed instead of sent (VIVAIO_MAIL_BACKEND).")
        found.append(Warning(sentence, id="health.W002"))
    if settings.TODAY is not None:
        sentence = _("The day is pinned by VIVAIO_TODAY, at a public address.")
        found.append(Warning(sentence, id="health.W003"))
    return found
