"""Cells as people mean them: without markup and control signs, numbers, days, several values."""

from __future__ import annotations

import html
import re
import unicodedata
from datetime import date, datetime

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u200b\u2060\ud800-\udfff]")
_BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li|/h[1-6]|/tr)\s*/?\s*>", re.I)
_RUNNING = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--.*?-->", re.S)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,10}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
#: What people write for nothing.
NOTHING = frozenset(
    {
        "-", "--", "---", "–", "—", "?", "/", ".", "n/a", "na", "n.a.", "n.d.", "nd", "null",
        "none", "nan", "#n/a", "#na", "#ref!", "#value!", "#name?", "#div/0!", "nil", "undefined",
    }
)  # fmt: skip


def plain(cell: str) -> tuple[str, bool]:
    """The words of a cell without markup, and whether there was any."""
    words = cell.replace("\r\n", "\n").replace("\r", "\n")
    before = words
    if "<" in words:
        words = _RUNNING.sub(" ", words)
        words = _TAG.sub("", _BREAKS.sub("\n", words))
    if "&" in words and _ENTITY.search(words):
        words = html.unescape(words)
        if "<" in words:
            words = _TAG.sub("", _BREAKS.sub("\n", _RUNNING.sub(" ", words)))
    had_markup = words != before
    words = unicodedata.normalize("NFC", _CONTROL.sub("", words))
    if had_markup:
        words = re.sub(r"[ \t]*\n[ \t]*", "\n", words)
        words = re.sub(r"\n{3,}", "\n\n", words)
    return words.strip(), had_markup


def is_nothing(words: str) -> bool:
    """Whether some words only say that there is nothing."""
    return not words or words.lower() in NOTHING


def line(words: str) -> str:
    """On one line."""
    return " ".join(words.split())


def several(words: str, signs: str = ";|\n") -> list[str]:
    """The values in one cell, each once; `signs` stand between them."""
    parts = re.split(f"[{re.escape(signs)}]", words)
    return list(dict.fromkeys(part for one in parts if (part := line(one))))


_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[.,]\d+)?\Z")
_DEGREES = re.compile(
    r"(\d{1,3})\s*[°ºd]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’m]\s*)?"
    r"(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|”|''|s)\s*)?([NSEWO]?)\Z",
    re.I,
)


def degrees(words: str) -> float | None:
    """Degrees with a point or a comma, or with minutes and seconds; None when they are neither."""
    words = words.strip().replace("−", "-")
    if _NUMBER.match(words):
        return float(words.replace(",", "."))
    found = _DEGREES.match(words)
    if found is None:
        return None
    whole, minutes, seconds, side = found.groups()
    value = float(whole)
    value += float((minutes or "0").replace(",", ".")) / 60
    value += float((seconds or "0").replace(",", ".")) / 3600
    return -value if side.upper() in {"S", "W", "O"} else value


_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d. %m. %Y", "%d.%m.%Y.", "%d. %m. %Y.", "%d-%m-%Y")


def day(words: str) -> date | None:
    """A day as the network's countries write it (day before month); None when it is none."""
    words = words.strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", words):
        words = words[:10]
    for look in _DAYS:
        try:
            return datetime.strptime(words, look).date()
        except ValueError:
            continue
    return None
