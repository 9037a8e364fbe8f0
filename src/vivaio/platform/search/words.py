"""From a text to the terms of the index, and from what was typed to the same terms.

A term is a word folded and without its ending, so that innovazione finds innovazioni, občina finds
občin and κοινωνική finds κοινωνικών. One set of endings serves all languages of a script: the
language somebody types in is not known, and two of ours have no stemmer anywhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files

from vivaio.platform.multilingual.folding import fold

#: Words beyond this number in one field are not indexed; PostgreSQL counts no further than 16,383.
LONGEST_FIELD = 8_000
#: A word is compared by so many signs.
LONGEST_WORD = 48

_INITIALS = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_GREEK = re.compile(r"[α-ω]")
_GREEK_ENDINGS = (
    *("ουσ", "εισ", "ων", "εσ", "οσ", "ησ", "ασ", "υσ", "οι", "ου", "ει"),
    *("η", "α", "ο", "ι", "ε", "ω", "υ"),
)
_LATIN_ENDINGS = (
    *("iilor", "ilor", "elor", "ului", "iile", "urile"),
    *("ega", "emu", "ega", "imi", "ima", "ami", "ama"),
    *("om", "ih", "im", "ah", "ov", "ev", "oj", "og"),
)
_VOWELS = "aeiouy"


def words_of(folded: str) -> list[str]:
    """The words of a folded text in order; hyphens inside words stay, d.o.o. becomes doo."""
    plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), folded)
    return _WORD.findall(plain)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A folded word (without hyphens) less its ending: at least three letters of it stay."""
    word = word[:LONGEST_WORD]
    if len(word) < 4 or not word.isalpha():
        return word
    if _GREEK.match(word):
        for ending in _GREEK_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)]
        return word
    return _without_latin_ending(word)


def _without_latin_ending(word: str) -> str:
    if word.endswith("aux") and not word.endswith("eaux") and len(word) > 5:
        word = word[:-2] + "l"
    elif word[-1] in "sx" and word[-2] != "s":
        word = word[:-1]
    for ending in _LATIN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    shortest = 4 if len(word) > 4 else 3
    for _ in range(3):
        if len(word) > shortest and word[-1] in _VOWELS:
            word = word[:-1]
            if len(word) > shortest and word.endswith(("ch", "gh")):
                word = word[:-1]  # pratiche is of pratica
    return word


@lru_cache(maxsize=65_536)
def terms_of_word(word: str) -> tuple[str, ...]:
    """What one word of a text is found by: its stem; for a compound its parts and the whole."""
    if "-" not in word:
        return (stem(word),)
    parts = word.split("-")
    return (*(stem(part) for part in parts), stem("".join(parts)))


def terms(text: str) -> list[str]:
    """The terms of a text in order, with repetitions."""
    found = [term for word in words_of(fold(text)) for term in terms_of_word(word)]
    return found[:LONGEST_FIELD]


def exact_term(text: str) -> str:
    """One term for the whole of a title or name: texts with the same folded words share it."""
    whole = "_".join(words_of(fold(text))).replace("-", "_")
    if len(whole.encode()) > 120:
        whole = blake2b(whole.encode(), digest_size=16).hexdigest()
    return f"={whole}" if whole else ""


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words of the seven languages that say nothing by themselves, folded."""
    lines = (files("vivaio.platform.search") / "stopwords.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def telling(words: list[str]) -> list[str]:
    """Those of folded words that are no stop words; all of them when there are no others."""
    kept = [word for word in words if len(word) > 1 and word not in stop_words()]
    return kept or words
