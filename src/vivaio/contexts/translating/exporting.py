"""Making files for translators from what the desk lists."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext

from vivaio.contexts.translating import policies
from vivaio.contexts.translating.operations import original_address
from vivaio.contexts.translating.xliff import writing
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.text import Text
from vivaio.platform.records import translatables, translating, untranslated
from vivaio.platform.records.translating import Original, Translated, digest
from vivaio.platform.records.untranslated import Asked
from vivaio.platform.search.glossary import terms_in
from vivaio.platform.tenancy.viewer import Viewer

#: Records of one file.
MOST = 500
TWO_LANGUAGES = N_("Choose the language of the originals and another one to translate into.")
NOTHING = N_("There is nothing to translate between these two languages. Choose others.")


def document(viewer: Viewer, asked: Asked, *, source: str, target: str, record: str = "") -> str:
    """The file for one pair of languages: what the filter chooses, or all texts of one record.

    `Invalid` when there is nothing in it.
    """
    if record:
        uids = [UUID(record)] if _is_uid(record) else []
    else:
        uids = untranslated.uids(viewer, asked, limit=MOST)
    found = [
        one for one in translating.opened_all(viewer, uids) if policies.can_translate(viewer, one)
    ]
    files = [file for one in found if (file := _file(one, asked, source, target, bool(record)))]
    if not files:
        raise Invalid({"": [Message(NOTHING)]})
    return writing.document(files, source=source, target=target)


def _is_uid(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def _file(
    found: Translated, asked: Asked, source: str, target: str, whole: bool
) -> writing.File | None:
    units = list(_units(found, asked, source, target, whole))
    return writing.File(str(found.uid), original_address(found.uid), units) if units else None


def _units(
    found: Translated, asked: Asked, source: str, target: str, whole: bool
) -> Iterator[writing.Unit]:
    names = translatables.of(found.kind).names
    for one in found.originals:
        if one.text.source == source and (whole or _wanted(one, asked, target, names)):
            yield _unit(found, one, source, target)


def _wanted(one: Original, asked: Asked, target: str, names: frozenset[str]) -> bool:
    """Whether a text is among what was asked for; names only beside other texts, never missing."""
    needs = {
        "missing": not one.text.texts.get(target) and one.path not in names,
        "stale": target in one.text.stale,
        "machine": target in one.text.machine,
    }
    return needs[asked.need] if asked.need else any(needs.values())


def _unit(found: Translated, one: Original, source: str, target: str) -> writing.Unit:
    words, before = one.text.texts[source], one.text.texts.get(target, "")
    state, sub_state = _state(one.text, target)
    label = translatables.label(found.kind, one.path)
    return writing.Unit(
        path=one.path,
        name=f"{found.title.best(source).words}: {label}",
        source=words,
        target=before,
        source_digest=digest(words),
        target_digest=digest(before),
        state=state,
        sub_state=sub_state,
        note=gettext("At most %(longest)s characters.") % {"longest": one.longest},
        terms=[(term.words, term.preferred) for term in terms_in(words, source, target)],
    )


def _state(text: Text, target: str) -> tuple[str, str]:
    """XLIFF's word for how a text stands, and ours beside it."""
    if not text.texts.get(target):
        return "initial", ""
    if target in text.stale:
        return "initial", "stale"
    if target in text.machine:
        return "translated", "machine"
    return "final", ""
