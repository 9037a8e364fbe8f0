"""Names as they are compared: in Latin letters, by how they sound, whatever language they are in.

A name is folded and written in Latin letters. Words that say which legal form a body has, small
words, and marks of an example are taken out of it; words for common things (municipality,
university, innovation …) and the towns that every language calls otherwise become one sign each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from vivaio.ground.actors.vocabulary import EXAMPLES, FORMS, LITTLE, PHRASES, STEMS
from vivaio.platform.multilingual.folding import fold

#: Greek after ISO 843 (ELOT 743), as far as folded small letters go; pairs first.
_GREEK_PAIRS = (("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("ηυ", "iv"), ("γγ", "ng"), ("γξ", "nx"),
                ("γχ", "nch"), ("μπ", "b"), ("ντ", "nt"))  # fmt: skip
_GREEK = str.maketrans(
    {
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
        "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
        "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    }
)  # fmt: skip
_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sht", "ъ": "a",
        "ь": "", "ю": "yu", "я": "ya", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "d",
        "џ": "dz", "ѓ": "gj", "ќ": "kj", "і": "i", "ї": "yi", "є": "ye",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\. ?){2,}(?:[^\W\d_](?!\w))?")
_IN_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
#: One sound, however it is written; in this order.
_SOUNDS = (
    ("sch", "s"), ("dj", "d"), ("kh", "h"), ("ch", "h"), ("ph", "f"), ("th", "t"), ("gh", "g"),
    ("ou", "u"), ("ei", "i"), ("oi", "i"), ("ai", "e"), ("ck", "k"), ("tz", "k"), ("ts", "k"),
    ("x", "ks"), ("q", "k"), ("c", "k"), ("y", "i"), ("j", "i"), ("w", "v"), ("b", "v"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_LONGEST_STEM = max(map(len, STEMS))


@dataclass(frozen=True, slots=True)
class Name:
    """`words`: its telling words as they sound, or signs (`=municipality`); `forms`: families of
    legal forms (`association`, `firm` …) that it names; `bare`: its words run together;
    `initials`: how their first letters sound."""

    words: tuple[str, ...]
    forms: frozenset[str]
    bare: str
    initials: str = ""

    @property
    def own(self) -> tuple[str, ...]:
        """The words that are no sign: what a body has for itself."""
        return tuple(word for word in self.words if not word.startswith("="))


def latin(name: str) -> list[str]:
    """The words of a name in Latin letters without accents, initials such as S.r.l. as one."""
    folded = _IN_BRACKETS.sub(_without_mark, fold(name))
    folded = _INITIALS.sub(lambda found: f"{re.sub('[. ]', '', found[0])} ", folded)
    for greek, written in _GREEK_PAIRS:
        folded = folded.replace(greek, written)
    return _WORD.findall(folded.translate(_GREEK).translate(_CYRILLIC))


def _without_mark(found: re.Match[str]) -> str:
    return " " if found[1].strip() in EXAMPLES else f" {found[1]} "


@cache
def _stem(word: str) -> str:
    """The sign of a common word in any of our languages; "" for any other word."""
    for length in range(min(len(word), _LONGEST_STEM), 2, -1):
        sign = STEMS.get(word[:length])
        if sign and (len(word) - length <= 5):
            return sign
    return ""


@cache
def sound(word: str) -> str:
    """How a Latin word sounds, roughly: Athinaion and Athinaiwn, Kappa and Capa are one."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _DOUBLE.sub(r"\1", word)


def read(name: str) -> Name:
    """A name as it is compared; of a name of small words alone, these."""
    words = latin(name)
    forms = frozenset(FORMS[word] for word in words if FORMS.get(word))
    telling = [word for word in _phrases(words) if word not in LITTLE and word not in FORMS]
    heard = tuple(word if word.startswith("=") else _stem(word) or sound(word) for word in telling)
    plain = [word for word in words if word not in LITTLE and word not in FORMS] or words
    return Name(
        heard or tuple(map(sound, words)),
        forms,
        "".join(map(sound, plain)),
        sound("".join(word[0] for word in words if word not in LITTLE)),
    )


def _phrases(words: list[str]) -> Iterator[str]:
    """The words, with each pair that says one thing as its sign."""
    pairs: Mapping[tuple[str, str], str] = PHRASES
    at = 0
    while at < len(words):
        sign = pairs.get((words[at], words[at + 1])) if at + 1 < len(words) else None
        yield sign or words[at]
        at += 2 if sign else 1
