"""Telling somebody all that is known of them, erasing it, and forgetting in time."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_
from vivaio.platform.personal import references
from vivaio.platform.personal.models import Forgetting
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.people import Subject, remembered
from vivaio.platform.tenancy.viewer import Viewer

log = logging.getLogger("vivaio.personal")


def _with_people() -> Iterator[PersonalData]:
    for declared in personal_data.all().values():
        if "personal" in declared.fields.values():
            yield declared


def _require_own(by: Viewer, person: UUID) -> None:
    if not by.is_system and by.person != person:
        require(no(N_("Everybody is told and erases their own data alone.")))


def collect(*, by: Viewer, person: UUID) -> dict[str, Any]:
    """Everything that is known of a person, by model: plain values of JSON, no secrets."""
    _require_own(by, person)
    with remembered(person) as subject:
        told = {one.model: _told(one, subject) for one in _with_people()}
    return {model: known for model, known in told.items() if known}


def _told(declared: PersonalData, subject: Subject) -> object:
    if declared.export is not None:
        known: object = declared.export(subject.person)
    else:
        known = references.told(declared, references.rows_of(declared, subject))
    return json.loads(json.dumps(known, default=references.plain))


def erase(*, by: Viewer, person: UUID) -> dict[str, int]:
    """Erase a person from every model, in one transaction; rows that were touched, by model.

    The rows of the person themselves (`Subject.keys`) go last, since the others point at them.
    """
    _require_own(by, person)
    with transaction.atomic(), remembered(person) as subject:
        last = [one for one in _with_people() if one.model in subject.keys]
        others = [one for one in _with_people() if one.model not in subject.keys]
        return {one.model: _erase(one, subject) for one in (*others, *reversed(last))}


def _erase(declared: PersonalData, subject: Subject) -> int:
    if declared.erase is not None:
        return declared.erase(subject.person)
    return references.erase(declared, subject)


def forget(now: datetime | None = None) -> int:
    """Run every rule that says how long something is kept, and report each; rows that went."""
    now = now or timezone.now()
    total = 0
    for declared in personal_data.all().values():
        if declared.retention is not None:
            report = _expire(declared, now)
            report.save()
            total += report.number
    return total


def _expire(declared: PersonalData, now: datetime) -> Forgetting:
    rule = declared.retention
    assert rule is not None
    report = Forgetting(at=now, model=declared.model, days=rule.days)
    try:
        with transaction.atomic():
            report.number = rule.expire(now - timedelta(days=rule.days))
    except Exception as error:  # one rule that fails keeps no other from its work
        log.exception("the retention of %s failed", declared.model)
        report.error = type(error).__name__
    return report
