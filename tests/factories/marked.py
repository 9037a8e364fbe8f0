"""Addresses of the room of agreements that name more than a record, or hold a signed mark."""

from __future__ import annotations

from collections.abc import Iterable

from vivaio.contexts.governance import marks
from vivaio.contexts.governance.models import LIFE, Adhesion, Campaign, Invitee
from vivaio.platform.records.models import Record

#: By name: the kind of record it is for.
OF_RECORDS = {
    "adherents_csv": "agreement",
    "adhesions": "agreement",
    "agreement": "agreement",
    "agreement_add": "centre",
    "agreement_adhere": "agreement",
    "agreement_edit": "agreement",
    "agreement_link": "agreement",
    "agreement_version": "agreement",
    "campaigns": "agreement",
    "centre_agreement": "centre",
    "centre_composition": "centre",
    "composition": "composition",
    "composition_csv": "centre",
    "composition_edit": "centre",
    "launch_edit": "centre",
    "press": "centre",
    "press_zip": "centre",
}


def paths(name: str, route: str, records: Iterable[Record]) -> list[str] | None:
    """The paths of an address that only this room knows how to fill; None for another's.

    Signed marks are given for what everybody may see: whoever holds one may look.
    """
    agreements = [one for one in records if one.kind == "agreement"]
    public = [
        one.uid
        for one in agreements
        if one.is_open and one.visibility == "public" and one.deleted_at is None
    ]
    if name == "agreement_move":
        slugs = [one.address.split("/")[1] for one in agreements]
        return [f"agreements/{slug}/move/{verb}/" for slug in slugs for verb in LIFE.verbs]
    if name == "adhesion":
        rows = Adhesion.objects.filter(agreement__in=[one.uid for one in agreements])
        return [
            f"agreements/{row.agreement.slug}/adhesions/{row.uid}/"
            for row in rows.select_related("agreement")
        ]
    if name == "campaign":
        found = Campaign.objects.filter(agreement__in=[one.uid for one in agreements])
        return [f"campaigns/{one.uid}/" for one in found]
    if name in ("own_adhesion", "own_document"):
        signed = Adhesion.objects.filter(agreement__in=public, since__isnull=False)
        tail = "document/" if name == "own_document" else ""
        return [f"adhesions/{marks.mark('adhesion', one.uid)}/{tail}" for one in signed]
    if name == "invited":
        invited = Invitee.objects.filter(campaign__agreement__in=public)
        return [f"invited/{marks.mark('invitation', one.uid)}/" for one in invited]
    return None
