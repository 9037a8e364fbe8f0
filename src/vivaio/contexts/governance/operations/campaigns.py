"""Invitations: writing them, checking addresses row by row, sending, ending, opting out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from vivaio.contexts.governance import checking, marks, policies, sending
from vivaio.contexts.governance.checking import Errors
from vivaio.contexts.governance.models import (
    CAMPAIGN_LIFE,
    Agreement,
    Campaign,
    Invitee,
    OptOut,
    Reached,
)
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Conflict, Invalid, Message, Unknown
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text
from vivaio.platform import tasks
from vivaio.platform.journal import operations as journal
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

MOST = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """One address of a list, with its line number; `problem` says why it is not taken."""

    number: int
    address: str
    name: str = ""
    language: str = ""
    problem: Message | None = None


def rows_of(given: str) -> Iterator[Row]:
    """The rows of a pasted list or of a CSV file: address, then name and language if given."""
    text = given.replace("\x00", "").lstrip("\ufeff")
    separator = ";" if text.count(";") > text.count(",") else ","
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    seen: set[str] = set()
    for number, cells in enumerate(_lines(reader), start=1):
        values = [cell.strip() for cell in cells] + ["", "", ""]
        address, name, language = values[0], values[1], values[2].lower()
        if not address or (number == 1 and address.lower() in ("email", "e-mail", "mail")):
            continue
        yield Row(number, address, name[:120], language, _problem(address, language, seen))
        seen.add(marks.normalised(address))


def _lines(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield []


def _problem(address: str, language: str, seen: set[str]) -> Message | None:
    if not address.isprintable() or not checking.is_mail(address):
        return Message(N_("This is not an e-mail address."))
    if language and language not in INTERFACE:
        return Message(N_("There is no such language here."))
    if marks.normalised(address) in seen:
        return Message(N_("This address stands in the list twice."))
    return None


def _campaign(by: Viewer, uid: UUID) -> Campaign:
    found = (
        Campaign.objects.visible_to(by)
        .select_for_update(of=("self",))
        .select_related("agreement")
        .filter(uid=uid, agreement__deleted_at=None)
        .first()
    )
    if found is None:
        raise Unknown
    require(policies.can_invite(by, found.centre_id))
    return found


@operation
def draft_campaign(
    *, by: Viewer, agreement: UUID, name: str, subject: Text, letter: Text, key: UUID | None = None
) -> UUID:
    """Begin an invitation to sign an agreement."""
    found = Agreement.objects.visible_to(by).filter(uid=agreement).first()
    if found is None:
        raise Unknown
    require(policies.can_invite(by, found.centre_id))
    errors: Errors = {}
    title = checking.line(errors, "name", name, 120, required=True)
    _check_letter(errors, subject, letter)
    if errors:
        raise Invalid(errors)
    campaign = Campaign.objects.create(
        agreement=found, centre_id=found.centre_id, nature=found.nature, name=title,
        visibility=Visibility.CENTRE, subject_line=subject, letter=letter,
        created_at=clock.now(),
    )  # fmt: skip
    _note(by, campaign, "campaign.drafted")
    return campaign.uid


def _check_letter(errors: Errors, subject: Text, letter: Text) -> None:
    for field, text, longest in (("subject", subject, 150), ("letter", letter, 5_000)):
        if not text:
            checking.note(errors, field, checking.NEEDED)
        for words in text.texts.values():
            checking.text(errors, field, words, longest)
    if any("\n" in words or "\r" in words for words in subject.texts.values()):
        checking.note(errors, "subject", N_("A subject is one line, and not empty."))


@operation
def write_letter(
    *, by: Viewer, uid: UUID, version: int, language: str, subject: str, letter: str,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Write the invitation in one language, while it is a draft."""
    campaign = _campaign(by, uid)
    require(CAMPAIGN_LIFE.can("start", campaign.state))
    if campaign.version != version:
        raise Conflict(campaign, campaign.version)
    campaign.subject_line = campaign.subject_line.with_words(language, subject.strip())
    campaign.letter = campaign.letter.with_words(language, checking.clean(letter))
    errors: Errors = {}
    _check_letter(errors, campaign.subject_line, campaign.letter)
    if errors:
        raise Invalid(errors)
    campaign.version += 1
    campaign.save()
    return uid


@operation
def add_addresses(*, by: Viewer, uid: UUID, given: str, key: UUID | None = None) -> UUID:
    """Take those addresses of a list that are sound and that this centre never wrote to.

    `Invalid`, with the number and the reason of each row, when any row is not sound: mend the list
    and send it again. Who was invited before, or wants no invitations, is passed over in silence.
    """
    campaign = _campaign(by, uid)
    require(CAMPAIGN_LIFE.can("start", campaign.state))
    rows = list(rows_of(given))
    _check_rows(rows, campaign.invitees.count())
    centre = campaign.centre_id
    assert centre is not None
    hashed = {marks.digest(centre, row.address): row for row in rows}
    known = Invitee.objects.filter(centre=centre, digest__in=hashed)
    out = OptOut.objects.filter(centre=centre, digest__in=hashed)
    passed = {*known.values_list("digest", flat=True), *out.values_list("digest", flat=True)}
    Invitee.objects.bulk_create(
        Invitee(
            campaign=campaign, centre_id=centre, address=row.address, name=row.name,
            language=row.language or by.language, digest=digest,
        )
        for digest, row in hashed.items()
        if digest not in passed
    )  # fmt: skip
    return uid


def _check_rows(rows: list[Row], there: int) -> None:
    errors: Errors = {}
    for row in rows:
        if row.problem is not None:
            sentence = N_("Row %(number)s (%(address)s): %(problem)s")
            values = {"number": row.number, "address": row.address[:80], "problem": row.problem}
            errors.setdefault("addresses", []).append(Message(sentence, values))
    if not rows:
        checking.note(errors, "addresses", N_("There is no address in this list."))
    if there + len(rows) > MOST:
        checking.note(errors, "addresses", N_("A campaign takes up to 2000 addresses."))
    if errors:
        raise Invalid(errors)


@operation
def move_campaign(*, by: Viewer, uid: UUID, verb: str) -> UUID:
    """Start sending, stop it, or end the campaign, after which its addresses are forgotten."""
    if verb not in CAMPAIGN_LIFE.verbs:
        raise Unknown
    campaign = _campaign(by, uid)
    require(CAMPAIGN_LIFE.can(verb, campaign.state))
    if verb == "start":
        require(policies.can_sign(campaign.agreement))
        if not campaign.invitees.filter(state=Reached.WAITING).exists():
            raise Invalid({"": [Message(N_("There is nobody to write to yet: add addresses."))]})
        campaign.started_at = campaign.started_at or clock.now()
        tasks.enqueue(sending.send_campaign, campaign=str(campaign.uid))
    if verb == "end":
        campaign.ended_at = clock.now()
        campaign.invitees.filter(state=Reached.WAITING).update(state=Reached.LEFT_OUT)
        campaign.invitees.update(address="", name="")
    campaign.state = CAMPAIGN_LIFE.after(verb)
    campaign.version += 1
    campaign.save()
    _note(by, campaign, f"campaign.{verb}")
    return uid


def _note(by: Viewer, campaign: Campaign, verb: str) -> None:
    journal.append(
        by=by,
        verb=verb,
        subject=campaign.uid,
        centre=campaign.centre_id,
    )


@operation
def opt_out(*, by: Viewer, marked: str) -> UUID:
    """Somebody wants no more invitations of this centre: at once, for good, without signing in."""
    invitee = Invitee.objects.filter(uid=marks.read("invitation", marked)).first()
    if invitee is None:
        raise Unknown
    OptOut.objects.get_or_create(
        centre_id=invitee.centre_id, digest=invitee.digest, defaults={"at": clock.now()}
    )
    invitee.opted_out = True
    if invitee.state == Reached.WAITING:
        invitee.state = Reached.LEFT_OUT
    invitee.save()
    return invitee.uid
