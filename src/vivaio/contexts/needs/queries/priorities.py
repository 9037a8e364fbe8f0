"""Reading prioritisations: three lenses side by side, and where groups of stakeholders differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from vivaio.contexts.needs.models import Ballot, Candidate, Helix, Mark, Need, Prioritisation
from vivaio.contexts.needs.queries import LEAST
from vivaio.contexts.needs.queries.listening import MOST
from vivaio.platform.records.queries import only
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Standing:
    """How one need stands: a number and a place (1 the first) under each lens.

    `votes` is the mean of the points (1 to 5) of all ballots that are told, `groups` the mean of
    each group with at least `LEAST` ballots, `spread` the highest of them less the lowest.
    `evidence` is the score (1 to 125), `fit` from 1 to 5. None: not known, or not to be told.
    """

    candidate: Candidate
    need: Need
    votes: float | None
    groups: Mapping[str, float]
    spread: float | None
    evidence: int | None
    fit: int | None
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Result:
    """All needs of a prioritisation; `ballots` by group, those under `LEAST` told as None."""

    standings: Sequence[Standing]
    ballots: Mapping[str, int | None]
    is_told: bool


def prioritisations(viewer: Viewer, centres: Sequence[UUID] = ()) -> list[Prioritisation]:
    """The latest first; of some centres alone when any are given."""
    rows = Prioritisation.objects.visible_to(viewer)
    if centres:
        rows = rows.filter(centre__in=centres)
    return list(rows.select_related("centre").order_by("-closes_on", "-uid")[:MOST])


def prioritisation(viewer: Viewer, slug: str) -> Prioritisation:
    """One by its slug."""
    rows = Prioritisation.objects.visible_to(viewer).select_related("centre", "analysis")
    return only(rows.filter(slug=slug))


def prioritisation_of(viewer: Viewer, uid: UUID) -> Prioritisation:
    """The same by its uid."""
    return only(Prioritisation.objects.visible_to(viewer).filter(uid=uid))


def candidates(viewer: Viewer, found: Prioritisation) -> list[Candidate]:
    """The needs that stand in it and that the viewer may read."""
    rows = list(Candidate.objects.filter(prioritisation=found.uid).select_related("need"))
    seen = set(
        Need.objects.visible_to(viewer)
        .filter(uid__in=[row.need_id for row in rows])
        .values_list("uid", flat=True)
    )
    return [row for row in rows if row.need_id in seen]


def own_ballot(viewer: Viewer, found: Prioritisation) -> tuple[str, dict[int, int]]:
    """The group and the points somebody gave: their own alone."""
    if viewer.account is None:
        return "", {}
    ballot = Ballot.objects.filter(prioritisation=found.uid, account=viewer.account).first()
    if ballot is None:
        return "", {}
    return ballot.group, dict(ballot.marks.values_list("candidate", "points"))


def entered(found: Prioritisation) -> int:
    """How many ballots there are."""
    return Ballot.objects.filter(prioritisation=found.uid).count()


def result(viewer: Viewer, found: Prioritisation, order: str = "votes") -> Result:
    """How the needs stand. Votes are told when the vote is over, and never of fewer than five."""
    rows = candidates(viewer, found)
    told = found.state == "closed"
    sizes: dict[str, int] = {}
    for group in Ballot.objects.filter(prioritisation=found.uid).values_list("group", flat=True):
        sizes[group] = sizes.get(group, 0) + 1
    shown = {group for group, number in sizes.items() if number >= LEAST} if told else set()
    points = _points([row.pk for row in rows], shown) if shown else {}
    bare = [_standing(row, points.get(row.pk, {})) for row in rows]
    placed = _placed(bare)
    lens = order if order in LENSES else "votes"
    ordered = sorted(placed, key=lambda one: one.places.get(lens, len(placed) + 1))
    return Result(
        ordered,
        {one.value: sizes[one] if one in shown else None for one in Helix if one in sizes}
        if told
        else {},
        told,
    )


def _points(candidates: Sequence[int], shown: set[str]) -> dict[int, dict[str, list[int]]]:
    found: dict[int, dict[str, list[int]]] = {}
    rows = Mark.objects.filter(candidate__in=candidates, ballot__group__in=sorted(shown))
    for candidate, group, points in rows.values_list("candidate", "ballot__group", "points"):
        found.setdefault(candidate, {}).setdefault(group, []).append(points)
    return found


def _standing(row: Candidate, points: Mapping[str, list[int]]) -> Standing:
    # A group in which fewer than five gave this need points is not told for it either.
    enough = {group: given for group, given in points.items() if len(given) >= LEAST}
    means = {one.value: sum(enough[one]) / len(enough[one]) for one in Helix if one.value in enough}
    everything = [one for given in enough.values() for one in given]
    mean = sum(everything) / len(everything) if everything else None
    spread = max(means.values()) - min(means.values()) if len(means) > 1 else None
    return Standing(row, row.need, mean, means, spread, row.need.score, row.fit, {})


LENSES = ("votes", "evidence", "fit")


def _placed(bare: Sequence[Standing]) -> list[Standing]:
    places: dict[int, dict[str, int]] = {one.candidate.pk: {} for one in bare}
    for lens in LENSES:
        known = [(getattr(one, lens), one.candidate.pk) for one in bare]
        values = sorted((value for value, _ in known if value is not None), reverse=True)
        for value, key in known:
            if value is not None:
                places[key][lens] = values.index(value) + 1
    return [
        Standing(
            one.candidate, one.need, one.votes, one.groups, one.spread, one.evidence, one.fit,
            places[one.candidate.pk],
        )
        for one in bare
    ]  # fmt: skip


def rank_of(found: Result, group: str) -> dict[int, int]:
    """The place of each need in the eyes of one group."""
    known = [
        (one.groups[group], one.candidate.pk) for one in found.standings if group in one.groups
    ]
    values = sorted((value for value, _ in known), reverse=True)
    return {key: values.index(value) + 1 for value, key in known}
