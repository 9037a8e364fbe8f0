"""Reading competences: the common words, and those of a centre."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from vivaio.contexts.competences.models import Competence, Difference, Sort
from vivaio.contexts.competences.written import BANDS
from vivaio.kernel.text import Text, own_words
from vivaio.platform.records.queries import only
from vivaio.platform.tenancy.viewer import Viewer

DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Said:
    """A text as a centre has it; `common` are the words it stands for, if any.

    `sort` is "" where nothing differs. `is_outdated`: the common words have changed since.
    """

    code: str
    band: str
    words: Text
    sort: str = ""
    common: Text | None = None
    is_outdated: bool = False


def seen(viewer: Viewer) -> QuerySet[Competence]:
    """What a viewer may know of."""
    rows: QuerySet[Competence] = Competence.objects.visible_to(viewer)
    return rows


def offered(viewer: Viewer) -> list[Competence]:
    """Those of the present edition, in their order."""
    return list(seen(viewer).filter(state__in=Competence.open_states).order_by("code"))


def found(viewer: Viewer, slug: str) -> Competence:
    """One by its slug; `Unknown` when there is none for this viewer."""
    return only(seen(viewer).filter(slug=slug))


def by_uid(viewer: Viewer, uid: UUID) -> Competence:
    """The same by its uid."""
    return only(seen(viewer).filter(uid=uid))


def differences(competence: UUID, centre: UUID) -> dict[str, Difference]:
    """Where a centre says a competence in other words, by code."""
    rows = Difference.objects.filter(competence=competence, centre=centre)
    return {row.code: row for row in rows}


def differing(competence: UUID) -> set[UUID]:
    """The centres that say a competence in other words."""
    rows = Difference.objects.filter(competence=competence).order_by()
    return {one.centre_id for one in rows}


def of_centre(centre: UUID) -> dict[str, list[Difference]]:
    """All differences of a centre, by the code of the competence."""
    told: dict[str, list[Difference]] = {}
    for row in Difference.objects.filter(centre=centre).select_related("competence"):
        told.setdefault(row.competence.code, []).append(row)
    return told


def is_outdated(one: Difference, common: Text) -> bool:
    """Whether the common words are others than those that were replaced."""
    return one.sort != Sort.ADDED and own_words(one.common) != own_words(common)


def definition(row: Competence, differing: Mapping[str, Difference]) -> Said:
    """The definition as a centre has it."""
    one = differing.get(DEFINITION)
    if one is None:
        return Said(DEFINITION, "", row.definition)
    late = is_outdated(one, row.definition)
    return Said(DEFINITION, "", one.words, one.sort, row.definition, late)


def statements(row: Competence, differing: Mapping[str, Difference]) -> list[Said]:
    """All statements as a centre has them, those it leaves out too.

    Words that a centre gave to a statement which the present edition has no longer are kept as its
    own, with the note that what they replaced is gone.
    """
    told = []
    left = {code: one for code, one in differing.items() if code != DEFINITION}
    for piece in row.all_statements():
        one = left.pop(piece.code, None)
        if one is None:
            told.append(Said(piece.code, piece.band, piece.words))
            continue
        words = piece.words if one.sort == Sort.LEFT_OUT else one.words
        late = is_outdated(one, piece.words)
        told.append(Said(piece.code, piece.band, words, one.sort, piece.words, late))
    for code, one in left.items():
        if one.sort != Sort.LEFT_OUT:
            gone = one.sort == Sort.CHANGED
            told.append(Said(code, code[0], one.words, Sort.ADDED, is_outdated=gone))
    return sorted(told, key=lambda one: (BANDS.index(one.band), int(one.code[1:])))


def asked(row: Competence, differing: Sequence[Difference]) -> list[Said]:
    """The statements about which somebody of a centre is asked."""
    several = statements(row, {one.code: one for one in differing})
    return [one for one in several if one.sort != Sort.LEFT_OUT]
