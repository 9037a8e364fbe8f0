"""What this room offers to the rest of the house."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.needs import (
    checking,
    declarations,
    desk,
    exporting,
    gaps,
    letters,
    policies,
    tasks,
)
from vivaio.contexts.needs.importing import NEEDS
from vivaio.contexts.needs.models import Analysis, Extract, Interview, Need, Prioritisation, Voice
from vivaio.ground.importing.importers import importers
from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.mail import operations as mail
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import LinkKind, RoomLink, desk_items, exports, link_kinds, room_links
from vivaio.platform.registry.instances import gaps as registered_gaps
from vivaio.platform.registry.instances import removals
from vivaio.platform.registry.merging import MOVES, merges, stays

SENTENCES = {
    "need.told": N_("Somebody told this need."),
    "need.entered": N_("%(who)s entered this need."),
    "need.imported": N_("%(who)s brought this need in with a table."),
    "need.amended": N_("%(who)s changed the words."),
    "need.accept": N_("%(who)s accepted it."),
    "need.decline": N_("%(who)s declined it, with a reason."),
    "need.take_up": N_("%(who)s began to work on an answer."),
    "need.answer": N_("%(who)s answered: %(answer)s."),
    "need.archive": N_("%(who)s archived it."),
    "need.restore": N_("%(who)s took it up again."),
    "need.grouped": N_("%(who)s put it together with another that says the same."),
    "need.gathered": N_("%(who)s put another need together with this one."),
    "need.separated": N_("%(who)s took it out of the other again."),
    "voice.confirmed": N_("An author asked to be told what becomes of it."),
    "voice.stopped": N_("An author asked for no more mail."),
    "analysis.planned": N_("%(who)s began the draft."),
    "analysis.amended": N_("%(who)s changed the words."),
    "analysis.open": N_("%(who)s opened it."),
    "analysis.close": N_("%(who)s closed it."),
    "interview.recorded": N_("%(who)s recorded the interview."),
    "interview.amended": N_("%(who)s changed the interview or its consent."),
    "interview.forgotten": N_("What was said was forgotten."),
    "extract.published": N_("%(who)s published an extract, by consent."),
    "extract.withdrawn": N_("The extract was withdrawn."),
    "prioritisation.proposed": N_("%(who)s began the draft."),
    "prioritisation.open": N_("%(who)s opened the vote."),
    "prioritisation.close": N_("The vote was closed."),
    "prioritisation.reopen": N_("%(who)s opened the vote again."),
    "prioritisation.voted": N_("Somebody voted."),
    "prioritisation.counted": N_("%(who)s entered votes from paper."),
    "prioritisation.judged": N_("%(who)s said how the needs fit the strategy."),
}
_NEED = frozenset({"need"})
LINKS = (
    LinkKind(
        "heard_in", frozenset({"analysis", "extract", "interview"}), _NEED, N_("heard here"),
        N_("heard in"),
    ),
    LinkKind(
        "ranked_in", _NEED, frozenset({"prioritisation"}), N_("ranked in"), N_("puts in order"),
    ),
)  # fmt: skip
TITLES = {
    "need": N_("Need"),
    "analysis": N_("Needs analysis"),
    "interview": N_("Interview"),
    "extract": N_("Extract"),
    "prioritisation": N_("Prioritisation"),
}
ROOM = RoomLink(
    "needs",
    N_("Needs"),
    "centres/{slug}/needs/",
    policies.can_enter,
    N_("Read what was told, enter interviews and paper forms, put needs in order."),
    "message",
)
MERGES = {
    "needs.Voice.need": MOVES,
    "needs.Voice.wrote": stays("of a voice, what it said itself"),
    "needs.Voice.actor": MOVES,
    "needs.Candidate.need": MOVES,
    "needs.Grouping.gone": stays("a chain is walked to its end"),
    "needs.Grouping.kept": MOVES,
    **{
        f"needs.{key}": stays("of a campaign, an interview or a vote, which are not merged")
        for key in (
            "Need.analysis", "Interview.analysis", "Extract.interview", "Prioritisation.analysis",
            "Candidate.prioritisation", "Ballot.prioritisation",
        )
    },
}  # fmt: skip


def forget(record: UUID) -> None:
    """Delete the letters about a need that is removed; its voices go with it."""
    uids = Voice.objects.filter(wrote=record).values_list("uid", flat=True)
    mail.forget(letters.confirm_key(uid) for uid in uids)


def plug_in() -> None:
    """Register sentences, ties, search, desk, room, export, import and personal data."""
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    for one in LINKS:
        link_kinds.register(one.code, one)
    for model in (Need, Analysis, Interview, Extract, Prioritisation):
        plug_in_search(model)
        translatables.register(
            model.record_kind,
            Translatable(model.record_kind, TITLES[model.record_kind], longest=checking.LONGEST),
        )
    desk_items.register(desk.ITEM.code, desk.ITEM)
    room_links.register(ROOM.code, ROOM)
    registered_gaps.register(gaps.UNANSWERED.code, gaps.UNANSWERED)
    exports.register(exporting.EXPORT.code, exporting.EXPORT)
    importers.register(NEEDS.kind, NEEDS)
    removals.register("needs", forget)
    tasks.register()
    for key, rule in MERGES.items():
        merges.register(key, rule)
    declarations.register()
