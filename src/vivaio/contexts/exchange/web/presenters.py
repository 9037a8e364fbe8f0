"""Offers and requests as pages show them, and the reasons of a match as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from vivaio.contexts.exchange.matching import Reasons
from vivaio.contexts.exchange.models import Offer, Request, Sort
from vivaio.contexts.exchange.queries import Match
from vivaio.ground.taxonomy.queries import label
from vivaio.kernel.text import Wording
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import country, day, listed, page_of

Row = Offer | Request


@dataclass(frozen=True, slots=True)
class Line:
    """One of a list."""

    uid: UUID
    title: Wording
    href: str
    kind: str
    sort: str
    actor: Wording | None
    country: str
    country_name: str
    themes: tuple[str, ...]
    ends: str
    is_example: bool

    @property
    def tags(self) -> tuple[tuple[str, str], ...]:
        """Themes as the component `tag_list` takes them."""
        return tuple((theme, "") for theme in self.themes)


def kind_name(kind: str) -> str:
    """Offer or request, for a reader."""
    return gettext("Offer") if kind == "offer" else gettext("Request")


def concept_names(scheme: str, codes: Sequence[str], language: str) -> tuple[str, ...]:
    """The names of concepts."""
    return tuple(label(scheme, code, language).words for code in codes)


def lines(viewer: Viewer, rows: Sequence[Row]) -> list[Line]:
    """Rows as a list shows them; an actor that is not for this viewer is not named."""
    known = records.headings(viewer, {row.actor_id for row in rows}) if rows else {}
    language = viewer.language
    return [
        Line(
            uid=row.uid,
            title=row.title.best(language),
            href=page_of(row.record_address()),
            kind=kind_name(row.record_kind),
            sort=str(Sort(row.sort).label),
            actor=known[row.actor_id].title.best(language) if row.actor_id in known else None,
            country=row.country,
            country_name=country(row.country) if row.country else "",
            themes=concept_names("theme", row.themes, language),
            ends=day(row.expires_on),
            is_example=row.nature == Nature.EXAMPLE,
        )
        for row in rows
    ]


def sentences(reasons: Reasons, language: str) -> list[str]:
    """Why two may suit each other, a sentence each."""
    said = []
    if reasons.themes:
        names = listed(concept_names("theme", reasons.themes, language))
        said.append(gettext("Both are about: %(what)s.") % {"what": names})
    if reasons.target_groups:
        names = listed(concept_names("target_group", reasons.target_groups, language))
        said.append(gettext("Both are for: %(whom)s.") % {"whom": names})
    if reasons.sort:
        sort = str(Sort(reasons.sort).label)
        said.append(gettext("One has, and the other wants: %(sort)s.") % {"sort": sort})
    if reasons.nuts:
        said.append(gettext("Both are in the same region: %(region)s.") % {"region": reasons.nuts})
    if reasons.country:
        name = country(reasons.country)
        said.append(gettext("Both are in the same country: %(country)s.") % {"country": name})
    if reasons.words:
        words = listed([f"“{word}”" for word in reasons.words])
        said.append(gettext("Both say: %(words)s.") % {"words": words})
    return said


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A match with its sentences."""

    line: Line
    why: Sequence[str]
    introduced: bool


def suggestions(viewer: Viewer, found: Sequence[Match]) -> list[Suggestion]:
    """Matches in order."""
    shown = lines(viewer, [one.row for one in found])
    return [
        Suggestion(line, sentences(one.reasons, viewer.language), one.introduced)
        for line, one in zip(shown, found, strict=True)
    ]
