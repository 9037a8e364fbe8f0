"""The demonstration's agreements and compositions, all examples, and what is known of launches."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from vivaio.contexts.governance import marks
from vivaio.contexts.governance.operations import adhesions, agreements, campaigns, paper
from vivaio.contexts.governance.operations import composition as compositions
from vivaio.contexts.governance.signing import Signing
from vivaio.lobby.demo.reading import Table, evidence, table, text
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

Uids = Mapping[str, UUID]


def load_governance(by: Viewer, centres: Uids, examples: Uids) -> None:
    """Launches as far as sources tell; everything else is invented and says so."""
    data = table("governance")
    for launch in data["launch"]:
        for code in launch["centres"]:
            compositions.record_launch(
                by=by, centre=centres[code], stage=launch["stage"], evidence=evidence(launch)
            )
    for one in data["composition"]:
        compositions.aim(
            by=by,
            centre=centres[one["centre"]],
            title=text(one["title"]),
            note=text(one["note"]),
            aims=one["aims"],
            due=one["due"],
            nature=Nature.EXAMPLE,
            slug_words=one["slug"],
        )
    for one in data["agreement"]:
        uid = _agreement(by, centres[one["centre"]], one)
        for signature in one["signature"]:
            _sign(by, uid, signature, one, examples)
        _invite(by, uid, one)


def _agreement(by: Viewer, centre: UUID, given: Table) -> UUID:
    uid = agreements.draft_agreement(
        by=by,
        centre=centre,
        texts={name: text(given[name]) for name in ("title", "summary", "text")},
        values={"kind": given["kind"], "term_months": given["term_months"]},
        nature=Nature.EXAMPLE,
        slug_words=given["slug"],
    )
    agreements.move_agreement(
        by=by, uid=uid, version=1, verb="open", on=date.fromisoformat(given["opened"])
    )
    return uid


def _sign(by: Viewer, agreement: UUID, given: Table, paper_of: Table, examples: Uids) -> None:
    delegated = "act" in given
    signing = Signing(
        organisation=given["organisation"],
        country=paper_of["country"],
        signatory=given["initials"],
        capacity=given["capacity"],
        email=given["email"],
        authority="delegated" if delegated else "legal",
        language=paper_of["language"],
        act_number=given.get("act", ""),
        act_date=date.fromisoformat(given["act_on"]) if delegated else None,
        actor=examples[given["actor"]],
    )
    if "on" not in given:
        waiting = adhesions.sign_agreement(by=by, agreement=agreement, signing=signing)
        adhesions.confirm_address(by=by, marked=marks.mark("adhesion", waiting))
        return
    uid = paper.record_signature(
        by=by, agreement=agreement, signing=signing, on=date.fromisoformat(given["on"])
    )
    if "withdrawn" in given:
        adhesions.withdraw_adhesion(
            by=by, uid=uid, reason=given["reason"], on=date.fromisoformat(given["withdrawn"])
        )
    if "renewed" in given:
        paper.record_signature(
            by=by, agreement=agreement, signing=signing, renews=uid,
            on=date.fromisoformat(given["renewed"]),
        )  # fmt: skip


def _invite(by: Viewer, agreement: UUID, given: Table) -> None:
    invitation = given["invitation"]
    uid = campaigns.draft_campaign(
        by=by,
        agreement=agreement,
        name=invitation["name"],
        subject=text(invitation["subject"]),
        letter=text(invitation["letter"]),
    )
    campaigns.add_addresses(by=by, uid=uid, given="\n".join(invitation["addresses"]))
