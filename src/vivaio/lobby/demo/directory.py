"""The demonstration's directory: partners, places, roles, sister cards, examples."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from vivaio.ground.actors import operations as actors
from vivaio.ground.actors.models import RoleKind
from vivaio.ground.centres.models import Centre
from vivaio.kernel import clock
from vivaio.kernel.text import Text
from vivaio.lobby.demo.reading import Table, by_field, day, evidence, said, table, text
from vivaio.platform.links import operations as links
from vivaio.platform.records.models import Source
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

Uids = Mapping[str, UUID]
#: The centre that keeps the cards of its country.
_KEEPER = {"HR": "hr", "GR": "gr", "IT": "it", "RO": "ro", "SI": "si"}
_ROLES = {
    "coordinator": RoleKind.COORDINATOR,
    "seat_operational": RoleKind.OPERATIONAL_SEAT,
    "seat_legal": RoleKind.LEGAL_SEAT,
    "member": RoleKind.MEMBER,
}


def _name(given: Table) -> Text:
    if "names" in given:
        return text(given["names"])
    return Text(given["language"], {given["language"]: given["name"]})


def _values(given: Table, *fields: str) -> dict[str, Any]:
    return {field: given[field] for field in fields if field in given}


def load_actors(by: Viewer, centres: Uids) -> dict[str, UUID]:
    """The real organisations; those outside the five countries are kept by the network."""
    uids = {}
    for actor in table("actors")["actor"]:
        keeper = _KEEPER.get(actor["country"])
        texts = {"summary": text(actor.get("summary"))}
        if "name_note" in actor:
            texts["name_note"] = text(actor["name_note"])
        uids[actor["slug"]] = actors.register_actor(
            by=by,
            centre=centres[keeper] if keeper else None,
            name=_name(actor),
            texts=texts,
            values=_values(actor, "kind", "sector", "level", "country"),
            evidence=by_field(actor["provenance"], {"names": "name"}),
            state="published",
            slug_words=actor["slug"],
        )
    return uids


def load_places(by: Viewer, uids: Uids) -> dict[str, UUID]:
    """Places with who manages them, and programmes with whose they are."""
    italy = Centre.objects.get(code="it")
    places = {}
    for place in table("places")["place"]:
        uid = actors.record_place(
            by=by, centre=italy, name=_name(place), summary=text(place["description"]),
            country=place["country"], town=place["city"], said=[],
            evidence=by_field(place["provenance"], {"description": "summary", "city": "town"}),
            slug=place["slug"],
        )  # fmt: skip
        places[place["slug"]] = uid
        manager = place["manager"]
        cited = Source.objects.get(key=manager["source"].lower())
        links.link(
            by=by, kind="managed_by", source=uid, target=uids[manager["actor"]],
            since=manager["since"], citation=cited,
            reason=Text(cited.language, {cited.language: manager["quotation"]}),
        )  # fmt: skip
    for programme in table("programmes")["programme"]:
        uid = actors.record_programme(
            by=by, centre=italy, name=_name(programme), summary=text(programme.get("summary")),
            country=programme["country"], said=[said(one) for one in programme["assertion"]],
            evidence=by_field(programme["provenance"]), slug=programme["slug"],
        )  # fmt: skip
        links.link(by=by, kind="programme_of", source=uid, target=uids[programme["owner"]])
    return places


def load_roles(by: Viewer, centres: Uids, uids: Uids, places: Uids) -> None:
    """Who has which role in a centre; lead of a project is a partner's role, not one of these."""
    for position, role in enumerate(table("centres")["role"]):
        if role["role"] not in _ROLES:
            continue
        actors.give_role(
            by=by,
            centre=centres[role["centre"]],
            role=_ROLES[role["role"]],
            actor=uids.get(role.get("actor", "")),
            place=places.get(role.get("place", "")),
            town=role.get("city", ""),
            standing=role["status"],
            evidence=evidence(role),
            position=position,
        )


def load_sister_cards(by: Viewer, centres: Uids, uids: Uids) -> None:
    """Cards that sister directories print about our centres, word for word."""
    for card in table("sister_cards")["card"]:
        language = card["language"]
        marks = {"item": "• ", "paragraph": ""}
        words = "\n\n".join(marks[one["form"]] + one["words"] for one in card["blocks"])
        actors.keep_sister_card(
            by=by,
            directory=uids["avise"],
            about=centres[card["about"]],
            source=card["source"].lower(),
            slug=card["slug"],
            title=text(card["titles"]),
            text=Text(language, {language: words}),
            country="IT",
            printed_kind=card["kind_label"],
            printed_image=card["image_text"],
            printed_territory=card["territory"],
            printed_logos=card["logo_caption"],
            printed_themes=card["themes"],
            printed_published=day(card["published"]),
            printed_updated=day(card["updated"]),
        )


def _valid_until(actor: Mapping[str, Any]) -> date | None:
    """A day, or so many days after that of the loading, so that some are always past theirs."""
    if "valid_in_days" in actor:
        return clock.today() + timedelta(days=actor["valid_in_days"])
    return day(actor["valid_until"])


def load_examples(by: Viewer, centres: Uids) -> dict[str, UUID]:
    """Invented actors; every one is marked as an example."""
    data, uids = table("examples"), {}
    for actor in data["actor"]:
        fields = ("summary", "description", "offers", "seeks", "territory")
        uids[actor["slug"]] = actors.register_actor(
            by=by,
            centre=centres[actor["centre"]],
            name=text(actor["name"]),
            texts={field: text(actor[field]) for field in fields if field in actor},
            values={
                **_values(actor, "kind", "sector", "level", "country", "nuts", "themes", "email"),
                "nuts_edition": data["nuts_edition"],
                "valid_until": _valid_until(actor),
            },
            nature=Nature.EXAMPLE,
            state="published",
            slug_words=actor["slug"],
        )
    return uids
