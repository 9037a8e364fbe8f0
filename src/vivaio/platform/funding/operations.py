"""Writing down what a grant agreement says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_, Conflict, Invalid, Message
from vivaio.kernel.text import Text
from vivaio.platform.funding.models import Grant
from vivaio.platform.funding.queries import scope
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal import wording
from vivaio.platform.records import operations as records
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

#: What can be given, with the words for it.
FIELDS: Mapping[str, str] = {
    "programme": N_("funding programme"),
    "agreement_number": N_("agreement number"),
    "authority": N_("granting authority"),
    "co_funded": N_("co-funded"),
    "statement": N_("statement"),
    "disclaimer": N_("disclaimer"),
    "emblem_required": N_("emblem required"),
}
_LONGEST = {
    "programme": 200,
    "agreement_number": 60,
    "authority": 200,
    "statement": 200,
    "disclaimer": 1_000,
}


@operation
def keep_grant(
    *,
    by: Viewer,
    centre: UUID | None,
    values: Mapping[str, Any],
    version: int | None = None,
    source: str = "",
    key: UUID | None = None,
) -> UUID:
    """Write down what is known of a grant; `version` is the one that was read (0: none was there).

    `values` by the names of `block.Profile`; what is not given stays. `Conflict` carries the
    profile as it stands when somebody saved in between.
    """
    if not by.may("manage", centre):
        require(no(N_("The grant is written down by the administrators of the centre.")))
    row = Grant.objects.filter(scope=scope(centre)).first()
    present = row.version if row else 0
    if version is not None and version != present:
        raise Conflict(row.profile if row else None, present)
    _require_sound(values)
    if row is None:
        row = Grant(scope=scope(centre), centre_id=centre, version=0)
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if not changed and row.pk:
        return centre or uids.new()
    for name in changed:
        setattr(row, name, values[name])
    if source:
        row.source_id = records.number_of_source(source)
    row.version += 1
    row.updated_at = clock.now()
    row.save()
    _tell(by, centre, changed)
    return centre or uids.new()


def _tell(by: Viewer, centre: UUID | None, changed: list[str]) -> None:
    if centre is None:
        return
    journal.append(
        by=by,
        verb="funding.kept",
        subject=centre,
        centre=centre,
        parameters={"fields": [wording.msgid(FIELDS[name]) for name in changed]},
    )


def _require_sound(values: Mapping[str, Any]) -> None:
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"a grant has no {sorted(unknown)}")
    problems: dict[str, list[Message]] = {}
    for name, longest in _LONGEST.items():
        given = values.get(name, "")
        for words in given.texts.values() if isinstance(given, Text) else (given,):
            if len(words) > longest:
                text = N_("This is %(length)s characters long; %(longest)s is the most it can be.")
                problems[name] = [Message(text, {"length": len(words), "longest": longest})]
            elif any(ord(sign) < 32 or ord(sign) == 127 for sign in words):
                problems[name] = [Message(N_("Write it in one line, without control characters."))]
    if problems:
        raise Invalid(problems)
