"""Signatures on paper: entered by the team under the day on which they were given."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from vivaio.contexts.governance import checking, policies
from vivaio.contexts.governance.checking import Errors
from vivaio.contexts.governance.models import Adhesion, Agreement, Checked
from vivaio.contexts.governance.operations import adhesions
from vivaio.contexts.governance.signing import Signing
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Unknown
from vivaio.kernel.period import after_months
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer


@operation
def record_signature(
    *, by: Viewer, agreement: UUID, signing: Signing, on: date, renews: UUID | None = None
) -> UUID:
    """Enter a signature given on paper `on` a day, or the renewal of one."""
    found = Agreement.objects.visible_to(by).filter(uid=agreement).first()
    if found is None:
        raise Unknown
    require(policies.can_check(by, found.centre_id))
    require(policies.can_sign(found))
    errors: Errors = {}
    if on > clock.today():
        checking.note(errors, "on", N_("A signature of a day to come is none yet."))
        raise Invalid(errors)
    before = _renewed(found, renews, on) if renews is not None else None
    adhesion = adhesions.checked(by, found, signing)
    adhesion.state, adhesion.checked, adhesion.since = "confirmed", Checked.EDITOR, on
    starts = max(on, before.expires_on or on) if before else on
    adhesion.expires_on = after_months(starts, found.term_months) if found.term_months else None
    adhesion.renews = before
    if adhesion.actor_id is not None:
        adhesion.link = adhesions.tie(adhesion.actor_id, found.uid, on)
    adhesion.save(force_insert=True)
    verb = "adhesion.renewed" if before else "adhesion.confirmed"
    adhesions.note_in_journal(by, adhesion, verb)
    return adhesion.uid


def _renewed(found: Agreement, uid: UUID, on: date) -> Adhesion:
    before = adhesions.locked(uid)
    if before.agreement_id != found.uid:
        raise Unknown
    require(policies.can_do(before, "renew"))
    adhesions.end(before, "renew", on)
    return before
