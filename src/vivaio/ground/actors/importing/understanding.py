"""What the cells of a row mean for a card; what cannot be used is told, never lost in silence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from vivaio.ground.actors.checking import NAME_NEEDED, TEXTS, checked_values
from vivaio.ground.actors.importing import places
from vivaio.ground.actors.importing.codes import code_of
from vivaio.ground.actors.importing.countries import understood
from vivaio.ground.importing.importers import IDENTITY, Draft, Remark, Terms
from vivaio.kernel.errors import N_, Message
from vivaio.platform.multilingual.folding import fold
from vivaio.platform.sheets import cleaning

Cells = Mapping[str, Sequence[tuple[str, str]]]

MARKUP = N_("The markup was taken out.")
NOT_IN_LIST = N_("This cannot be used here: it was left out.")
NO_COUNTRY = N_("No country has this name: it was left out.")
COUNTRY_TAKEN = N_("The country was taken to be %(country)s.")
TOO_LONG = N_("This is %(length)s characters long; it was cut after %(longest)s.")
NAME_TOO_LONG = N_("The name is %(length)s characters long; %(longest)s is the most it can be.")
ONLY_FIRST = N_("Only one value fits here: “%(value)s” was taken.")
MIXED = N_("Letters of two alphabets stand in one word; it was taken as it is.")
UNREADABLE = N_("Signs that could not be read stand here; it was taken as it is.")
MENDED = N_("It was taken as “%(value)s”.")
NO_DAY = N_("This is no day: it was left out.")

_MIXED = re.compile(r"[a-zA-ZÀ-ɏ][Ͱ-ϿЀ-ӿ]|[Ͱ-ϿЀ-ӿ][a-zA-ZÀ-ɏ]")
_SCHEMES = {"kind": "kind", "sector": "sector", "level": "level"}
_SEVERAL = {"themes": "theme", "target_groups": "target_group", "methods": "method"}
_WEB = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?\Z", re.I)
_REGISTERS = {
    "vat": "vat", "vat number": "vat", "partita iva": "vat", "p iva": "vat", "piva": "vat",
    "oib": "oib", "αφμ": "afm", "α φ μ": "afm", "cui": "cui", "cif": "cui", "siret": "siret",
    "siren": "siren",
}  # fmt: skip


class Understanding:
    """Reads the cells of one row into a draft."""

    def __init__(self, terms: Terms, cells: Cells) -> None:
        self._terms, self._cells = terms, cells
        self.draft = Draft()

    def read(self) -> Draft:
        """All of the row."""
        self._texts()
        for target, several in self._cells.items():
            column, raw = several[0]
            if target in _SEVERAL:
                self._codes(target, several)
            elif target == "identifiers":
                self._identifiers(several)
            elif target == IDENTITY:
                self.draft.identity = cleaning.line(cleaning.plain(raw)[0])
            elif target in _READERS:
                words = self._plain(column, raw)
                self.draft.values[target] = _READERS[target](self, target, column, words)
        self._position()
        self._trace()
        return self.draft

    def note(self, column: str, value: str, msgid: str, /, **parameters: object) -> None:
        """Say something of a cell."""
        self.draft.remarks.append(Remark(column, value[:120], Message(msgid, parameters)))

    def _plain(self, column: str, raw: str) -> str:
        words, had_markup = cleaning.plain(raw)
        if had_markup:
            self.note(column, raw, MARKUP)
        if "\ufffd" in words:
            self.note(column, words, UNREADABLE)
        return "" if cleaning.is_nothing(words) else words

    def _texts(self) -> None:
        for target, several in self._cells.items():
            field, _, language = target.partition("@")
            if field not in TEXTS:
                continue
            column, raw = several[0]
            words = self._plain(column, raw)
            if field != "description":
                words = cleaning.line(words)
            if field == "name" and _MIXED.search(words):
                self.note(column, words, MIXED)
            words = self._fitting(field, column, words)
            self.draft.values[f"{field}@{language or self._terms.language}"] = words
        names = {
            key.partition("@")[2]: words
            for key, words in self.draft.values.items()
            if key.startswith("name@") and words
        }
        if not names and self.draft.problem is None:
            self.draft.problem = Message(NAME_NEEDED)
        self.draft.title = names.get(self._terms.language) or next(iter(names.values()), "")

    def _fitting(self, field: str, column: str, words: str) -> str:
        longest = TEXTS[field]
        if len(words) <= longest:
            return words
        if field == "name":
            text = {"length": len(words), "longest": longest}
            self.draft.problem = Message(NAME_TOO_LONG, text)
            return ""
        self.note(column, words, TOO_LONG, length=len(words), longest=longest)
        return f"{words[: longest - 1].rstrip()}…"

    def _concept(self, target: str, column: str, words: str) -> str:
        code = code_of(_SCHEMES[target], words) if words else ""
        if words and not code:
            self.note(column, words, NOT_IN_LIST)
        return code

    def _codes(self, target: str, several: Sequence[tuple[str, str]]) -> None:
        found: list[str] = []
        for column, raw in several:
            words = self._plain(column, raw)
            whole = code_of(_SEVERAL[target], words) if words else ""
            parts = [words] if whole else cleaning.several(words)
            for part in parts:
                code = code_of(_SEVERAL[target], part)
                pieces = [part] if code else cleaning.several(part, ",/")
                for piece in pieces:
                    known = code_of(_SEVERAL[target], piece)
                    if known:
                        found.append(known)
                    else:
                        self.note(column, piece, NOT_IN_LIST)
        self.draft.values[target] = list(dict.fromkeys(found))

    def _identifiers(self, several: Sequence[tuple[str, str]]) -> None:
        found: list[str] = []
        for column, raw in several:
            for one in cleaning.several(self._plain(column, raw), ";,|\n"):
                named = one if re.match(r"[a-z][a-z0-9_-]{0,19}:\S", one) else _scheme(column, one)
                problems = checked_values({"identifiers": [named]})[1] if named else True
                if problems:
                    self.note(column, one, NOT_IN_LIST)
                else:
                    found.append(named)
        self.draft.values["identifiers"] = list(dict.fromkeys(found))[:20]

    def _country(self, target: str, column: str, words: str) -> str:
        if not words:
            return ""
        code, is_plain = understood(words)
        if not code:
            for one in cleaning.several(words, ";,|/\n")[:1]:
                code, is_plain = understood(one)[0], False
        if not code:
            self.note(column, words, NO_COUNTRY)
        elif not is_plain:
            self.note(column, words, COUNTRY_TAKEN, country=code)
        return code

    def _website(self, target: str, column: str, words: str) -> str:
        parts = words.split()
        if not parts:
            return ""
        first = parts[0].rstrip(",;|")
        value = first if "://" in first else f"https://{first}"
        if not _WEB.match(first) or not self._is_good(target, value):
            self.note(column, words, NOT_IN_LIST)
            return ""
        if len(parts) > 1:
            self.note(column, words, ONLY_FIRST, value=value)
        elif words not in (value, value.removeprefix("https://")):
            self.note(column, words, MENDED, value=value)
        return value

    def _email(self, target: str, column: str, words: str) -> str:
        parts = re.split(r"[\s;,|<>]+", words.removeprefix("mailto:"))
        good = [one for one in parts if "@" in one and self._is_good(target, one)]
        if not good:
            if words:
                self.note(column, words, NOT_IN_LIST)
            return ""
        if len(good) > 1 or good[0] != words:
            self.note(column, words, ONLY_FIRST, value=good[0])
        return good[0]

    def _telephone(self, target: str, column: str, words: str) -> str:
        if not words or self._is_good(target, words):
            return words
        for one in cleaning.several(words, ";,|/\n"):
            digits = re.sub(r"[^\d+ ()./-]", "", one).strip()
            if self._is_good(target, digits) and digits:
                self.note(column, words, ONLY_FIRST, value=digits)
                return digits
        self.note(column, words, NOT_IN_LIST)
        return ""

    def _short(self, target: str, column: str, words: str) -> str:
        value = cleaning.line(words)
        if target == "nuts":
            value = value.upper().replace(" ", "")
            value = f"EL{value[2:]}" if value.startswith("GR") else value
        if value and not self._is_good(target, value):
            self.note(column, words, NOT_IN_LIST)
            return ""
        return value

    def _day(self, target: str, column: str, words: str) -> str:
        found = cleaning.day(words) if words else None
        if words and found is None:
            self.note(column, words, NO_DAY)
        return found.isoformat() if found else ""

    def _is_good(self, target: str, value: str) -> bool:
        return not checked_values({target: value})[1]

    def _position(self) -> None:
        country = self.draft.values.get("country", "") or self._terms.country
        if "latitude" in self._cells or "longitude" in self._cells:
            two = [self._cells.get(one, [(one, "")])[0] for one in ("latitude", "longitude")]
            place = places.of_two(two[0], two[1], country)
        elif "position" in self._cells:
            place = places.of_one(*self._cells["position"][0], country)
        else:
            return
        self.draft.remarks.extend(place.remarks)
        self.draft.values["position"] = place.degrees

    def _trace(self) -> None:
        values = self.draft.values
        words = (self.draft.title, values.get("country", ""), values.get("town", ""))
        self.draft.traces = ("|".join(" ".join(fold(one).split()) for one in words),)


def _scheme(column: str, value: str) -> str:
    """A number with the register its heading names: `P. IVA` and 01234567890 make `vat:…`."""
    plain = " ".join(re.sub(r"[\W_]+", " ", fold(column)).split())
    register = _REGISTERS.get(plain) or re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:20].strip("-")
    value = value.replace(" ", "")
    if register in ("", "identifiers", "identifier") or not re.match(r"[a-z]", register):
        register = "number"
    return f"{register}:{value}"


_Reader = Callable[[Understanding, str, str, str], Any]
_READERS: dict[str, _Reader] = {
    **dict.fromkeys(_SCHEMES, Understanding._concept),
    "country": Understanding._country,
    "website": Understanding._website,
    "email": Understanding._email,
    "telephone": Understanding._telephone,
    "valid_until": Understanding._day,
    **dict.fromkeys(
        ("nuts", "nuts_edition", "address", "postal_code", "town"), Understanding._short
    ),
}
