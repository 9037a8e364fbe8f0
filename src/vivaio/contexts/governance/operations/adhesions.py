"""Signing, checking, renewing and withdrawing: the life of an adhesion."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from vivaio.contexts.governance import checking, letters, marks, policies
from vivaio.contexts.governance.checking import Errors
from vivaio.contexts.governance.domains import is_own
from vivaio.contexts.governance.models import (
    ADHESION_LIFE,
    Adhesion,
    Agreement,
    Authority,
    Checked,
    Invitee,
)
from vivaio.contexts.governance.signing import Signing, digest_of, languages_to_sign
from vivaio.ground.actors import traits
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Unknown
from vivaio.kernel.period import after_months
from vivaio.platform.journal import operations as journal
from vivaio.platform.links import operations as links
from vivaio.platform.multilingual.folding import fold
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

NO_AUTHORITY = N_(
    "Only somebody who may bind the organisation can sign. Ask its legal representative to sign, "
    "or to delegate you by a written act; then come back with its date and number."
)
#: How long before the end of a term it can be renewed.
RENEWABLE = timedelta(days=60)


@operation
def sign_agreement(
    *,
    by: Viewer,
    agreement: UUID,
    signing: Signing,
    invitation: str = "",
    key: UUID | None = None,
) -> UUID:
    """Take a signature; it waits until its mail address, and then who signed, is confirmed.

    `invitation` is the mark of the invitation that led here, if one did.
    """
    found = Agreement.objects.visible_to(by).filter(uid=agreement).first()
    if found is None:
        raise Unknown
    require(policies.can_sign(found))
    adhesion = checked(by, found, signing)
    adhesion.save(force_insert=True)
    if invitation:
        invitee = marks.read("invitation", invitation)
        Invitee.objects.filter(uid=invitee, campaign__agreement=found).update(adhesion=adhesion)
    note_in_journal(by, adhesion, "adhesion.signed")
    if not by.is_system:
        letters.ask_to_confirm(adhesion)
    return adhesion.uid


def checked(by: Viewer, agreement: Agreement, given: Signing) -> Adhesion:
    """A signature not stored yet; `Invalid` with a sentence beside each thing that is wrong."""
    errors: Errors = {}
    organisation = checking.line(errors, "organisation", given.organisation, 200, required=True)
    adhesion = Adhesion(
        agreement=agreement,
        organisation=organisation,
        folded=fold(organisation)[:200],
        country=given.country,
        website=checking.line(errors, "website", given.website, 200),
        signatory=checking.line(errors, "signatory", given.signatory, 120, required=True),
        capacity=checking.line(errors, "capacity", given.capacity, 120, required=True),
        email=checking.mail(errors, "email", given.email),
        authority=given.authority,
        act_number=checking.line(errors, "act_number", given.act_number, 60),
        act_date=given.act_date,
        edition=agreement.edition,
        language=given.language,
        submitted_at=clock.now(),
    )
    _check_authority(errors, given)
    if given.language in languages_to_sign(agreement):
        adhesion.digest = digest_of(agreement, given.language)
    else:
        checking.note(errors, "language", N_("Choose a language in which the text is complete."))
    if given.actor is not None:
        adhesion.actor_id = _fitting(errors, by, adhesion, given.actor)
    if errors:
        raise Invalid(errors)
    return adhesion


def _check_authority(errors: Errors, given: Signing) -> None:
    if given.authority not in (Authority.LEGAL, Authority.DELEGATED):
        checking.note(errors, "authority", NO_AUTHORITY)
    if given.authority != Authority.DELEGATED:
        return
    if not given.act_number.strip():
        checking.note(errors, "act_number", N_("Give the number of the act that delegates you."))
    if given.act_date is None:
        checking.note(errors, "act_date", N_("Give the date of the act that delegates you."))
    elif given.act_date > clock.today():
        checking.note(errors, "act_date", N_("An act of a day to come delegates nobody yet."))


def _fitting(errors: Errors, by: Viewer, adhesion: Adhesion, actor: UUID) -> UUID | None:
    """An actor's card that may stand under this agreement: examples sign examples alone."""
    card = traits.of(by, [actor]).get(actor)
    if card is None:
        checking.note(errors, "actor", N_("There is no such card."))
        return None
    if card.nature != adhesion.agreement.nature:
        sentence = N_("Facts and examples never mix: this card cannot sign this agreement.")
        checking.note(errors, "actor", sentence)
    signed = Adhesion.objects.filter(
        agreement=adhesion.agreement, actor=actor, state="confirmed"
    ).exclude(uid=adhesion.uid)
    if signed.exists():
        checking.note(errors, "actor", N_("This organisation adheres already."))
    return actor


def locked(uid: UUID) -> Adhesion:
    found = (
        Adhesion.objects.select_for_update(of=("self",))
        .select_related("agreement")
        .filter(uid=uid)
        .first()
    )
    if found is None:
        raise Unknown
    return found


def note_in_journal(by: Viewer, adhesion: Adhesion, verb: str) -> None:
    """What is written for ever names nobody: an organisation may be one person's."""
    journal.append(
        by=by,
        verb=verb,
        subject=adhesion.agreement_id,
        centre=adhesion.agreement.centre_id,
        parameters={"adhesion": str(adhesion.uid)},
    )


@operation
def confirm_address(*, by: Viewer, marked: str) -> UUID:
    """The signatory says that the address is theirs; in the organisation's own domain, that is it.

    Otherwise the team of the centre looks who signed.
    """
    adhesion = locked(marks.read("adhesion", marked))
    require(policies.can_do(adhesion, "confirm"))
    if adhesion.mail_confirmed_at is None:
        adhesion.mail_confirmed_at = clock.now()
        adhesion.save(update_fields=["mail_confirmed_at"])
    card = traits.of(Viewer.system(), [adhesion.actor_id]) if adhesion.actor_id else {}
    for known in card.values():
        if is_own(adhesion.email, website=known.website, known_mail=known.email):
            errors: Errors = {}
            _fitting(errors, Viewer.system(), adhesion, known.uid)
            if not errors:
                _confirm(by, adhesion, Checked.MAIL, known.uid)
    return adhesion.uid


@operation
def confirm_adhesion(
    *, by: Viewer, uid: UUID, actor: UUID | None = None, key: UUID | None = None
) -> UUID:
    """The team has looked who signed, and whether they may; `actor` is the organisation's card."""
    adhesion = locked(uid)
    require(policies.can_check(by, adhesion.agreement.centre_id))
    require(policies.can_do(adhesion, "confirm"))
    errors: Errors = {}
    card = actor or adhesion.actor_id
    if card is not None:
        _fitting(errors, by, adhesion, card)
    if errors:
        raise Invalid(errors)
    _confirm(by, adhesion, Checked.EDITOR, card)
    return uid


def _confirm(by: Viewer, adhesion: Adhesion, how: str, actor: UUID | None) -> None:
    today = clock.today()
    adhesion.state, adhesion.checked = ADHESION_LIFE.after("confirm"), how
    adhesion.actor_id, adhesion.since = actor, today
    term = adhesion.agreement.term_months
    adhesion.expires_on = after_months(today, term) if term else None
    if actor is not None:
        adhesion.link = tie(actor, adhesion.agreement_id, today)
    adhesion.save()
    note_in_journal(by, adhesion, "adhesion.confirmed")
    if not by.is_system:
        letters.tell_confirmed(adhesion)


def tie(actor: UUID, agreement: UUID, since: date) -> UUID | None:
    """Link card and agreement; None when they were linked until this very day."""
    try:
        return links.link(
            by=Viewer.system(), kind="adheres_to", source=actor, target=agreement,
            since=since.isoformat(),
        )  # fmt: skip
    except Invalid:
        return None


@operation
def refuse_adhesion(*, by: Viewer, uid: UUID, reason: str, key: UUID | None = None) -> UUID:
    """The team does not take a signature, and says why."""
    adhesion = locked(uid)
    require(policies.can_check(by, adhesion.agreement.centre_id))
    require(policies.can_do(adhesion, "refuse"))
    errors: Errors = {}
    adhesion.reason = checking.text(errors, "reason", reason, 1_000, required=True)
    if errors:
        raise Invalid(errors)
    end(adhesion, "refuse")
    note_in_journal(by, adhesion, "adhesion.refused")
    letters.tell_refused(adhesion)
    return uid


@operation
def withdraw_adhesion(
    *,
    by: Viewer,
    uid: UUID | None = None,
    marked: str = "",
    reason: str = "",
    on: date | None = None,
) -> UUID:
    """The organisation leaves, at any time, with a reason or without.

    By its own link (`marked`), or by the team at its written wish (`uid`), who then say why and,
    if it was not today, `on` which day.
    """
    adhesion = locked(marks.read("adhesion", marked) if uid is None else uid)
    errors: Errors = {}
    if uid is not None:
        require(policies.can_check(by, adhesion.agreement.centre_id))
    adhesion.reason = checking.text(errors, "reason", reason, 1_000, required=uid is not None)
    require(policies.can_do(adhesion, "withdraw"))
    if errors:
        raise Invalid(errors)
    end(adhesion, "withdraw", on if uid is not None else None)
    note_in_journal(by, adhesion, "adhesion.withdrawn")
    return adhesion.uid


def end(adhesion: Adhesion, verb: str, on: date | None = None) -> None:
    """Bring an adhesion to its end, and its link with it."""
    today = on or clock.today()
    adhesion.state, adhesion.ended_on = ADHESION_LIFE.after(verb), today
    if adhesion.link is not None:
        links.end(by=Viewer.system(), link=adhesion.link, until=today.isoformat())
        adhesion.link = None
    adhesion.save()


@operation
def renew_adhesion(*, by: Viewer, marked: str) -> UUID:
    """One click from the reminder: the old term ends, a new one begins under the present text."""
    adhesion = locked(marks.read("adhesion", marked))
    require(policies.can_sign(adhesion.agreement))
    require(policies.can_renew(adhesion, clock.today(), RENEWABLE))
    agreement = adhesion.agreement
    language = adhesion.language
    if language not in languages_to_sign(agreement):
        language = agreement.text.source
    today = clock.today()
    starts = max(adhesion.expires_on or today, today)
    term = agreement.term_months
    fresh = Adhesion(
        agreement=agreement, submitted_at=clock.now(), mail_confirmed_at=clock.now(),
        state="confirmed", checked=adhesion.checked, since=today, renews=adhesion,
        expires_on=after_months(starts, term) if term else None, edition=agreement.edition,
        language=language, digest=digest_of(agreement, language), link=adhesion.link,
        **{field: getattr(adhesion, field) for field in _KEPT},
    )  # fmt: skip
    adhesion.state, adhesion.ended_on, adhesion.link = ADHESION_LIFE.after("renew"), today, None
    adhesion.save()
    if fresh.link is None and fresh.actor_id is not None:
        fresh.link = tie(fresh.actor_id, agreement.uid, today)
    fresh.save(force_insert=True)
    note_in_journal(by, fresh, "adhesion.renewed")
    letters.tell_confirmed(fresh)
    return fresh.uid


_KEPT = (
    "actor_id", "organisation", "folded", "country", "website", "signatory", "capacity", "email",
    "authority", "act_number", "act_date",
)  # fmt: skip


@operation
def send_link(*, by: Viewer, agreement: UUID, email: str, sending: UUID) -> UUID:
    """Send the own link of every adhesion that an address signed; silent when there is none.

    `sending` names the request: the same one sends nothing twice.
    """
    found = Agreement.objects.visible_to(by).filter(uid=agreement).first()
    if found is None:
        raise Unknown
    rows = found.adhesions.filter(email__iexact=email.strip()).exclude(state="renewed")
    for adhesion in rows.select_related("agreement").order_by("-submitted_at")[:5]:
        letters.send_link(adhesion, str(sending))
    return found.uid
