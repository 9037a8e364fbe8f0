"""What this room offers to the rest of the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext

from vivaio.contexts.chronicle import checking, declarations, gaps, policies, queries, ties
from vivaio.contexts.chronicle.models import MODELS, Entry
from vivaio.contexts.chronicle.parts import LISTS
from vivaio.ground.indicators import parts
from vivaio.kernel.errors import N_
from vivaio.kernel.text import Text
from vivaio.platform.journal import verbs
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import Export, RoomLink, exports, link_kinds, room_links
from vivaio.platform.registry.instances import gaps as registered_gaps
from vivaio.platform.registry.merging import MOVES, merges
from vivaio.platform.tenancy.viewer import Viewer

TITLES = {
    "procedure": N_("Procedure"), "act": N_("Act"), "convention": N_("Convention"),
    "result": N_("Result"), "practice": N_("Practice"),
}  # fmt: skip
SENTENCES = {
    "drafted": N_("%(who)s began the draft."),
    "amended": N_("%(who)s changed the words."),
    "publish": N_("%(who)s published it."),
    "archive": N_("%(who)s archived it."),
}
COLUMNS = {
    "uid": N_("Identity"), "address": N_("Address"), "kind": N_("Kind"), "title": N_("Title"),
    "language": N_("Language"), "country": N_("Country"), "nuts": N_("Territory"),
    "themes": N_("Themes"), "stage": N_("Stage"), "starts_on": N_("First day"),
    "ends_on": N_("Last day"), "days_required": N_("Days required"),
    "days_given": N_("Days given"), "total": N_("Sum"), "unit": N_("Unit"),
    "shares": N_("Of which"), "nature": N_("Nature"),
}  # fmt: skip
#: What the texts of the lists are called where they are translated.
_CALLED = {"shares.name": N_("Of which"), "days.words": N_("What happened when")}


def rows(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    """What is published as rows of a table."""
    language = viewer.language
    plain = ("starts_on", "ends_on", "days_required", "days_given", "total")
    for row in queries.every(viewer):
        title = row.title.best(language)
        shares = [f"{one.name.best(language).words}: {one.amount}" for one in row.all_shares()]
        numbers = {name: "" if (had := getattr(row, name)) is None else had for name in plain}
        yield {
            "uid": row.uid, "address": f"/id/{row.uid}", "kind": row.record_kind,
            "title": title.words, "language": title.language, "country": row.country,
            "nuts": row.nuts, "themes": " ".join(row.themes), "stage": row.stage, **numbers,
            "unit": row.unit.best(language).words, "shares": "; ".join(shares),
            "nature": row.nature,
        }  # fmt: skip


def texts(row: Entry) -> dict[str, Text]:
    """The texts of its lists by path: `days.n1.words`."""
    return {path: text for path, _part, text in parts.texts(row, LISTS)}


def put_text(row: Entry, path: str, text: Text) -> None:
    """Give one of them another text."""
    parts.put_text(row, LISTS, path, text)


def label(path: str) -> str:
    """What a text of a list is called."""
    name, _code, field = path.split(".")
    return gettext(_CALLED[f"{name}.{field}"])


def _may(viewer: Viewer, row: Any) -> Any:
    return policies.can_amend(viewer, row)


def plug_in() -> None:
    """Register sentences, ties, search, room, export, translation and personal data."""
    for verb, sentence in SENTENCES.items():
        verbs.register(f"chronicle.{verb}", sentence)
    for one in ties.LINKS:
        link_kinds.register(one.code, one)
    for kind, model in MODELS.items():
        plug_in_search(model)
        said = Translatable(
            kind, TITLES[kind], longest=checking.LONGEST, parts=texts, put=put_text, label=label,
            may=_may,
        )  # fmt: skip
        translatables.register(kind, said)
        merges.register(f"chronicle.{model.__name__}.owner", MOVES)
    room = RoomLink(
        "chronicle", N_("From the table to the result"), "centres/{slug}/chronicle/",
        policies.can_add, N_("Procedures, acts, conventions, results and practices."), "file-text",
    )  # fmt: skip
    room_links.register(room.code, room)
    export = Export(
        "chronicle", N_("From the table to the result"), COLUMNS, rows, kinds=frozenset(MODELS),
        about=N_("Procedures, acts, conventions, results and practices."),
    )  # fmt: skip
    exports.register(export.code, export)
    for gap in gaps.GAPS:
        registered_gaps.register(gap.code, gap)
    declarations.register()
