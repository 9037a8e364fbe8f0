"""What this room offers to the rest of the house."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.competences import (
    checking,
    declarations,
    desk,
    exporting,
    gaps,
    in_pilots,
    policies,
)
from vivaio.contexts.competences.models import Competence, Difference, Entry, Trial
from vivaio.kernel.decision import Decision, no
from vivaio.kernel.errors import N_
from vivaio.kernel.later import later
from vivaio.platform.journal import verbs
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import (
    LinkKind,
    Representation,
    RoomLink,
    beside,
    desk_items,
    exports,
    link_kinds,
    representations,
    room_links,
)
from vivaio.platform.registry import gaps as registered_gaps
from vivaio.platform.registry.instances import removals
from vivaio.platform.registry.merging import merges, stays
from vivaio.platform.tenancy.viewer import Viewer

SENTENCES = {
    "competence.released": N_("Edition %(edition)s of the framework was written."),
    "competence.withdrawn": N_("The competence is not part of the framework any more."),
    "competence.differs": N_("%(who)s said it in the words of a centre."),
    "competence.agrees": N_("%(who)s went back to the common words."),
    "portfolio.drafted": N_("%(who)s began the draft."),
    "portfolio.amended": N_("%(who)s changed the words."),
    "portfolio.test": N_("%(who)s put it to the test in a pilot."),
    "portfolio.validate": N_("It was validated; %(who)s wrote down the verdict."),
    "portfolio.consolidate": N_("It was validated again; %(who)s wrote down the verdict."),
    "portfolio.send_back": N_("It is a draft again; %(who)s wrote down why."),
    "portfolio.retire": N_("%(who)s retired it."),
    "portfolio.revive": N_("%(who)s brought it back as a draft."),
    "trial.begun": N_("%(who)s put a competence to the test."),
    "trial.judged": N_("%(who)s wrote down the verdict on a competence."),
    "trial.withdrawn": N_("%(who)s took back that a competence is tested."),
}
_PILOT, _COMPETENCE = frozenset({"pilot"}), frozenset({"competence"})
_ENTRY = frozenset({"portfolio"})
LINKS = (
    LinkKind("tests", _PILOT, _COMPETENCE, N_("tests"), N_("tested in")),
    LinkKind("tried_for", _PILOT, _ENTRY, N_("puts to the test"), N_("put to the test in")),
    LinkKind(
        "validates", frozenset({"evidence", "pilot"}), _ENTRY, N_("validates"), N_("validated by")
    ),
    LinkKind(
        "calls_for", frozenset({"need", "request"}), _COMPETENCE, N_("calls for"),
        N_("called for by"), way="beside",
    ),
)  # fmt: skip
ROOM_LINK = RoomLink(
    "competences", N_("Competences and portfolio"), "centres/{slug}/competences/",
    policies.can_map, N_("Say what you offer, have it proved, and see where the team stands."),
    "award",
)  # fmt: skip


def _nobody(viewer: Viewer, row: Competence) -> Decision:
    """The common framework comes in all languages, and is changed by releases alone."""
    return no(N_("The common framework is changed by a release of Vivaio alone."))


def forget(record: UUID) -> None:
    """Delete what is said of a pilot, an entry or a competence that is removed for good."""
    Trial.objects.filter(pilot=record).delete()
    Trial.objects.filter(competence=record).delete()
    Trial.objects.filter(entry=record).update(entry=None)
    Difference.objects.filter(competence=record).delete()


def plug_in() -> None:
    """Register sentences, ties, search, desk, room, exports, gaps and personal data."""
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    for one in LINKS:
        link_kinds.register(one.code, one)
    plug_in_search(Competence)
    plug_in_search(Entry)
    translatables.register("competence", Translatable("competence", N_("Competence"), may=_nobody))
    translatables.register(
        "portfolio",
        Translatable("portfolio", N_("Entry of a portfolio"), longest=checking.LONGEST),
    )
    for item in desk.ITEMS:
        desk_items.register(item.code, item)
    for gap in gaps.GAPS:
        registered_gaps.register(gap.code, gap)
    room_links.register(ROOM_LINK.code, ROOM_LINK)
    for export in exporting.EXPORTS:
        exports.register(export.code, export)
    beside.register(in_pilots.BESIDE.code, in_pilots.BESIDE)
    described = later("vivaio.contexts.competences.api", "describe")
    representations.register("competence", Representation("competence", described))
    removals.register("competences", forget)
    why = "competences and their entries are not merged"
    for name in ("Trial.pilot", "Trial.competence", "Trial.entry", "Entry.competence",
                 "Difference.competence"):  # fmt: skip
        merges.register(f"competences.{name}", stays(why))
    declarations.register()
