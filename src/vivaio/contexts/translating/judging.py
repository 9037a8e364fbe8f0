"""What becomes of each text of a file that came back: looked at before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vivaio.contexts.translating import policies
from vivaio.contexts.translating.xliff.codes import pieces
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.text import Text
from vivaio.platform.records import translating
from vivaio.platform.records.translating import (
    TOO_LONG,
    Original,
    Rendering,
    Translated,
    clean,
    digest,
)
from vivaio.platform.tenancy.viewer import Viewer

#: What an outcome is called; all but the first two leave everything as it was.
ACCEPTED, CONFIRMED, UNCHANGED, EMPTY, STALE, REFUSED, UNKNOWN = (
    "accepted", "confirmed", "unchanged", "empty", "stale", "refused", "unknown",
)  # fmt: skip
WRITTEN = frozenset({ACCEPTED, CONFIRMED})

_SENTENCES = {
    UNCHANGED: N_("The same words are here already."),
    EMPTY: N_("Not translated in the file."),
    CONFIRMED: N_("The words stay, and count as checked by a person."),
}
_ORIGINAL_CHANGED = N_("The original has changed since the file was exported.")
_ORIGINAL_OTHER = N_("The original in the file is not the one that was exported.")
_CHANGED_HERE = N_("Somebody translated this here meanwhile.")
_NOT_HERE = N_("There is no such text here, or none that you may see.")
_TWICE = N_("The file has this text twice; the first one counts.")
_OWN_LANGUAGE = N_("This is the language of the original.")
_CODES_DIFFER = N_("A link or a placeholder is missing or new: look at it once more.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one text; `found` is None when the viewer may not know of its record."""

    code: str
    message: Message
    unit: Mapping[str, Any]
    found: Translated | None = None
    before: str = ""
    source: str = ""
    rendering: Rendering | None = None


def _uid(unit: Mapping[str, Any]) -> UUID | None:
    try:
        return UUID(unit["file"])
    except ValueError:
        return None


def _place(unit: Mapping[str, Any]) -> tuple[str, str]:
    return unit["file"], unit["path"]


def judge(
    viewer: Viewer,
    units: Sequence[Mapping[str, Any]],
    *,
    source: str,
    language: str,
    earlier: Iterable[Mapping[str, Any]] = (),
) -> list[Outcome]:
    """The outcome of each text in order, by what is here now; `earlier` came before in the file."""
    uids = [uid for uid in map(_uid, units) if uid is not None]
    known = {one.uid: one for one in translating.opened_all(viewer, uids)}
    seen = {_place(one) for one in earlier}
    outcomes = []
    for unit in units:
        uid = _uid(unit)
        found = known.get(uid) if uid else None
        outcomes.append(_outcome(viewer, unit, found, source, language, _place(unit) in seen))
        seen.add(_place(unit))
    return outcomes


def _outcome(
    viewer: Viewer,
    unit: Mapping[str, Any],
    found: Translated | None,
    source: str,
    language: str,
    twice: bool,
) -> Outcome:
    texts = {one.path: one for one in found.originals} if found else {}
    original = texts.get(unit["path"])
    if found is None or original is None:
        return Outcome(UNKNOWN, Message(_NOT_HERE), unit)
    text = original.text
    before, now = text.texts.get(language, ""), text.texts[text.source]
    decision = policies.can_translate(viewer, found)
    if not decision:
        told: _Told = (REFUSED, decision.reason, None)
    elif twice:
        told = (REFUSED, Message(_TWICE), None)
    elif text.source == language:
        told = (REFUSED, Message(_OWN_LANGUAGE), None)
    elif not clean(unit["target"]):
        told = (EMPTY, Message(_SENTENCES[EMPTY]), None)
    elif stale := _stale(unit, text, source, now):
        told = (STALE, Message(stale), None)
    else:
        told = _compared(unit, original, language, before, now)
    code, message, rendering = told
    return Outcome(code, message, unit, found, before, now, rendering)


_Told = tuple[str, Message, Rendering | None]


def _compared(
    unit: Mapping[str, Any], original: Original, language: str, before: str, now: str
) -> _Told:
    """What becomes of words whose original is right, beside the words there are."""
    words = clean(unit["target"])
    rendering = Rendering(original.path, words, digest(now), digest(before))
    if words == clean(before):
        if _confirms(unit, original.text, language):
            return CONFIRMED, Message(_SENTENCES[CONFIRMED]), rendering
        return UNCHANGED, Message(_SENTENCES[UNCHANGED]), None
    if unit["target_digest"] is not None and unit["target_digest"] != digest(before):
        return STALE, Message(_CHANGED_HERE), None
    if len(words) > original.longest:
        given = {"length": len(words), "longest": original.longest}
        return REFUSED, Message(TOO_LONG, given), None
    note = Message("") if codes(words) == codes(now) else Message(_CODES_DIFFER)
    return ACCEPTED, note, rendering


def _stale(unit: Mapping[str, Any], text: Text, source: str, now: str) -> str:
    """Why the original in the file is not the one there is; "" when it is."""
    if text.source != source:
        return _ORIGINAL_CHANGED
    if unit["source_digest"] is not None and unit["source_digest"] != digest(now):
        return _ORIGINAL_CHANGED
    if unit["source"].split() != now.split():
        # A tool may have changed white space; other words mean another original.
        return _ORIGINAL_OTHER if unit["source_digest"] is not None else _ORIGINAL_CHANGED
    return ""


def _confirms(unit: Mapping[str, Any], text: Text, language: str) -> bool:
    """Whether a translator has said of words that wait for it that they are right."""
    if language in text.machine:
        return unit["state"] in ("reviewed", "final") or not (
            unit["sub_state"] or unit["state"] == "initial"
        )
    return language in text.stale and unit["state"] != "initial"


def codes(words: str) -> Counter[str]:
    """The links and placeholders of a text."""
    return Counter(piece.words for piece in pieces(words) if piece.code)
