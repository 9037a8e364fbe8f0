"""How an act reads: its sentence in the language of the moment, with names or without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext

from vivaio.kernel.text import Text
from vivaio.platform.journal import verbs
from vivaio.platform.journal.models import Entry, Hand, Personal

PLATFORM = "Vivaio"


def msgid(sentence: str) -> dict[str, str]:
    """A parameter that is translated when read: a word of ours, marked with `N_`, not content."""
    return {"msgid": sentence}


class _Blanks(dict[str, str]):
    """Parameters of a sentence; one that the act does not have reads as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def who(entry: Entry, *, names: bool) -> str:
    """Who acted: a name where names may be known, else the office."""
    if entry.hand == Hand.PLATFORM:
        return PLATFORM
    if names and entry.personal_digest:
        personal = _personal(entry)
        if personal is None:
            return gettext("A former user")
        if personal.values.get("who"):
            return str(personal.values["who"])
    return _office(entry)


def sentence(entry: Entry, *, names: bool) -> str:
    """The whole sentence, never a failure: a sentence that cannot be filled reads neutrally."""
    template = gettext(verbs.sentence(entry.verb))
    filled = _Blanks({name: _shown(value) for name, value in entry.parameters.items()})
    filled.update(_personal_words(entry, names=names, template=template))
    filled["who"] = who(entry, names=names)
    try:
        return template % filled
    except (TypeError, ValueError):
        return gettext(verbs.NEUTRAL) % filled


def _personal(entry: Entry) -> Personal | None:
    return getattr(entry, "personal", None)


def _office(entry: Entry) -> str:
    if entry.hand == Hand.TEAM:
        if entry.chain is None:
            return gettext("The team of the network")
        return gettext("The team of the centre")
    if entry.hand == Hand.KEEPER:
        return gettext("The organisation itself")
    if entry.hand == Hand.MEMBER:
        return gettext("Another member of the network")
    return gettext("A visitor")


def _personal_words(entry: Entry, *, names: bool, template: str) -> dict[str, str]:
    """The personal words a sentence asks for, or "a person" in their place."""
    if not entry.personal_digest:
        return {}
    personal = _personal(entry)
    if names and personal is not None:
        return {name: str(value) for name, value in personal.values.items()}
    somebody = gettext("a person")
    asked = {part.split(")")[0] for part in template.split("%(")[1:]}
    return dict.fromkeys(asked - set(entry.parameters), somebody)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(one) for one in value)
    if isinstance(value, Mapping):
        if "msgid" in value:
            sentence = value["msgid"]
            return gettext(sentence)
        if {"s", "t"} <= set(value):
            return Text.from_json(value).best(get_language() or "en").words
        return ""
    return "" if value is None else str(value)
