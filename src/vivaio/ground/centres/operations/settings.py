"""Changing what a centre's administrators decide about its rooms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from vivaio.ground.centres import checking, policies
from vivaio.ground.centres.models import Centre, CentreSettings
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Conflict, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal import wording
from vivaio.platform.multilingual.catalogue import translated
from vivaio.platform.records import operations as records
from vivaio.platform.records.operations import Evidence, Said
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

#: What can be changed, with the words for it in the journal.
FIELDS: Mapping[str, str] = {
    "short_name": N_("short name"),
    "name_note": N_("note on the name"),
    "website": N_("website"),
    "email": N_("e-mail address"),
    "time_zone": N_("time zone"),
    "jurisdiction": N_("jurisdiction"),
    "leaf": N_("leaf"),
    "leaf_deep": N_("deep leaf"),
    "languages": N_("languages of the content"),
    "domain": N_("own domain"),
    "machine_translation": N_("machine translation of what is not public"),
    "confirm_months": N_("months a card is valid"),
    "archive_months": N_("months after which an old card is archived"),
    "seat_legal": N_("legal seat"),
    "seat_operational": N_("operational seat"),
}
TEXTS = ("short_name", "name_note")
TAKEN = N_("Another centre is reached under this name already.")
ADMINISTRATORS = N_("Written by the administrators of the centre")


def _centre(by: Viewer, uid: UUID) -> Centre:
    found = Centre.objects.visible_to(by).filter(uid=uid).first()
    if found is None:
        raise Unknown
    require(policies.can_settle(by, uid))
    return found


@operation
def amend_centre(
    *,
    by: Viewer,
    centre: UUID,
    version: int,
    language: str,
    values: Mapping[str, Any],
    key: UUID | None = None,
) -> UUID:
    """Change a centre's short texts (in one language), contacts, time zone or jurisdiction.

    `version` is that of the centre as it was read; `Conflict` when somebody saved in between.
    """
    found = _centre(by, centre)
    records.check_version(found, version)
    if wrong := checking.problems(values):
        raise Invalid(wrong)
    fresh = {
        name: _reworded(getattr(found, name), language, value) if name in TEXTS else value
        for name, value in values.items()
    }
    changed = [name for name, value in fresh.items() if getattr(found, name) != value]
    for name in changed:
        setattr(found, name, fresh[name])
    if changed:
        parameters = {"fields": [wording.msgid(FIELDS[name]) for name in changed]}
        records.save(found, by=by, verb="centre.amended", parameters=parameters)
    return centre


def _reworded(text: Text, language: str, words: str) -> Text:
    if words == text.texts.get(language, ""):
        return text
    return text.with_words(language, words) if text else Text(language, {language: words})


@operation
def state_seat(
    *,
    by: Viewer,
    centre: UUID,
    version: int,
    language: str,
    subject: str,
    values: Mapping[str, str],
    key: UUID | None = None,
) -> UUID:
    """Say where a seat is: `words`, the `source` they stand in, and since when (`on`).

    What other sources say stays beside it; empty words take back what the centre has said.
    """
    found = _centre(by, centre)
    records.check_version(found, version)
    wrong = checking.problems(values)
    if values["words"] and not values["source"]:
        wrong["source"] = [Message(N_("Say where this is written: an act, a statute, a letter."))]
    if wrong:
        raise Invalid(wrong)
    source = f"centre-{found.code}-{subject.replace('_', '-')}"
    parameters = {"fields": [wording.msgid(FIELDS[subject])]}
    record = records.save(found, by=by, verb="centre.amended", parameters=parameters)
    own = None
    if values["words"]:
        records.keep_source(
            key=source,
            title=Text(language, {language: values["source"]}),
            publisher=found.name.best(language).words,
            language=language,
            note=translated(ADMINISTRATORS),
            checked_on=clock.today(),
        )
        own = Said(
            subject,
            Text(language, {language: values["words"]}),
            Evidence(source, checked_on=clock.today()),
            on=values["on"],
        )
    records.assert_own(record, subject, source, own)
    return centre


@operation
def settle(
    *,
    by: Viewer,
    centre: UUID,
    version: int,
    values: Mapping[str, Any],
    key: UUID | None = None,
) -> UUID:
    """Change colours, languages, domain, or whether machines may translate what is not public.

    `version` is that of the settings (0: nothing was settled yet).
    """
    _centre(by, centre)
    row = CentreSettings.objects.filter(centre_id=centre).first()
    if version != (row.version if row else 0):
        raise Conflict(row, row.version if row else 0)
    row = row or CentreSettings(centre_id=centre)
    _require_sound(values)
    fresh = {**values, **({"domain": _domain(values["domain"])} if "domain" in values else {})}
    changed = [name for name, value in fresh.items() if getattr(row, name) != value]
    if not changed and row.pk:
        return centre
    for name in changed:
        setattr(row, name, fresh[name])
    row.version += 1
    row.updated_at = clock.now()
    _store(row)
    journal.append(
        by=by,
        verb="centre.settled",
        subject=centre,
        centre=centre,
        parameters={"fields": [wording.msgid(FIELDS[name]) for name in changed]},
    )
    return centre


def _require_sound(values: Mapping[str, Any]) -> None:
    wrong = checking.problems(values)
    if bool(values.get("leaf")) != bool(values.get("leaf_deep")):
        alone = "leaf" if not values.get("leaf") else "leaf_deep"
        wrong[alone] = [Message(N_("Give both colours, or neither."))]
    if wrong:
        raise Invalid(wrong)


def _domain(words: str) -> str | None:
    return checking.ascii_domain(words) or None


def _store(row: CentreSettings) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Invalid({"domain": [Message(TAKEN)]}) from error
