"""Which column is which field: guessed from its heading, corrected by people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from vivaio.ground.importing.importers import Field, Importer
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.language import INTERFACE, is_code
from vivaio.platform.multilingual.folding import fold
from vivaio.platform.multilingual.queries import language_name
from vivaio.platform.sheets.table import Survey

_NOT_WORDS = re.compile(r"[\W_]+")
#: A language after a heading: `name@it`, `name_it`, `name (it)`, `name [it]`, `name - it`.
_LANGUAGE = re.compile(r"(.+?)[\s_@\-\[(./:]+([a-z]{2})\)?\]?\Z")

TWICE = N_("“%(field)s” is chosen for more than one column: %(columns)s.")
NO_FIELD = N_("“%(target)s” is no field that a column can be.")
NO_COLUMN = N_("The file has no column “%(column)s”.")


def key(words: str) -> str:
    """A heading as it is compared."""
    return _NOT_WORDS.sub(" ", fold(words)).strip()


@lru_cache(maxsize=8)
def _known(fields: tuple[Field, ...]) -> Mapping[str, str]:
    return {
        key(heading): field.code
        for field in fields
        for heading in (field.code, *sorted(field.headings))
    }


@lru_cache(maxsize=1)
def _language_words() -> Mapping[str, str]:
    """The names of our languages in our languages: `italiano` is `it`."""
    return {
        key(language_name(code, reader)): code for code in INTERFACE for reader in INTERFACE
    } | {code: code for code in INTERFACE}


def target_of(heading: str, fields: tuple[Field, ...]) -> str:
    """The field a heading speaks of, with its language where it names one; "" for none."""
    known = _known(fields)
    plain = key(heading)
    if plain in known:
        return known[plain]
    found = _LANGUAGE.match(heading.strip().lower())
    base, language = (key(found[1]), found[2]) if found else ("", "")
    if not found or language not in INTERFACE:
        base, _, last = plain.rpartition(" ")
        language = _language_words().get(last, "") or (language if "@" in heading else "")
        base = base if language in INTERFACE else (key(found[1]) if found else "")
    code = known.get(base, "")
    in_languages = next((field.in_languages for field in fields if field.code == code), False)
    return f"{code}@{language}" if code and in_languages and is_code(language or "-") else ""


def guess(survey: Survey, fields: tuple[Field, ...]) -> dict[str, str]:
    """For each column its field; of two columns for one field the first."""
    chosen: dict[str, str] = {}
    several = {field.code for field in fields if field.takes_several}
    for heading in survey.header:
        target = target_of(heading, fields)
        if target and (target in several or target not in chosen.values()):
            chosen[heading] = target
    return chosen


def is_target(target: str, fields: Sequence[Field]) -> bool:
    """Whether a column can be this."""
    code, _, language = target.partition("@")
    field = next((one for one in fields if one.code == code), None)
    return field is not None and (not language or (field.in_languages and is_code(language)))


def checked(mapping: Mapping[str, str], survey: Survey, fields: Sequence[Field]) -> dict[str, str]:
    """A mapping somebody made, without the columns left out; `Invalid` with all that is wrong."""
    problems: list[Message] = []
    chosen: dict[str, list[str]] = {}
    several = {field.code for field in fields if field.takes_several}
    for column, target in mapping.items():
        if column not in survey.header:
            problems.append(Message(NO_COLUMN, {"column": column[:80]}))
        elif target and not is_target(target, fields):
            problems.append(Message(NO_FIELD, {"target": target[:80]}))
        elif target:
            chosen.setdefault(target, []).append(column)
    for target, columns in chosen.items():
        if len(columns) > 1 and target not in several:
            words = {"field": target, "columns": ", ".join(column[:80] for column in columns)}
            problems.append(Message(TWICE, words))
    if problems:
        raise Invalid({"mapping": problems})
    return {column: target for column, target in mapping.items() if target}


def is_own(survey: Survey, importer: Importer) -> bool:
    """Whether a table is one of our own exports, whose cells are as we wrote them."""
    own = importer.own_headings
    return bool(own) and own <= set(survey.header)
