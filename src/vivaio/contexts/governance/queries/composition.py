"""Reading a centre's launch, and its composition: what it aims at and what it has reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from vivaio.contexts.governance.helix import HELIXES, helix_of
from vivaio.contexts.governance.models import Adhesion, Composition, Dimension, Launch, Target
from vivaio.ground.actors import traits
from vivaio.ground.actors.traits import Traits
from vivaio.ground.taxonomy.queries import concepts
from vivaio.kernel.text import Text
from vivaio.platform.records import queries as records
from vivaio.platform.records.queries import Attribution
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Row:
    """One sort of organisations: aimed at (None: no target), reached in fact, and as examples."""

    code: str
    aimed: int | None
    facts: int
    examples: int

    @property
    def reached(self) -> int:
        """How many there are, of both natures."""
        return self.facts + self.examples

    @property
    def missing(self) -> int:
        """How many the network still lacks."""
        return max(0, (self.aimed or 0) - self.reached)


@dataclass(frozen=True, slots=True)
class Side:
    """The network by one dimension; `unknown` organisations do not say theirs."""

    dimension: str
    rows: Sequence[Row]
    unknown: int


@dataclass(frozen=True, slots=True)
class Launched:
    """A centre's launch as a source tells it."""

    stage: str
    on: str
    act: Text
    attribution: Attribution


def launch(centre: UUID) -> Launched | None:
    """The launch of a centre that the caller has found visible; None: not known."""
    row = Launch.objects.filter(centre=centre).select_related("source").first()
    if row is None:
        return None
    return Launched(row.stage, row.on, row.act, records.attribution_of(row.source, row.quotation))


def composition(viewer: Viewer, slug: str) -> Composition:
    """One composition aimed at, by its slug."""
    rows = Composition.objects.visible_to(viewer).filter(slug=slug)
    return records.only(rows.select_related("centre"))


def of_centre(viewer: Viewer, centre: UUID) -> Composition | None:
    """The composition a centre aims at now: the one set last."""
    rows = Composition.objects.visible_to(viewer).filter(centre=centre)
    return rows.order_by("-set_on", "-created_at").first()


def network(viewer: Viewer, centre: UUID) -> list[Traits]:
    """The centre's network: who has a part in it, and who adheres to its agreements."""
    adhering = Adhesion.objects.filter(
        agreement__centre=centre, agreement__deleted_at=None, state="confirmed"
    ).exclude(actor=None)
    uids = list(adhering.values_list("actor", flat=True))
    return traits.of_network(viewer, centre, uids)


def sides(found: Composition | None, members: Sequence[Traits]) -> list[Side]:
    """The four dimensions, each with what is aimed at and what is reached."""
    aims: dict[str, dict[str, int]] = {}
    if found is not None:
        for target in Target.objects.filter(composition=found):
            aims.setdefault(target.dimension, {})[target.code] = target.aimed
    return [_side(dimension, aims.get(dimension, {}), members) for dimension in Dimension.values]


def _side(dimension: str, aims: Mapping[str, int], members: Sequence[Traits]) -> Side:
    facts: Counter[str] = Counter()
    examples: Counter[str] = Counter()
    unknown = 0
    for member in members:
        codes = _codes(dimension, member, aims)
        counted = examples if member.nature == Nature.EXAMPLE else facts
        counted.update(codes)
        unknown += not codes and not _needs_none(dimension, member)
    codes = _order(dimension, {*aims, *facts, *examples})
    rows = [Row(code, aims.get(code), facts[code], examples[code]) for code in codes]
    return Side(dimension, rows, unknown)


def _needs_none(dimension: str, member: Traits) -> bool:
    """Only public bodies have a level of administration."""
    return dimension == Dimension.LEVEL and member.sector not in ("public", "")


def _codes(dimension: str, member: Traits, aims: Mapping[str, int]) -> list[str]:
    """Under which codes an organisation counts: of territories, under each that holds it."""
    if dimension == Dimension.SECTOR:
        return [member.sector] if member.sector else []
    if dimension == Dimension.LEVEL:
        return [member.level] if member.level else []
    if dimension == Dimension.HELIX:
        helix = helix_of(member.sector, member.kind)
        return [helix] if helix else []
    if not member.nuts:
        return []
    holding = [code for code in aims if member.nuts.startswith(code)]
    return holding or [member.nuts[:4]]


def _order(dimension: str, codes: set[str]) -> list[str]:
    known = list(HELIXES) if dimension == Dimension.HELIX else list(concepts(dimension))
    return [code for code in known if code in codes] + sorted(codes - set(known))


def targets(found: Composition | None) -> list[Target]:
    """What a composition aims at, in its order."""
    return list(found.targets.all()) if found is not None else []
