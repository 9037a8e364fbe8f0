"""What the pages of this room show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from vivaio.ground.actors.labels import FIELDS
from vivaio.ground.actors.models import Actor
from vivaio.ground.actors.web.presenters import CardLine
from vivaio.ground.actors.web.presenters import lines as card_lines
from vivaio.ground.organisations import policies, queries
from vivaio.ground.organisations.models import Application, Kind, Reason, State, Way
from vivaio.ground.organisations.queries import Asked, Invitation, Steward
from vivaio.ground.taxonomy.queries import label
from vivaio.kernel.errors import Message
from vivaio.kernel.text import Text
from vivaio.platform.records.queries import Heading
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.wording import country, day, listed, page_of


def lines(headings: Sequence[Heading], language: str) -> list[CardLine]:
    """Cards of a list."""
    return card_lines(headings, language)


def asked_lines(asked: Sequence[Asked], language: str) -> list[dict[str, Any]]:
    """Applications of a list."""
    return [
        {
            "uid": one.uid,
            "kind": Kind(one.kind).label,
            "state": State(one.state).label,
            "name": one.name.best(language),
            "country_name": country(one.country),
            "is_example": one.nature == Nature.EXAMPLE,
            "when": day(one.at),
        }
        for one in asked
    ]


def _invited(invitations: Sequence[Invitation], language: str) -> list[dict[str, Any]]:
    return [
        {
            "uid": one.uid,
            "email": one.email,
            "name": one.name.best(language),
            "href": page_of(one.address),
            "until": day(one.expires_at),
        }
        for one in invitations
    ]


def own_page(viewer: Viewer) -> dict[str, Any]:
    """My organisations."""
    kept = queries.kept_cards(viewer)
    return {
        "cards": [
            {
                "name": one.title.best(viewer.language),
                "href": page_of(one.address),
                "slug": one.address.rstrip("/").rpartition("/")[2],
                "is_example": one.nature == Nature.EXAMPLE,
                "at_once": one.uid in viewer.entrusted,
            }
            for one in kept
        ],
        "asked": asked_lines(queries.own_applications(viewer), viewer.language),
        "invitations": _invited(queries.invitations_to(viewer), viewer.language),
    }


def claim_page(
    viewer: Viewer, actor: Actor, proof: forms.Form, asking: forms.Form, own: Sequence[str]
) -> dict[str, Any]:
    """Claiming a card."""
    return {
        "actor": actor,
        "name": actor.name.best(viewer.language),
        "proof": proof,
        "asking": asking,
        "addresses": own,
        "is_example": actor.nature == Nature.EXAMPLE,
    }


def change_page(viewer: Viewer, actor: Actor, form: forms.Form, language: str) -> dict[str, Any]:
    """Proposing a change."""
    return {
        "actor": actor,
        "name": actor.name.best(viewer.language),
        "form": form,
        "words_language": language,
        "is_example": actor.nature == Nature.EXAMPLE,
    }


def card_page(viewer: Viewer, actor: Actor, form: forms.Form) -> dict[str, Any]:
    """Who keeps a card."""
    return {
        "actor": actor,
        "name": actor.name.best(viewer.language),
        "form": form,
        "stewards": [_steward(one, viewer) for one in queries.stewards(actor.uid)],
        "invitations": _invited(queries.invitations_of(actor.uid), viewer.language),
        "keeps": queries.keeps(viewer, actor.uid),
        "is_example": actor.nature == Nature.EXAMPLE,
    }


def _steward(one: Steward, viewer: Viewer) -> dict[str, Any]:
    return {
        "number": one.number,
        "name": one.name,
        "email": one.email,
        "way": Way(one.way).label,
        "since": day(one.since),
        "trusted": one.trusted,
        "is_me": one.account == viewer.account,
    }


def steward_page(viewer: Viewer, actor: Actor, found: Steward, form: forms.Form) -> dict[str, Any]:
    """One who keeps a card, with what can be done about it."""
    return {
        "actor": actor,
        "name": actor.name.best(viewer.language),
        "steward": _steward(found, viewer),
        "form": form,
        "may_take_trust": bool(policies.can_take_trust(viewer, actor.centre_id)) and found.trusted,
    }


def application_page(viewer: Viewer, found: Application) -> dict[str, Any]:
    """What was asked for: never with links out, since nobody has accepted it yet."""
    decision = policies.can_answer(viewer, found, "accept")
    is_editor = viewer.may("publish", found.centre_id)
    return {
        "found": found,
        "is_registration": found.kind == Kind.REGISTRATION,
        "kind": Kind(found.kind).label,
        "state": State(found.state).label,
        "reason": Reason(found.reason).label if found.reason else "",
        "name": found.actor.name.best(viewer.language),
        "card": page_of(found.actor.record_address()) if not found.actor.deleted_at else "",
        "who": found.account.name or found.account.email if is_editor else "",
        "email": found.account.email if is_editor else "",
        "rows": _rows(found, viewer.language),
        "may_answer": bool(decision),
        "why_not": sentence(decision.reason) if is_editor and not decision else "",
        "is_own": found.account_id == viewer.account,
        "is_example": found.actor.nature == Nature.EXAMPLE,
    }


_SHOWN = (
    "name", "summary", "description", "territory", "kind", "country", "themes", "website", "email",
    "telephone", "address",
)  # fmt: skip


def _rows(found: Application, language: str) -> list[dict[str, str]]:
    """The fields it is about: before and after for a change, what was written for a card."""
    if found.kind == Kind.CHANGE:
        said = {**found.words, **found.values}
        return [
            {
                "label": sentence(Message(FIELDS[field])),
                "before": _shown(field, getattr(found.actor, field), language, found.language),
                "after": _shown(field, value, language, found.language),
                "language": found.language if field in found.words else "",
            }
            for field, value in said.items()
        ]
    rows = []
    for field in _SHOWN:
        shown = _shown(field, getattr(found.actor, field), language, found.actor.name.source)
        if shown:
            is_text = isinstance(getattr(found.actor, field), Text)
            rows.append(
                {
                    "label": sentence(Message(FIELDS[field])),
                    "before": "",
                    "after": shown,
                    "language": found.actor.name.source if is_text else "",
                }
            )
    return rows


def _shown(field: str, value: Any, language: str, words_language: str) -> str:
    if isinstance(value, Text):
        return value.texts.get(words_language, "") or ""
    if field == "themes":
        return listed([label("theme", code, language).words for code in value or ()])
    if field in ("kind", "sector", "level"):
        return label(field, value, language).words if value else ""
    if field == "country":
        return country(value)
    return day(value) if field == "valid_until" else str(value or "")
