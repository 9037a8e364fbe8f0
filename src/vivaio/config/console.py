"""The commands that need the settings and the database."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings
from django.db import DatabaseError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vivaio.config.serve import say
from vivaio.kernel.errors import Invalid as InvalidInput
from vivaio.kernel.errors import Message, NotAllowed, Refusal

django.setup()

from vivaio.config import concepts, tables, threads  # noqa: E402 - models need the applications
from vivaio.platform.health import report  # noqa: E402
from vivaio.platform.health.backup import BackupError, make, restore  # noqa: E402
from vivaio.platform.records.removal import remove_examples  # noqa: E402
from vivaio.platform.search.queries import Hit, Results, find  # noqa: E402
from vivaio.platform.tenancy.viewer import Viewer  # noqa: E402
from vivaio.platform.web import errors  # noqa: E402

_MARKS = {"well": "  ok ", "attention": "  !  ", "wrong": "  no "}


def run(name: str, options: Namespace) -> int:
    """Run one command in the language of the terminal; what goes wrong is one sentence."""
    commands: dict[str, Callable[[Namespace], int]] = {
        "import": tables.bring,
        "export": tables.take_away,
        "check": _check,
        "search": _search,
        "backup": _backup,
        "restore": _restore,
        "examples": _examples,
        "taxonomy": concepts.run,
        "thread": threads.run,
    }
    with translation.override(_terminal_language()):
        try:
            return commands[name](options)
        except BackupError as error:
            return _complain(str(error))
        except Refusal as refusal:
            return _complain(_sentence(refusal))
        except DatabaseError as error:
            reason = str(error).strip().splitlines()[0]
            words = {"reason": reason}
            return _complain(_("The database refuses: %(reason)s (see `vivaio check`).") % words)
        except OSError as error:
            return _complain(f"{error.filename or ''}: {error.strerror or error}".lstrip(": "))


def _terminal_language() -> str:
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    code = named[:2].lower()
    return code if code in dict(settings.LANGUAGES) else "en"


def _complain(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1


def _sentence(refusal: Refusal) -> str:
    messages: list[Message] = []
    if isinstance(refusal, NotAllowed):
        messages = [refusal.decision.reason]
    elif isinstance(refusal, InvalidInput):
        messages = [message for several in refusal.errors.values() for message in several]
    said = " ".join(map(errors.sentence, messages))
    return said or _("This was not done.")


def _check(options: Namespace) -> int:
    if options.start:
        obstacles = report.start_obstacles()
        for sentence in obstacles:
            _complain(sentence)
        return 1 if obstacles else 0
    worst = 0
    for finding in report.findings():
        say(_MARKS[finding.level] + finding.sentence)
        worst |= finding.level == "wrong"
    say(_("Something is wrong: see the lines marked “no”.") if worst else _("It works."))
    return int(worst)


def _search(options: Namespace) -> int:
    if options.language not in dict(settings.LANGUAGES):
        words = {"languages": ", ".join(code for code, _name in settings.LANGUAGES)}
        return _complain(_("The language is one of: %(languages)s.") % words)
    words_ = " ".join(options.words)
    viewer = Viewer.anonymous(options.language)
    found = find(viewer, words_, language=options.language, limit=max(1, options.limit))
    if options.json:
        say(json.dumps(_results(words_, options.language, found), ensure_ascii=False, indent=2))
        return 0
    with translation.override(options.language):
        say(_headline(words_, found))
        for hit in found.hits:
            say(_line(hit))
    return 0


def _headline(words: str, found: Results) -> str:
    if not found.hits:
        return _("Nothing was found for “%(words)s”.") % {"words": words}
    if found.more:
        sentence = _("More than %(count)s records for “%(words)s”.")
        return sentence % {"count": found.total, "words": found.searched_for}
    sentence = ngettext(
        "%(count)s record for “%(words)s”.", "%(count)s records for “%(words)s”.", found.total
    )
    return sentence % {"count": found.total, "words": found.searched_for}


def _line(hit: Hit) -> str:
    where = ", ".join(part for part in (hit.kind, hit.country, hit.language) if part)
    example = " [" + _("Example") + "]" if hit.nature == "example" else ""
    excerpt = "".join(piece for piece, _marked in hit.excerpt).strip()
    lines = [f"\n{hit.title}{example}  ({where})", excerpt, _address(hit)]
    return "\n  ".join(line for line in lines if line)


def _address(hit: Hit) -> str:
    return f"{settings.PUBLIC_ADDRESS}/id/{hit.uid}"


def _results(words: str, language: str, found: Results) -> dict[str, object]:
    return {
        "words": words,
        "searched_for": found.searched_for,
        "repaired": found.repaired,
        "language": language,
        "total": found.total,
        "more": found.more,
        "hits": [
            {
                "uid": str(hit.uid),
                "kind": hit.kind,
                "language": hit.language,
                "title": hit.title,
                "excerpt": "".join(piece for piece, _marked in hit.excerpt),
                "country": hit.country,
                "nature": hit.nature,
                "address": _address(hit),
            }
            for hit in found.hits
        ],
    }


def _backup(options: Namespace) -> int:
    target = Path(options.file).absolute()
    manifest = make(target, say)
    words = {
        "file": options.file,
        "size": f"{target.stat().st_size / 1_000_000:.1f}",
        "rows": sum(manifest.tables.values()),
        "files": sum(name.startswith("files/") for name in manifest.members),
    }
    say(_("%(file)s holds %(rows)s rows and %(files)s uploaded files (%(size)s MB).") % words)
    say(_("It contains personal data: keep it as safe as the platform itself."))
    return 0


def _restore(options: Namespace) -> int:
    restore(Path(options.file).absolute(), say, overwrite=options.yes)
    obstacles = report.start_obstacles()
    for sentence in obstacles:
        say(sentence)
    return 0


def _examples(options: Namespace) -> int:
    if not options.yes:
        question = _("Remove all examples for good? Facts stay. [y/N] ")
        say(question)
        if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
            say(_("Nothing was removed."))
            return 1
    removed = remove_examples(by=Viewer.system())
    sentence = ngettext("%(count)s example removed.", "%(count)s examples removed.", removed)
    say(sentence % {"count": removed})
    return 0
