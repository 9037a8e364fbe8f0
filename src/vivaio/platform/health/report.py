"""`vivaio check`: how this installation stands, in sentences for the person who runs it."""

from __future__ import annotations

import os
import socket
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core import checks as system_checks
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.db import DatabaseError, InterfaceError, connection
from django.db.models import Max
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

import vivaio
from vivaio.platform.health import state
from vivaio.platform.health.checks import SOUND_SQLITE


@dataclass(frozen=True, slots=True)
class Finding:
    """`level` is "well", "attention" or "wrong"."""

    level: str
    sentence: str


def well(sentence: str) -> Finding:
    """All is as it should be."""
    return Finding("well", sentence)


def attention(sentence: str) -> Finding:
    """It works, and somebody should know."""
    return Finding("attention", sentence)


def wrong(sentence: str) -> Finding:
    """It does not work."""
    return Finding("wrong", sentence)


def findings() -> Iterator[Finding]:
    """Everything there is to say, one sentence after the other."""
    parts: tuple[Callable[[], Iterator[Finding]], ...] = (
        _python,
        _database,
        _background,
        _static_files,
        _catalogues,
        _secret_key,
        _mail,
        _security,
        _disk,
        _clock,
        _settings,
    )
    for part in parts:
        yield from part()


def start_obstacles() -> list[str]:
    """Why the server cannot start, if it cannot: database, migrations, static files."""
    found = [*_database(), *_static_files()]
    return [finding.sentence for finding in found if finding.level == "wrong"]


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    words = {"version": version, "vivaio": vivaio.__version__}
    yield well(_("Vivaio %(vivaio)s runs on Python %(version)s.") % words)


def _database() -> Iterator[Finding]:
    try:
        connection.ensure_connection()
        missing = state.missing_migrations()
    except (DatabaseError, InterfaceError) as error:
        reason = str(error).strip().splitlines() or [type(error).__name__]
        yield wrong(_("The database cannot be reached: %(reason)s") % {"reason": reason[0]})
        return
    if connection.vendor == "sqlite":
        yield from _sqlite()
    else:
        version = ".".join(map(str, connection.get_database_version()))
        words = {"engine": connection.display_name, "version": version}
        yield well(_("The database is %(engine)s %(version)s and answers.") % words)
    if missing:
        yield wrong(
            ngettext(
                "%(count)s migration is not applied yet: run `vivaio migrate`.",
                "%(count)s migrations are not applied yet: run `vivaio migrate`.",
                missing,
            )
            % {"count": missing}
        )
    else:
        yield well(_("All migrations are applied."))


def _sqlite() -> Iterator[Finding]:
    words = {"version": sqlite3.sqlite_version, "file": settings.DATABASES["default"]["NAME"]}
    yield well(_("The database is SQLite %(version)s, in %(file)s.") % words)
    if sqlite3.sqlite_version_info >= SOUND_SQLITE:
        yield well(_("This SQLite is free of the bug of write-ahead logs before 3.51.3."))
    else:
        yield attention(
            _(
                "This SQLite has the rare bug of write-ahead logs before 3.51.3, which can damage "
                "a database: install the package pysqlite3, and make backups often."
            )
        )


def _background() -> Iterator[Finding]:
    now = state.read()
    if not now.reachable or now.missing_migrations:
        return
    if now.worker_silent is None or now.worker_silent > state.WORKER_SILENT:
        yield attention(
            _("No worker is at work: mails wait until `vivaio serve` or `vivaio worker` runs.")
        )
    else:
        yield well(_("A worker is at work."))
    if now.given_up:
        yield attention(
            ngettext(
                "%(count)s task was given up after its last attempt.",
                "%(count)s tasks were given up after their last attempt.",
                now.given_up,
            )
            % {"count": now.given_up}
        )
    stranded = (now.mails or {}).get("stranded", 0)
    if stranded:
        yield attention(
            ngettext(
                "%(count)s mail is stranded: nobody can know whether it went out.",
                "%(count)s mails are stranded: nobody can know whether they went out.",
                stranded,
            )
            % {"count": stranded}
        )


def _static_files() -> Iterator[Finding]:
    if "Manifest" not in settings.STORAGES["staticfiles"]["BACKEND"]:
        yield well(_("Static files are read from where they are written."))
    elif (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        yield well(_("The static files are ready."))
    else:
        yield wrong(_("The static files are missing: run `vivaio collectstatic --no-input`."))


def _catalogues() -> Iterator[Finding]:
    folder = Path(settings.LOCALE_PATHS[0])
    missing = []
    for code, _name in settings.LANGUAGES:
        if code == "en":
            continue
        compiled = folder / code / "LC_MESSAGES" / "django.mo"
        words = compiled.with_suffix(".po")
        stale = (
            compiled.is_file()
            and words.is_file()
            and words.stat().st_mtime > compiled.stat().st_mtime
        )
        if stale or not compiled.is_file():
            missing.append(code)
    if missing:
        words_ = {"languages": ", ".join(missing)}
        yield attention(_("The words of these languages are not compiled: %(languages)s.") % words_)
    else:
        yield well(_("The words of all languages are compiled."))


def _secret_key() -> Iterator[Finding]:
    path = Path(settings.HOME) / "secret_key"
    if os.environ.get("VIVAIO_SECRET_KEY"):
        yield well(_("The secret key comes from VIVAIO_SECRET_KEY."))
    elif stat.S_IMODE(path.stat().st_mode) & 0o077:
        words = {"file": path}
        yield wrong(_("Others can read the secret key: run `chmod 600 %(file)s`.") % words)
    else:
        yield well(_("Only its owner can read the secret key."))
    home = Path(settings.HOME)
    if stat.S_IMODE(home.stat().st_mode) & 0o007:
        words = {"file": home}
        yield attention(
            _("Everybody on this machine can look into the data folder: `chmod 700 %(file)s`.")
            % words
        )


def _mail() -> Iterator[Finding]:
    backend = import_string(settings.EMAIL_BACKEND)
    words = {
        "host": settings.EMAIL_HOST,
        "port": settings.EMAIL_PORT,
        "sender": settings.DEFAULT_FROM_EMAIL,
    }
    if not issubclass(backend, SmtpBackend):
        yield attention(_("Mails are not sent: they appear where the worker prints."))
        return
    try:
        socket.create_connection((settings.EMAIL_HOST, settings.EMAIL_PORT), timeout=5).close()
    except OSError:
        yield wrong(_("The mail server %(host)s:%(port)s does not answer.") % words)
    else:
        yield well(
            _("The mail server %(host)s:%(port)s answers; mails come from %(sender)s.") % words
        )


def _security() -> Iterator[Finding]:
    if not settings.SECURITY_CONTACT:
        yield attention(
            _("Nobody is told where to report flaws of security: set VIVAIO_SECURITY_CONTACT.")
        )
    elif not settings.SECURITY_CONTACT.startswith(("mailto:", "https://")):
        yield wrong(_("VIVAIO_SECURITY_CONTACT must begin with mailto: or https://."))
    else:
        yield well(_("Flaws of security are reported to the contact in security.txt."))


def _disk() -> Iterator[Finding]:
    free = state.disk_free(Path(settings.HOME))
    words = {"free": f"{free / 1_000_000_000:.1f}"}
    if free < state.DISK_FULL:
        yield wrong(_("The disk is nearly full: %(free)s GB are free.") % words)
    elif free < state.DISK_LOW:
        yield attention(_("The disk is getting full: %(free)s GB are free.") % words)
    else:
        yield well(_("%(free)s GB of disk are free.") % words)


def _clock() -> Iterator[Finding]:
    try:
        ZoneInfo("Europe/Athens")
    except ZoneInfoNotFoundError:
        yield wrong(_("The time zones are missing: install the package tzdata."))
    now = timezone.now()
    try:
        latest = DBTaskResult.objects.aggregate(latest=Max("enqueued_at"))["latest"]
    except (DatabaseError, InterfaceError):
        latest = None
    if latest and latest > now + timedelta(minutes=5):
        yield wrong(_("The clock of this machine is behind what is already in the database."))
    elif settings.TODAY is not None:
        words = {"day": settings.TODAY}
        yield attention(_("The day is pinned to %(day)s by VIVAIO_TODAY.") % words)
    else:
        yield well(_("The clock says %(now)s.") % {"now": f"{now:%Y-%m-%d %H:%M} UTC"})


def _settings() -> Iterator[Finding]:
    told = {"health.W001", "health.W002", "health.W003"}  # said above, in more words
    for message in system_checks.run_checks():
        if message.id not in told:
            sentence = f"{message.msg} {message.hint or ''} ({message.id})".replace("  ", " ")
            serious = message.level >= system_checks.ERROR
            yield wrong(sentence) if serious else attention(sentence)
