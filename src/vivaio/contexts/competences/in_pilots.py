"""What the page of a pilot says of the competences that it puts to the test."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.competences import policies
from vivaio.contexts.competences.models import Verdict
from vivaio.contexts.competences.queries import trials as queries
from vivaio.kernel.errors import N_
from vivaio.kernel.text import Text
from vivaio.platform.records.queries import headings, keeper
from vivaio.platform.registry import Beside, BesideLine, BesidePart
from vivaio.platform.tenancy.viewer import Viewer

#: By verdict, the shape of its badge; "" for none yet.
SHAPES = {"": "announced", Verdict.VALIDATED: "published", Verdict.CONDITIONAL: "stale",
          Verdict.REFUSED: "refused"}  # fmt: skip
WORDS = {"": N_("under test"), Verdict.VALIDATED: N_("validated"),
         Verdict.CONDITIONAL: N_("validated with a condition"),
         Verdict.REFUSED: N_("not validated")}  # fmt: skip


def coded(code: str, name: Text) -> Text:
    """A competence's name after its code, in every language."""
    return Text(name.source, {lang: f"{code} {words}" for lang, words in name.texts.items()})


def tested(viewer: Viewer, uid: UUID) -> BesidePart | None:
    """The competences under test, with what came of it; nothing to add for most readers of most."""
    rows, centre = queries.of_pilot(uid), keeper(uid)
    may_try = bool(policies.can_try(viewer, centre))
    if not rows and not may_try:
        return None
    may_judge = bool(policies.can_judge(viewer, centre))
    entries = headings(viewer, {row.entry_id for row in rows if row.entry_id})
    lines = []
    for row in rows:
        entry = entries.get(row.entry_id) if row.entry_id else None
        title = coded(row.competence.code, row.competence.title)
        notes = [row.method, row.reason, row.validator]
        verbs = [(N_("The entry of the portfolio"), entry.address)] if entry else []
        if may_judge or (may_try and not row.verdict):
            words = N_("What it rests on") if row.verdict else N_("Give the verdict")
            verbs.append((words, f"competences/tests/{row.uid}/"))
        elif row.verdict:
            verbs.append((N_("What it rests on"), f"competences/tests/{row.uid}/"))
        lines.append(
            BesideLine(
                title, row.competence.record_address(), SHAPES[row.verdict], WORDS[row.verdict],
                notes, verbs,
            )
        )  # fmt: skip
    add = [(N_("Put a competence to the test"), f"competences/tests/of/{uid}/")]
    return BesidePart(
        "competences", N_("Competences under test"), lines, add if may_try else (),
        N_("No competence is put to the test here yet."),
    )  # fmt: skip


BESIDE = Beside("competences", frozenset({"pilot"}), tested)
