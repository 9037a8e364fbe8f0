"""The order of words in a language, as a plain string that both databases sort right.

Neither SQLite nor every PostgreSQL can be relied on to know Croatian or Greek order, so a key is
stored beside the words and sorted instead of them. **How to compare:** bytewise. SQLite does so by
itself (its BINARY collation); on PostgreSQL sort by the key under `COLLATE "C"`. Keys of different
languages are not comparable with each other: store one for each language.

A key has three levels, divided by a blank, which is less than any sign in use:

1. the letters, two signs each, in the order of the language's alphabet;
2. accents that make no letter of their own (e < é < è), only when there are any;
3. capitals (lower case first), only when there are any.

Tailoring, after the alphabets of the languages themselves:

- hr: č and ć after c; dž and đ after d; lj after l; nj after n; š after s; ž after z. The pairs
  dž, lj, nj are always taken as letters, also in the rare words where they are two (injekcija).
- sl: č and ć after c; đ after d; š after s; ž after z.
- ro: ă and â after a; î after i; ș after s; ț after t; the cedilla forms ş, ţ as the comma forms.
- el: Greek letters before Latin ones, tonos and dialytika as accents.
- it, fr, en and all others: plain a to z, accents second; œ as oe, æ as ae, ß as ss, đ as d.

Everywhere: gaps and punctuation first, then digits, then Latin, then Greek, then other scripts by
their code. Gaps and punctuation in a row count as one; at either end they do not count.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: A key is never longer, in signs (all of them ASCII); beyond it words count as equal.
LONGEST = 240

_GAP = "!0"
_ALPHABETS: dict[str, dict[str, str]] = {
    "hr": {
        **{"č": "c1", "ć": "c2", "dž": "d1", "đ": "d2"},
        **{"lj": "l1", "nj": "n1", "š": "s1", "ž": "z1"},
    },
    "sl": {"č": "c1", "ć": "c2", "đ": "d1", "š": "s1", "ž": "z1"},
    "ro": {"ă": "a1", "â": "a2", "î": "i1", "ș": "s1", "ț": "t1"},
}
_SPELLED = {
    **{"æ": "ae", "œ": "oe", "ß": "ss", "ẞ": "SS", "þ": "th", "ð": "d", "đ": "d", "ø": "o"},
    **{"ł": "l", "ħ": "h", "ı": "i", "ς": "σ", "Æ": "AE", "Œ": "OE", "Đ": "D", "Ø": "O", "Ł": "L"},
}
#: Pairs of plain letters that are one letter in Croatian.
_PAIR = re.compile("[ln]j", re.I)
_CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
#: Acute before grave before circumflex and so on; any other mark after these.
_MARKS = "\u0301\u0300\u0302\u0308\u0303\u0306\u0327\u0326\u030c\u030a\u0328\u0307\u030b"


def sort_key(words: str, language: str) -> str:
    """The key of `words` in the order of `language` (a BCP 47 code): at most 240 ASCII signs.

    Equal keys: the words differ in nothing but punctuation, a second accent on a letter, or
    beyond the length. Compare bytewise (see the module).
    """
    base = language.partition("-")[0]
    alphabet = base if base in _ALPHABETS or base == "el" else ""
    if alphabet and words.isascii() and not (alphabet == "hr" and _PAIR.search(words)):
        alphabet = ""  # of these letters all languages think alike
    return _key(words[:LONGEST], alphabet)


# A record's keys are asked for one after the other, and most languages share one.
@lru_cache(maxsize=64)
def _key(words: str, alphabet: str) -> str:
    plain = unicodedata.normalize("NFKC", words)
    if alphabet == "ro":
        plain = plain.translate(_CEDILLA)
    letters: list[str] = []
    marks: list[str] = []
    capitals: list[str] = []
    for piece in _pieces(plain, _ALPHABETS.get(alphabet, {})):
        weight, mark, capital = _weigh(piece, alphabet)
        if weight == _GAP and (not letters or letters[-1] == _GAP):
            continue
        letters.append(weight)
        marks.append(mark)
        capitals.append(capital)
    if letters and letters[-1] == _GAP:
        del letters[-1], marks[-1], capitals[-1]
    levels = ("".join(letters), "".join(marks).rstrip("0"), "".join(capitals).rstrip("0"))
    return " ".join(levels).rstrip(" ")[:LONGEST]


def _pieces(words: str, special: dict[str, str]) -> list[str]:
    """The letters of `words`, pairs that are one letter together, with accents of their own."""
    if words.isascii() and not special:
        return list(words)
    spelled = "".join(
        sign if sign.lower() in special else _SPELLED.get(sign, sign) for sign in words
    )
    found: list[str] = []
    for sign in spelled:
        if found and (found[-1] + sign).lower() in special:
            found[-1] += sign
        else:
            found.append(sign)
    return found


@lru_cache(maxsize=4_096)
def _weigh(piece: str, alphabet: str) -> tuple[str, str, str]:
    """The three levels of one letter."""
    letter = piece.lower()
    capital = "0" if piece == letter else "1"
    special = _ALPHABETS.get(alphabet, {})
    if letter in special:
        return special[letter], "0", capital
    base, *marks = tuple(unicodedata.normalize("NFD", letter))
    base = _SPELLED.get(base, base)
    mark = "0"
    if marks:
        place = _MARKS.find(marks[0])
        mark = chr(ord("a") + place) if place >= 0 else "z"
    if "a" <= base <= "z" or "0" <= base <= "9":
        return base + "0", mark, capital
    place = _GREEK.find(base)
    if place >= 0:
        first = chr(ord("A") + place) + "0" if alphabet == "el" else "{" + chr(ord("a") + place)
        return first, mark, capital
    if base.isalnum():
        return f"~{ord(base):06x}", mark, capital
    return _GAP, "0", capital
