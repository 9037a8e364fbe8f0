"""What this room offers to the rest of the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vivaio.contexts.solutions import checking, declarations, gaps, policies, queries
from vivaio.contexts.solutions.models import Solution
from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import Export, LinkKind, RoomLink, exports, link_kinds, room_links
from vivaio.platform.registry.instances import gaps as registered_gaps
from vivaio.platform.registry.merging import MOVES, merges
from vivaio.platform.tenancy.viewer import Viewer

SENTENCES = {
    "drafted": N_("%(who)s began the draft."),
    "amended": N_("%(who)s changed the words."),
    "publish": N_("%(who)s published it."),
    "archive": N_("%(who)s archived it."),
}
_SOLUTION, _ACTOR = frozenset({"solution"}), frozenset({"actor"})
LINKS = (
    LinkKind("adopted_by", _SOLUTION, _ACTOR, N_("used by"), N_("uses"), way="beside"),
    LinkKind("mentored_by", _SOLUTION, _ACTOR, N_("mentored by"), N_("mentors"), way="beside"),
    LinkKind("owned_by", _SOLUTION, _ACTOR, N_("offered by"), N_("offers"), way="beside"),
    LinkKind(
        "meets_need", _SOLUTION, frozenset({"need"}), N_("meets the need"), N_("met by"),
        way="against",
    ),
    LinkKind("grew_into", frozenset({"idea"}), _SOLUTION, N_("grew into"), N_("grew out of")),
)  # fmt: skip
COLUMNS = {
    "uid": N_("Identity"), "address": N_("Address"), "title": N_("Title"),
    "language": N_("Language"), "form": N_("Form"), "stage": N_("Stage"),
    "themes": N_("Themes"), "country": N_("Country"), "users": N_("Who uses it"),
    "payers": N_("Who pays"), "cost": N_("What it costs to run"),
    "price": N_("What its users pay"), "is_lasting": N_("Can it last?"),
    "is_inclusive": N_("Is it open to all?"), "published_on": N_("Published on"),
    "nature": N_("Nature"),
}  # fmt: skip


def rows(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    """The catalogue as rows of a table."""
    language = viewer.language
    for row in queries.every(viewer):
        title = row.title.best(language)
        words = {
            name: getattr(row, name).best(language).words
            for name in ("users", "payers", "cost", "price")
        }
        yield {
            "uid": row.uid, "address": f"/id/{row.uid}", "title": title.words,
            "language": title.language, "form": row.form, "stage": row.stage,
            "themes": " ".join(row.themes), "country": row.country, **words,
            "is_lasting": row.is_lasting, "is_inclusive": row.is_inclusive,
            "published_on": row.published_on or "", "nature": row.nature,
        }  # fmt: skip


def plug_in() -> None:
    """Register sentences, ties, search, room, export, translation and personal data."""
    for verb, sentence in SENTENCES.items():
        verbs.register(f"solution.{verb}", sentence)
    for one in LINKS:
        link_kinds.register(one.code, one)
    plug_in_search(Solution)
    translatables.register(
        "solution",
        Translatable(
            "solution", N_("Solution"), longest=checking.LONGEST,
            may=lambda viewer, row: policies.can_amend(viewer, row),
        ),
    )  # fmt: skip
    room = RoomLink(
        "solutions", N_("Solutions"), "centres/{slug}/solutions/", policies.can_add,
        N_("Describe what is offered to a need, and who uses it elsewhere."), "layout-grid",
    )  # fmt: skip
    registered_gaps.register(gaps.NEEDLESS.code, gaps.NEEDLESS)
    room_links.register(room.code, room)
    export = Export(
        "solutions", N_("Solutions"), COLUMNS, rows, kinds=frozenset({Solution.record_kind})
    )
    exports.register(export.code, export)
    merges.register("solutions.Solution.owner", MOVES)
    declarations.register()
