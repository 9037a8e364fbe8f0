"""The demonstration's consortia."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.utils.translation import override

from vivaio.contexts.consortium import operations as consortia
from vivaio.contexts.consortium.operations import Joining
from vivaio.kernel.text import Text
from vivaio.lobby.demo.reading import Table, by_field, evidence, said, table, text
from vivaio.platform.records.operations import Said
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import day

_FIELDS = {"title": "name"}


def _period(given: Table) -> Said:
    """A period as one source gives it, in words."""
    words = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            words[code] = " – ".join(day(given[end]) for end in ("start", "end") if given.get(end))
    return Said("period", Text("en", words), evidence(given))


def load_consortia(by: Viewer, actors: Mapping[str, UUID]) -> None:
    """Each consortium after its predecessor."""
    given = sorted(table("consortia")["consortium"], key=lambda one: "predecessor" in one)
    uids: dict[str, UUID] = {}
    for one in given:
        periods = one.get("period", [])
        found = by_field(one["provenance"], _FIELDS)
        if periods:
            found["starts"] = [evidence(periods[0])]
        title = one.get("title")
        language = one.get("title_language", "en")
        said_of = [_period(period) for period in periods[1:]]
        said_of += [said(action, "action") for action in one.get("action", [])]
        said_of += [said(claim) for claim in one.get("assertion", [])]
        uids[one["slug"]] = consortia.record_consortium(
            by=by,
            acronym=one["acronym"],
            name=Text(language, {language: title}) if title else Text("en", {}),
            summary=text(one.get("summary")),
            programme=one.get("programme", ""),
            agreement_number=one.get("agreement_number", ""),
            starts=periods[0].get("start", "") if periods else "",
            ends=periods[0].get("end", "") if periods else "",
            countries=one["countries"],
            predecessor_id=uids.get(one.get("predecessor", "")),
            position=one["position"],
            slug=one["slug"],
            said=said_of,
            evidence=found,
            partners=[
                Joining(
                    actor=actors[partner["actor"]],
                    role=partner["role"],
                    country=partner["country"],
                    printed_name=partner["printed_name"],
                    printed_country=partner["printed_country"],
                )
                for partner in sorted(one.get("partner", []), key=lambda p: p["order"])
            ],
        )
