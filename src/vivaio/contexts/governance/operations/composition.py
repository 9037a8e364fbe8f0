"""Telling of a centre's launch, and setting the composition its network aims at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from uuid import UUID

from vivaio.contexts.governance import checking, policies
from vivaio.contexts.governance.checking import Errors
from vivaio.contexts.governance.helix import HELIXES
from vivaio.contexts.governance.models import Composition, Dimension, Launch, Stage, Target
from vivaio.ground.taxonomy.queries import concepts
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Unknown
from vivaio.kernel.period import PartialDate
from vivaio.kernel.text import Text
from vivaio.platform.journal import operations as journal
from vivaio.platform.records import operations as records
from vivaio.platform.records.operations import Evidence
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Nature, Visibility
from vivaio.platform.tenancy.viewer import Viewer

#: Number aimed at, by dimension and code.
Aims = Mapping[str, Mapping[str, int]]

_NUTS = re.compile(r"[A-Z]{2}[A-Z0-9]{0,3}\Z")
MOST = 9_999
PARTIAL = N_("Write a year, a month or a day: 2026, 2026-11, 2026-11-23.")
NUTS = N_("A NUTS code has two letters and up to three more signs, such as ITC1.")
EDITORS_WORD = N_("Entered by the team of the centre")


def _date(errors: Errors, field: str, given: str) -> str:
    found = given.strip()
    try:
        return str(PartialDate.parse(found)) if found else ""
    except ValueError:
        checking.note(
            errors, field, N_("Write a year, a month or a day: 2026, 2026-11, 2026-11-23.")
        )
        return ""


@operation
def record_launch(
    *,
    by: Viewer,
    centre: UUID,
    stage: str,
    on: str = "",
    act: Text | None = None,
    evidence: Evidence | None = None,
    key: UUID | None = None,
) -> UUID:
    """Tell how far a centre's launch is, when it was, and by which act; without evidence it is
    the team's own word."""
    require(policies.can_aim(by, centre))
    errors: Errors = {}
    if stage not in Stage.values:
        checking.note(errors, "stage", N_("Choose one from the list."))
    day = _date(errors, "on", on)
    if day and stage == Stage.LAUNCHED and day > clock.today().isoformat()[: len(day)]:
        checking.note(errors, "on", N_("A launch of a day to come is planned or announced."))
    words = act or Text("en", {})
    for language, said in words.texts.items():
        words = words.with_words(language, checking.text(errors, "act", said, 300))
    if errors:
        raise Invalid(errors)
    if evidence is None:
        source = records.keep_source(
            key=f"team-launch-{centre.hex[-12:]}", title=Text("en", {"en": EDITORS_WORD})
        )
    else:
        source = records.source_of(evidence.source)
    Launch.objects.update_or_create(
        centre_id=centre,
        defaults={
            "stage": stage, "on": day, "act": words, "source": source,
            "quotation": evidence.quotation if evidence else "", "recorded_on": clock.today(),
        },
    )  # fmt: skip
    journal.append(by=by, verb="launch.recorded", subject=centre, centre=centre)
    return centre


@operation
def aim(
    *,
    by: Viewer,
    centre: UUID,
    title: Text,
    aims: Aims,
    note: Text | None = None,
    due: str = "",
    nature: str = Nature.FACT,
    uid: UUID | None = None,
    version: int = 0,
    slug_words: str = "",
    key: UUID | None = None,
) -> UUID:
    """Set, or with `uid` set anew, how many organisations of each sort the network aims at."""
    require(policies.can_aim(by, centre))
    errors: Errors = {}
    rows = _rows(errors, aims)
    composition = Composition(centre_id=centre, nature=nature, visibility=Visibility.PUBLIC)
    if uid is not None:
        found = Composition.objects.visible_to(by).filter(uid=uid, centre=centre).first()
        if found is None:
            raise Unknown
        composition = found
        records.check_version(composition, version)
    composition.title, composition.state = title, "published"
    composition.due = _date(errors, "due", due)
    composition.set_on = clock.today()
    if note is not None:
        composition.note = note
    if not rows and not errors:
        checking.note(errors, "", N_("Set at least one number to aim at."))
    if errors:
        raise Invalid(errors)
    records.save(composition, by=by, verb="composition.aimed", slug_words=slug_words)
    composition.targets.all().delete()
    Target.objects.bulk_create(
        Target(composition=composition, dimension=dimension, code=code, aimed=number, position=n)
        for n, (dimension, code, number) in enumerate(rows)
    )
    return composition.uid


def _rows(errors: Errors, aims: Aims) -> list[tuple[str, str, int]]:
    rows = []
    for dimension in Dimension.values:
        for code, number in aims.get(dimension, {}).items():
            if not is_code_of(dimension, code):
                sentence = N_(
                    "A NUTS code has two letters and up to three more signs, such as ITC1."
                )
                checking.note(errors, dimension, sentence)
            elif not 0 <= number <= MOST:
                checking.note(errors, dimension, N_("A number to aim at is from 0 to 9999."))
            elif number:
                rows.append((dimension, code, number))
    return rows


def is_code_of(dimension: str, code: str) -> bool:
    """Whether something can be counted under this code."""
    if dimension == Dimension.TERRITORY:
        return bool(_NUTS.match(code))
    if dimension == Dimension.HELIX:
        return code in HELIXES
    return code in concepts(dimension)
