"""The mails of this room, each in the language of who gets it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from vivaio.kernel.text import Text
from vivaio.platform.mail import operations as mail

PURPOSE = "organisations"


def send(
    *, to: str, language: str, subject: str, lines: Sequence[str], name: Text, address: str,
    purpose: str = PURPOSE, given: Mapping[str, Any] | None = None, key: str | None = None,
) -> None:  # fmt: skip
    """Queue one mail: `subject` and `lines` are marked msgids with `%(name)s` and what is given.

    A given value that is itself marked is translated too; `address` is a path without a language.
    """
    code = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(code):
        values = {key: gettext(str(value)) if value else "" for key, value in (given or {}).items()}
        values["name"] = " ".join(name.best(code).words.split())[:200]
        said = [gettext(line) % values for line in lines if line]
        said.append(f"{settings.PUBLIC_ADDRESS}/{code}/{address}")
        mail.queue(
            to=to,
            subject=gettext(subject) % values,
            text="\n\n".join(said) + "\n",
            language=code,
            purpose=purpose,
            key=key,
        )
