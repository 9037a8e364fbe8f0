"""Founding centres and appointing their teams."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from vivaio.ground.centres import policies
from vivaio.ground.centres.models import Centre
from vivaio.ground.centres.operations import team
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_
from vivaio.kernel.text import Text
from vivaio.platform.journal import wording
from vivaio.platform.records import operations as records
from vivaio.platform.records.operations import Said
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer


@operation
def found_centre(
    *,
    by: Viewer,
    code: str,
    name: Text,
    country: str,
    time_zone: str,
    said: Sequence[Said] = (),
    state: str = "published",
    slug_words: str = "",
    **values: Any,
) -> UUID:
    """Open a centre's rooms on the platform; it is its own tenant."""
    if not by.is_system:
        require(no(N_("Only the operator of the platform opens a new centre.")))
    centre = Centre(
        code=code, name=name, country=country, time_zone=time_zone, state=state,
        visibility=Visibility.PUBLIC, **values,
    )  # fmt: skip
    centre.centre_id = centre.uid
    record = records.save(centre, by=by, verb="centre.founded", slug_words=slug_words)
    records.assert_all(record, said)
    return centre.uid


@operation
def appoint(*, by: Viewer, account: int, centre: UUID | None, role: str) -> UUID:
    """Give a person a role in a centre's team, or (None) in the network's coordination."""
    require(policies.can_give(by, centre, role))
    place = team.take_in(by, centre, account, role)
    team.note(by, "centre.appointed", place, {"role": wording.msgid(role)})
    return place.account.uid
