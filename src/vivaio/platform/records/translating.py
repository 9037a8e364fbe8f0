"""Translating any record: one door for all kinds, with the owning room's rule at it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from uuid import UUID

from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Conflict, Invalid, Message, Unknown
from vivaio.kernel.language import is_code
from vivaio.kernel.text import Text
from vivaio.platform.journal import verbs, wording
from vivaio.platform.multilingual.queries import own_name
from vivaio.platform.records import operations, states, translatables
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.models import Record, Recorded
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

TRANSLATED, MACHINE, CONFIRMED = (
    "record.translated", "record.machine_translated", "record.translation_confirmed",
)  # fmt: skip
SENTENCES = {
    TRANSLATED: N_("%(who)s translated (%(language)s): %(fields)s."),
    MACHINE: N_("%(who)s had a machine translate (%(language)s): %(fields)s."),
    CONFIRMED: N_("%(who)s confirmed the translation (%(language)s): %(fields)s."),
}
TOO_LONG = N_("This is %(length)s characters long; %(longest)s is the most it can be.")
#: Line feed and tab are text; the other control characters are not.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Rendering:
    """Words for one text: what they say, and what their writer had read.

    `source` and `target` are the digests of the original and of the words that stood there, each
    as they were read. Words given empty remove the translation.
    """

    path: str
    words: str
    source: str
    target: str
    machine: bool = False


@dataclass(frozen=True, slots=True)
class Original:
    """One text of a record as a translator reads it."""

    path: str
    text: Text
    longest: int


@dataclass(frozen=True, slots=True)
class Translated:
    """A record as a translator reads it: its texts and whether this viewer may translate them."""

    uid: UUID
    kind: str
    centre: UUID | None
    title: Text
    address: str
    visibility: str
    is_open: bool
    version: int
    nature: str
    originals: tuple[Original, ...]
    row: Recorded

    @property
    def rank(self) -> int:
        """Its place among what waits: 0 everybody may read it, 1 the network, 2 its centre."""
        return states.rank_of(self.visibility, is_open=self.is_open)


def register() -> None:
    """Tell the journal how translating reads."""
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)


def digest(words: str) -> str:
    """A short digest of words, by which it is seen that they changed; "" for none."""
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest() * bool(words)


def clean(words: str) -> str:
    """Words without control characters, with line feeds alone; blank ones are none."""
    plain = _CONTROL.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    return plain if plain.strip() else ""


def opened(viewer: Viewer, uid: UUID) -> Translated:
    """A record with its texts; `Unknown` when there is none for this viewer."""
    found = opened_all(viewer, [uid])
    if not found:
        raise Unknown
    return found[0]


def opened_all(viewer: Viewer, uids: Sequence[UUID]) -> list[Translated]:
    """Those of some records that a viewer may see, in the order given; one query a kind."""
    records = {one.uid: one for one in Record.objects.visible_to(viewer).filter(uid__in=uids)}
    rows: dict[UUID, Recorded] = {}
    for kind in {record.kind for record in records.values()} & set(models_by_kind()):
        chosen = [uid for uid, record in records.items() if record.kind == kind]
        model = models_by_kind()[kind]
        rows |= {row.uid: row for row in model.objects.visible_to(viewer).filter(pk__in=chosen)}
    return [_translated(records[uid], rows[uid]) for uid in dict.fromkeys(uids) if uid in rows]


def _translated(record: Record, row: Recorded) -> Translated:
    originals = tuple(
        Original(path, text, translatables.longest(record.kind, path))
        for path, text in translatables.texts(row).items()
    )
    return Translated(
        record.uid, record.kind, record.centre_id, record.title, record.address,
        record.visibility, record.is_open, record.version, record.nature, originals, row,
    )  # fmt: skip


@operation
def translate(
    *,
    by: Viewer,
    uid: UUID,
    language: str,
    renderings: Sequence[Rendering],
    key: UUID | None = None,
) -> UUID:
    """Give texts of a record their words in one language, all of them or none.

    `Conflict` when an original, or the words in this language, changed since they were read;
    `Invalid`, by path, for what is no text of the record, is its original's language, or is too
    long. The original itself is never touched here.
    """
    found = opened(by, uid)
    require(translatables.may_translate(by, found.row))
    texts = {one.path: one.text for one in found.originals}
    _check(found, texts, language, renderings)
    for one in renderings:
        text = texts[one.path]
        if (digest(_of(text, text.source)), digest(_of(text, language))) != (
            one.source,
            one.target,
        ):
            raise Conflict(found, found.version)
    changed = {one.path: _changed(texts[one.path], language, one) for one in renderings}
    changed = {path: text for path, text in changed.items() if text != texts[path]}
    if changed:
        _save(by, found, language, changed, texts)
    return uid


def _of(text: Text, language: str) -> str:
    return text.texts.get(language, "")


def _check(
    found: Translated, texts: Mapping[str, Text], language: str, renderings: Sequence[Rendering]
) -> None:
    longest = {one.path: one.longest for one in found.originals}
    problems: dict[str, list[Message]] = {}
    for one in renderings:
        if one.path not in texts or not is_code(language):
            problems[one.path] = [Message(N_("This record has no such text to translate."))]
        elif texts[one.path].source == language:
            problems[one.path] = [Message(N_("This is the language of the original."))]
        elif len(clean(one.words)) > longest[one.path]:
            given = {"length": len(clean(one.words)), "longest": longest[one.path]}
            problems[one.path] = [Message(TOO_LONG, given)]
    if problems:
        raise Invalid(problems)


def _changed(text: Text, language: str, one: Rendering) -> Text:
    """The text with its new words; words that stay are confirmed as they stand, to the letter."""
    words = clean(one.words)
    before = _of(text, language)
    if words == clean(before):
        words = before
    return text.with_words(language, words, machine=one.machine)


def _save(
    by: Viewer,
    found: Translated,
    language: str,
    changed: Mapping[str, Text],
    before: Mapping[str, Text],
) -> None:
    for path, text in changed.items():
        translatables.put(found.row, path, text)
    if any(language in text.machine for text in changed.values()):
        verb = MACHINE
    elif all(_of(text, language) == _of(before[path], language) for path, text in changed.items()):
        verb = CONFIRMED
    else:
        verb = TRANSLATED
    fields = [wording.msgid(translatables.label_msgid(found.kind, path)) for path in changed]
    operations.save(
        found.row,
        by=by,
        verb=verb,
        parameters={"fields": fields, "language": own_name(language)},
    )
