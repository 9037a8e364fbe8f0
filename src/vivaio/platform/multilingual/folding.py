"""Words as they are compared: without case, accents and typographic variants.

Folding is for finding and comparing, never for showing. It works sign by sign, so that it means
the same in every language: nothing here needs to know which language a text is in.
"""

from __future__ import annotations

import unicodedata

#: Letters that no Unicode decomposition takes apart, and signs that stand for others.
_LETTERS = {
    "æ": "ae",
    "ð": "d",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "ŋ": "ng",
    "ø": "o",
    "œ": "oe",
    "ŧ": "t",
    "þ": "th",
    "ς": "σ",
    "‘": "'",
    "’": "'",
    "‛": "'",
    "ʹ": "'",
    "ʼ": "'",
    "ʻ": "'",
    "′": "'",
    "‐": "-",
    "‑": "-",
    "−": "-",
}

_DROPPED = frozenset({"Mn", "Me", "Cf"})  # accents; soft hyphens, joiners and direction marks
_BLANK = frozenset({"Cc", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})


def _sign(sign: str) -> str:
    """One sign, folded; a blank for what is no text (control signs, half surrogates)."""
    if unicodedata.category(sign) in _BLANK:
        return " "
    plain = unicodedata.normalize("NFKD", sign.casefold()).casefold()
    kept = (part for part in plain if unicodedata.category(part) not in _DROPPED)
    return "".join(" " if part.isspace() else _LETTERS.get(part, part) for part in kept)


class _Table(dict[int, str]):
    """Each sign is worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _sign(chr(code))
        return folded


_TABLE = _Table()


def fold(words: str) -> str:
    """The comparable form: `fold("Društvene Œuvres ΚΟΙΝΌΤΗΤΑΣ")` is `drustvene oeuvres κοινοτητασ`.

    Lower case; accents off (ș and ş, ț and ţ, č, ć, š, ž, ά, ϊ …); ς as σ; đ as d, ß as ss, œ as
    oe, æ as ae, ł as l, ø as o; every apostrophe as ' and every hyphen as -; soft hyphens
    and joiners away; control signs and null bytes as blanks. Folding twice changes nothing
    more. Any string is taken, and the result can always be stored.
    """
    return words.translate(_TABLE)
