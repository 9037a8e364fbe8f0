"""Asking for a card, for keeping one, and for a change of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.ground.actors import checking
from vivaio.ground.actors import operations as actors
from vivaio.ground.actors import queries as cards
from vivaio.ground.organisations import domains, letters, policies, queries
from vivaio.ground.organisations.models import Application, Kind, State, Way
from vivaio.ground.organisations.operations.entrusting import entrust
from vivaio.ground.people import addresses
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.journal import operations as journal
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

LONGEST_WHY = 1_000
WHY_NEEDED = N_("Say who you are in the organisation, so that the editors can check it.")
PUBLIC_MAIL = N_(
    "Anybody can have an address at %(domain)s. Use one of the organisation, or ask the editors "
    "of the centre below."
)
OTHER_DOMAIN = N_(
    "The address is at %(domain)s, but the card's website is at %(host)s. Only an address on "
    "exactly that domain shows that you speak for it; or ask the editors of the centre below."
)
NO_WEBSITE = N_("The card names no website to compare with. Ask the editors of the centre below.")


def _why(words: str) -> str:
    clean = " ".join(words.split())
    if not clean:
        raise Invalid({"why": [Message(WHY_NEEDED)]})
    if len(clean) > LONGEST_WHY:
        text = N_("This is %(length)s characters long; %(longest)s is the most it can be.")
        given = {"length": len(clean), "longest": LONGEST_WHY}
        raise Invalid({"why": [Message(text, given)]})
    return clean


def _account(by: Viewer) -> int:
    require(policies.can_ask(by))
    assert by.account is not None
    return by.account


@operation
def ask_for_card(
    *, by: Viewer, centre: UUID | None, name: Text, texts: Mapping[str, Text],
    values: Mapping[str, Any], why: str, nature: str = Nature.FACT, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Ask for a new card of one's organisation; the application's uid. It waits for an answer."""
    account = _account(by)
    reason = _why(why)
    actor = actors.propose_actor(
        by=by, centre=centre, name=name, texts=texts, values=values, nature=nature
    )
    made = Application.objects.create(
        kind=Kind.REGISTRATION, account_id=account, actor_id=actor, centre_id=centre, why=reason
    )
    return made.uid


@operation
def claim_card(*, by: Viewer, actor: UUID, why: str, key: UUID | None = None) -> UUID:
    """Ask the editors to be let keep a card; the application's uid."""
    card = cards.actor_of(by, actor)
    _require_claimable(by, actor)
    made = Application.objects.create(
        kind=Kind.CLAIM, account_id=_account(by), actor_id=actor, centre_id=card.centre_id,
        why=_why(why),
    )  # fmt: skip
    return made.uid


def _require_claimable(by: Viewer, actor: UUID) -> None:
    keeps, waits = queries.keeps(by, actor), queries.has_claimed(by, actor)
    require(policies.can_claim(by, keeps=keeps, waits=waits))


@operation
def claim_by_address(*, by: Viewer, actor: UUID, address: str, key: UUID | None = None) -> UUID:
    """Keep a card by a proved mail address on the domain of its website; the card's uid.

    It takes nobody's word but the address's, so what is written first still waits for an editor.
    Those who keep the card already are told.
    """
    card = cards.actor_of(by, actor)
    require(policies.can_claim(by, keeps=queries.keeps(by, actor), waits=False))
    assert by.account is not None
    if address.lower() not in addresses.verified(by.account):
        raise Invalid({"address": [Message(N_("Choose one of your own addresses."))]})
    domain, host = domains.domain_of(address), domains.host_of(card.website)
    if domains.is_public(domain):
        raise Invalid({"address": [Message(PUBLIC_MAIL, {"domain": domain})]})
    if not host:
        raise Invalid({"address": [Message(NO_WEBSITE)]})
    if not domains.proves(address, card.website):
        given = {"domain": domain, "host": host}
        raise Invalid({"address": [Message(OTHER_DOMAIN, given)]})
    for one in queries.stewards(actor):
        letters.send(
            to=one.email, language=one.language, name=card.name,
            subject=N_("Somebody else keeps the card of %(name)s too"),
            lines=(N_(
                "Somebody who has an address on the domain of your website now keeps the card of "
                "%(name)s with you. If this is not right, tell the centre."),),
            address=f"organisations/card/{card.slug}/",
        )  # fmt: skip
    Application.objects.filter(
        account=by.account, actor=actor, kind=Kind.CLAIM, state=State.WAITING
    ).update(state=State.WITHDRAWN, decided_at=clock.now())
    entrust(by.account, actor, Way.ADDRESS)
    journal.append(
        by=by, verb="organisation.claimed_by_address", subject=actor, centre=card.centre_id,
        parameters={"domain": domain},
    )  # fmt: skip
    return actor


@operation
def propose_change(
    *, by: Viewer, actor: UUID, language: str, words: Mapping[str, str],
    values: Mapping[str, Any], key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Propose a change of a card one keeps, to be accepted by an editor; the application's uid.

    It takes the place of an earlier one that still waits. `Invalid` when nothing is changed.
    """
    card = cards.actor_of(by, actor)
    if not queries.keeps(by, actor):
        raise Unknown
    clean, problems = checking.checked_values(values)
    written = {}
    for field, raw in words.items():
        only = field == "name" and not card.name.with_words(language, "")
        written[field], errors = checking.checked_words(field, raw, required=only)
        if errors:
            problems[field] = errors
    if problems:
        raise Invalid(problems)
    said = {f: one for f, one in written.items() if getattr(card, f).texts.get(language, "") != one}
    new = {field: one for field, one in clean.items() if getattr(card, field) != one}
    if not said and not new:
        raise Invalid({"": [Message(N_("Nothing is different from the card as it is."))]})
    Application.objects.filter(
        account=by.account, actor=actor, kind=Kind.CHANGE, state=State.WAITING
    ).update(state=State.WITHDRAWN, decided_at=clock.now())
    made = Application.objects.create(
        kind=Kind.CHANGE, account_id=_account(by), actor_id=actor, centre_id=card.centre_id,
        language=language, words=said,
        values={f: one.isoformat() if isinstance(one, date) else one for f, one in new.items()},
    )  # fmt: skip
    return made.uid
