"""Agreements with adhesions, compositions, launches, invitations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from tests.factories.sources import evidence
from tests.factories.words import FLOCK, canary, words
from vivaio.contexts.governance.models import Adhesion, Agreement, Campaign
from vivaio.contexts.governance.operations import adhesions, agreements, campaigns
from vivaio.contexts.governance.operations import composition as compositions
from vivaio.contexts.governance.signing import Signing
from vivaio.kernel.text import text
from vivaio.platform.tenancy.viewer import Viewer

SYSTEM = Viewer.system()


def agreement(
    centre: UUID, bird: str = "", *, opened: bool = True, term: int | None = 24,
    nature: str = "fact",
) -> UUID:  # fmt: skip
    """An agreement with every text filled; open unless said otherwise."""
    bird = bird or canary()
    uid = agreements.draft_agreement(
        by=SYSTEM,
        centre=centre,
        texts={name: words(bird, name) for name in ("title", "summary", "text")},
        values={"kind": "manifesto", "term_months": term},
        nature=nature,
        slug_words=f"agreement {bird}",
    )
    if opened:
        agreements.move_agreement(by=SYSTEM, uid=uid, version=1, verb="open")
    return uid


def signing(bird: str = "", **given: Any) -> Signing:
    """What a signatory declares, with a canary in all its words."""
    bird = bird or canary()
    filled = {
        "organisation": f"Organisation {bird}",
        "country": "IT",
        "signatory": f"{bird} Rossi",
        "capacity": f"{bird} president",
        "email": f"{bird}@post.example",
        "authority": "delegated",
        "language": "it",
        "website": f"https://{bird}.example/",
        "act_number": f"{bird}/7",
        "act_date": date(2024, 5, 6),
    }
    return Signing(**{**filled, **given})


def signed(found: UUID, bird: str = "", **given: Any) -> Adhesion:
    """A signature that waits."""
    uid = adhesions.sign_agreement(by=SYSTEM, agreement=found, signing=signing(bird, **given))
    return Adhesion.objects.get(uid=uid)


def adhesion(found: UUID, bird: str = "", **given: Any) -> Adhesion:
    """A confirmed adhesion."""
    waiting = signed(found, bird, **given)
    adhesions.confirm_adhesion(by=SYSTEM, uid=waiting.uid)
    return Adhesion.objects.get(uid=waiting.uid)


def composition(
    centre: UUID, bird: str = "", aims: Mapping[str, Mapping[str, int]] | None = None,
    nature: str = "fact",
) -> UUID:  # fmt: skip
    """A composition aimed at."""
    bird = bird or canary()
    return compositions.aim(
        by=SYSTEM,
        centre=centre,
        title=words(bird, "title"),
        note=words(bird, "note"),
        aims=aims or {"helix": {"society": 3, "government": 2}, "territory": {"ITC1": 4}},
        due="2027-06",
        nature=nature,
        slug_words=f"composition {bird}",
    )


def launch(centre: UUID, bird: str = "", **given: Any) -> None:
    """A launch with its source."""
    bird = bird or canary()
    told = {"stage": "planned", "on": "2027-03", "act": words(bird, "act")}
    compositions.record_launch(
        by=SYSTEM, centre=centre, evidence=evidence(bird), **{**told, **given}
    )


def launched(centre: UUID, bird: str) -> UUID:
    """A centre of whose launch something is told."""
    launch(centre, bird)
    return centre


def campaign(found: UUID, bird: str = "", addresses: str = "") -> Campaign:
    """An invitation; with addresses when given."""
    bird = bird or canary()
    uid = campaigns.draft_campaign(
        by=SYSTEM,
        agreement=found,
        name=f"{bird} campaign {FLOCK}",
        subject=text(f"{bird} subject", "en", it=f"{bird} oggetto"),
        letter=text(f"{bird} letter", "en", it=f"{bird} lettera"),
    )
    if addresses:
        campaigns.add_addresses(by=SYSTEM, uid=uid, given=addresses)
    return Campaign.objects.get(uid=uid)


def whole(centre: UUID, bird: str) -> UUID:
    """An agreement with an adhesion that ended with its reason, and an invitation."""
    uid = agreement(centre, bird)
    made = adhesion(uid, bird)
    adhesions.withdraw_adhesion(by=SYSTEM, uid=made.uid, reason=f"{bird} reason")
    adhesion(uid, bird)
    campaign(uid, bird, f"{bird}@guest.example")
    return uid


def of(uid: UUID) -> Agreement:
    """The row of an agreement."""
    return Agreement.objects.get(uid=uid)
