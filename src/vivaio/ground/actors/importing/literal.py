"""Rows of our own exports, taken word for word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from vivaio.ground.actors.checking import NAME_NEEDED, TEXTS, VALUES, checked_text, checked_values
from vivaio.ground.importing.importers import IDENTITY, Draft, Remark
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.language import is_code
from vivaio.kernel.text import Text

LISTS = {"themes": "; ", "target_groups": "; ", "methods": "; ", "identifiers": "\n"}
NO_UID = N_("This is no permanent identity.")
NOT_TAKEN = N_("This cannot be stored as it is: it was left out.")


def languages_of(texts: Mapping[str, Text]) -> str:
    """Which language each text was written in, and which translations are machines' or stale.

    `name it; summary it en/machine fr/stale`.
    """
    said = []
    for field, text in texts.items():
        marks = []
        for language in sorted(text.machine | text.stale):
            flags = [*(["machine"] * (language in text.machine)),
                     *(["stale"] * (language in text.stale))]  # fmt: skip
            marks.append(f"{language}/{'+'.join(flags)}")
        if text or text.source != "en":
            said.append(" ".join((field, text.source, *marks)))
    return "; ".join(said)


def texts_of(words: Mapping[str, Mapping[str, str]], languages: str) -> dict[str, Text]:
    """The texts again, from words by field and language and what was said of them."""
    told: dict[str, tuple[str, frozenset[str], frozenset[str]]] = {}
    for part in languages.split(";"):
        field, _, rest = part.strip().partition(" ")
        source, *marks = rest.split() or [""]
        flags = {one.partition("/")[0]: one.partition("/")[2].split("+") for one in marks}
        if field in TEXTS and is_code(source):
            machine = frozenset(one for one, several in flags.items() if "machine" in several)
            stale = frozenset(one for one, several in flags.items() if "stale" in several)
            told[field] = (source, machine, stale)
    found = {}
    for field in TEXTS:
        said = {language: one for language, one in words.get(field, {}).items() if one}
        first = next(iter(said), "en")
        source, machine, stale = told.get(field, (first, frozenset(), frozenset()))
        found[field] = Text(source, said, machine & set(said), stale & set(said))
    return found


def read(cells: Mapping[str, Sequence[tuple[str, str]]]) -> Draft:
    """A draft with the card's own values."""
    draft = Draft()
    plain = {target: several[0][1] for target, several in cells.items()}
    draft.identity = plain.get(IDENTITY, "")
    _identify(draft, plain)
    words: dict[str, dict[str, str]] = {}
    for target, said in plain.items():
        field, _, language = target.partition("@")
        if field in TEXTS:
            words.setdefault(field, {})[language or "en"] = said
    for field, text in texts_of(words, plain.get("languages", "")).items():
        clean, errors = checked_text(field, text, required=False)
        if errors:
            draft.problem = errors[0]
        draft.values[field] = clean.to_json()
    name = Text.from_json(draft.values["name"])
    if not name:
        draft.problem = draft.problem or Message(NAME_NEEDED)
    draft.title = name.best().words
    _values(draft, plain)
    draft.traces = (f"{draft.title}|{plain.get('country', '')}|{plain.get('town', '')}",)
    return draft


def _identify(draft: Draft, plain: Mapping[str, str]) -> None:
    version = plain.get("version", "")
    draft.version = int(version) if version.isdecimal() and len(version) < 10 else None
    if plain.get("uid"):
        try:
            draft.record = UUID(plain["uid"].strip().rpartition("/")[2])
        except ValueError:
            draft.problem = Message(NO_UID)


def _values(draft: Draft, plain: Mapping[str, str]) -> None:
    for field in VALUES:
        if field in ("latitude", "longitude") or field not in plain:
            continue
        said = plain[field]
        value: object = said
        if field in LISTS:
            signs = "\n" if field == "identifiers" else "\n;"
            value = [one.strip() for one in re.split(f"[{signs}]", said) if one.strip()]
        checkable = _day(said) if field == "valid_until" else value
        clean, errors = checked_values({field: checkable})
        if errors:
            draft.remarks.append(Remark(field, said[:120], Message(NOT_TAKEN)))
        else:
            stored = clean[field]
            draft.values[field] = stored.isoformat() if isinstance(stored, date) else stored or ""
            if field in LISTS:
                draft.values[field] = list(stored)
    if "latitude" in plain or "longitude" in plain:
        given = {name: plain.get(name, "") for name in ("latitude", "longitude")}
        clean, errors = checked_values(given)
        if errors:
            draft.remarks.append(Remark("latitude", " / ".join(given.values()), Message(NOT_TAKEN)))
        elif clean["latitude"] is not None:
            draft.values["position"] = [clean["latitude"], clean["longitude"]]
        else:
            draft.values["position"] = None


def _day(words: str) -> date | str | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return words
