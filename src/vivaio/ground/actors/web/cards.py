"""What the pages of single records show, put together from queries."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from vivaio.ground.actors import freshness, policies, queries
from vivaio.ground.actors.models import LIFE, Actor, Place, Programme, SisterCard
from vivaio.ground.actors.web import drawing, locating, presenters
from vivaio.ground.actors.web.presenters import Fact, Tie
from vivaio.ground.taxonomy.queries import label
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel.text import Text
from vivaio.platform.links import queries as links
from vivaio.platform.links.queries import Hop
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.notes import Notes
from vivaio.platform.web.wording import country, day, page_of

#: Kinds of records that are told beside what an actor says it offers and looks for.
DEALINGS = frozenset({"offer", "request"})


def kind_name(code: str, language: str) -> str:
    """A kind's name; "" for none."""
    return label("kind", code, language).words if code else ""


def tie_of(hop: Hop, language: str) -> Tie:
    """A link as a line."""
    return Tie(
        label=hop.label,
        name=hop.other.title.best(language),
        href=page_of(hop.other.address),
        when=day(hop.since),
        until=day(hop.until),
        is_example=hop.other.nature == Nature.EXAMPLE,
        confirmed=_confirmed(hop),
    )


def _confirmed(hop: Hop) -> str:
    """Who has confirmed a relation; nothing where nobody has, or nobody is asked."""
    words = ("", gettext("confirmed by one side"), gettext("confirmed by both sides"))
    return words[len(hop.confirmed or ())]


def _network(viewer: Viewer, uid: UUID) -> dict[str, Any]:
    """A record's ties as lines, and the picture of them in the same order."""
    hops = links.of(viewer, uid)
    network = [hop for hop in hops if hop.other.kind not in DEALINGS]
    return {
        "ties": [tie_of(hop, viewer.language) for hop in network],
        "dealings": [tie_of(one, viewer.language) for one in hops if one.other.kind in DEALINGS],
        "drawing": drawing.around(network),
    }


#: What a card says in words of one paragraph.
_WORDS = ("name", "name_note", "summary", "offers", "seeks")


def card(viewer: Viewer, actor: Actor) -> dict[str, Any]:
    """The card of an actor."""
    language, notes = viewer.language, Notes()
    evidence = records.attributions(actor.uid)

    def fact(words: str, value: str, *fields: str, href: str = "") -> Fact:
        found = [one for field in fields if value for one in evidence.get(field, ())]
        return Fact(words, value, notes.numbers(found), href)

    name_notes = notes.numbers(evidence.get("name", ()))
    summary_notes = notes.numbers(evidence.get("summary", ()) if actor.summary else ())
    return {
        "actor": actor,
        "page_centre": actor.centre_id,
        **{field: getattr(actor, field).best(language) for field in _WORDS},
        "name_notes": name_notes,
        "summary_notes": summary_notes,
        "description": paragraphs(actor.description, language),
        "kind": kind_name(actor.kind, language),
        "country_name": country(actor.country),
        "facts": _facts(actor, language, fact),
        "contacts": _contacts(actor, fact),
        "located": locating.locator(actor, language),
        "themes": presenters.concept_names("theme", actor.themes, language),
        "concepts": _concepts(actor, language),
        "roles": presenters.role_ties(queries.parts_of(viewer, actor.uid), language, notes),
        **_network(viewer, actor.uid),
        "sister_cards": sister_ties(viewer, actor.uid),
        "is_example": actor.nature == Nature.EXAMPLE,
        "noindex": actor.nature == Nature.EXAMPLE or actor.state != "published",
        "valid_notes": notes.numbers(evidence.get("valid_until", ())),
        "is_past": freshness.is_past(actor.valid_until),
        "languages": presenters.language_state(actor),
        "may_edit": bool(policies.can_amend(viewer, actor)),
        "verbs": [verb for verb in LIFE.verbs if policies.can_move(viewer, actor, verb)],
        "notes": notes.all(),
        "room": "actors",
    }  # fmt: skip


def _concepts(actor: Actor, language: str) -> dict[str, Any]:
    given = {
        "theme": actor.themes, "target_group": actor.target_groups, "method": actor.methods,
    }  # fmt: skip
    return {
        scheme: presenters.concept_links(scheme, codes, language) for scheme, codes in given.items()
    }


def sister_ties(viewer: Viewer, about: UUID) -> list[Tie]:
    """What sister directories print about a record."""
    language = viewer.language
    return [
        Tie(one.directory.best(language).words, one.title.best(language), page_of(one.address))
        for one in queries.sister_cards(viewer, about)
    ]


def _facts(actor: Actor, language: str, fact: Any) -> list[Fact]:
    territory = actor.territory.best(language).words
    nuts = _region(actor, territory, language)
    return [
        fact("kind", kind_name(actor.kind, language), "kind"),
        fact("sector", _concept("sector", actor.sector, language), "sector"),
        fact("level", _concept("level", actor.level, language), "level"),
        fact("country", country(actor.country), "country"),
        fact(
            "territory", " · ".join(part for part in (territory, nuts) if part), "territory", "nuts"
        ),
    ]


def _region(actor: Actor, territory: str, language: str) -> str:
    if not actor.nuts:
        return ""
    name = territories.name(actor.nuts, language)
    edition = f" {actor.nuts_edition}" if actor.nuts_edition else ""
    code = f"{actor.nuts} (NUTS{edition})"
    return f"{name}, {code}" if name and name != territory else code


def _contacts(actor: Actor, fact: Any) -> list[Fact]:
    return [
        fact("website", actor.website, "website", href=actor.website),
        fact("email", actor.email, "email", href=f"mailto:{actor.email}" if actor.email else ""),
        fact("telephone", actor.telephone, "telephone"),
        fact("address", actor.address, "address"),
    ]


def _concept(scheme: str, code: str, language: str) -> str:
    return label(scheme, code, language).words if code else ""


def paragraphs(text: Text, language: str) -> list[Any]:
    """A long text as paragraphs, each with its language."""
    wording = text.best(language)
    blocks = (block.strip() for block in wording.words.split("\n\n"))
    made = type(wording)
    return [
        made(block, wording.language, wording.machine, wording.stale, wording.original)
        for block in blocks
        if block
    ]


def described(viewer: Viewer, found: Place | Programme) -> dict[str, Any]:
    """The page of a place or a programme."""
    language, notes = viewer.language, Notes()
    evidence = records.attributions(found.uid)
    said = presenters.said(records.claims(found.uid), language, notes)
    return {
        "found": found,
        "name": found.name.best(language),
        "summary": found.summary.best(language),
        "name_notes": notes.numbers(evidence.get("name", ())),
        "country_name": country(found.country),
        "town": getattr(found, "town", ""),
        "town_notes": notes.numbers(evidence.get("town", ())),
        "said": said,
        **_network(viewer, found.uid),
        "is_place": isinstance(found, Place),
        "is_example": found.nature == Nature.EXAMPLE,
        "noindex": found.nature == Nature.EXAMPLE,
        "notes": notes.all(),
    }


def sister(viewer: Viewer, found: SisterCard) -> dict[str, Any]:
    """The page of a card in a sister directory."""
    language, notes = viewer.language, Notes()
    note = notes.number(records.attribution_of(found.source))
    return {
        "found": found,
        "title": found.title.best(found.title.source),
        "own_title": found.title.best(language),
        "paragraphs": paragraphs(found.text, found.text.source),
        "directory": found.directory.name.best(language),
        "directory_href": page_of(found.directory.record_address()),
        "about": found.about.title.best(language),
        "is_example": found.nature == Nature.EXAMPLE,
        "about_href": page_of(found.about.address),
        "printed_language": found.text.source,
        "note": note,
        "notes": notes.all(),
    }
