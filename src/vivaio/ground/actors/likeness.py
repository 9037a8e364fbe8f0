"""Whether two names may be of the same body, in whatever alphabet each is written.

Only for asking "is it one of these?": a person decides. Names are folded, written in Latin
letters, freed of words that say what legal form a body has, and compared by pairs of letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
#: What says only which sort of body it is.
_FORMS = frozenset(
    [
        "aps",
        "odv",
        "ets",
        "onlus",
        "srl",
        "spa",
        "scs",
        "coop",
        "ong",
        "ngo",
        "dd",
        "doo",
        "zu",
        "zavod",
        "udruga",
        "drustvo",
        "asociatia",
        "fundatia",
        "associazione",
        "cooperativa",
        "sociale",
        "social",
        "fondazione",
        "zadruga",
        "zadruzhna",
        "ike",
        "ae",
        "amke",
        "koinsep",
        "association",
        "foundation",
        "the",
        "of",
        "for",
        "di",
        "del",
        "della",
        "dei",
        "la",
        "il",
        "de",
        "za",
        "i",
        "e",
    ]
)
_WORD = re.compile(r"[^\W_]+")
#: From here on two names are worth asking about (0: nothing in common, 1: the same).
ALIKE = 0.5


def plain(name: str) -> frozenset[str]:
    """The pairs of letters of a name's telling words, in Latin letters."""
    folded = fold(name)
    for greek, latin in _GREEK_PAIRS:
        folded = folded.replace(greek, latin)
    words = _WORD.findall(folded.translate(_GREEK).translate(_CYRILLIC))
    telling = [word for word in words if word not in _FORMS] or words
    return frozenset(
        f"{word} "[at : at + 2] if len(word) > 1 else word
        for word in telling
        for at in range(max(1, len(word)))
    )


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two names have in common, from 0 to 1; a name within a longer one counts too."""
    if not one or not other:
        return 0.0
    common = len(one & other)
    dice = 2 * common / (len(one) + len(other))
    within = 0.9 * common / min(len(one), len(other)) if min(len(one), len(other)) > 5 else 0.0
    return max(dice, within if within > 0.8 else 0.0)


def best(name: str, known: Iterable[tuple[object, Iterable[str]]], count: int) -> list[object]:
    """Whose names are most like `name`, best first; each of `known` has a token and its names."""
    wanted = plain(name)
    scored = [
        (max((likeness(wanted, plain(one)) for one in names), default=0.0), token)
        for token, names in known
    ]
    scored.sort(key=lambda pair: -pair[0])
    return [token for score, token in scored[:count] if score >= ALIKE]
