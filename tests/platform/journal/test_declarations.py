"""A person can take away what the journal says of them, and have it erased."""

from uuid import UUID

import pytest

from vivaio.kernel import uid
from vivaio.platform.journal import operations
from vivaio.platform.registry import personal_data
from vivaio.platform.tenancy.viewer import Viewer


@pytest.mark.django_db
def test_a_persons_acts_are_exported_and_erased(
    ana: Viewer, colleague: Viewer, torino: UUID
) -> None:
    subject = uid.new()
    operations.append(by=ana, verb="thing.done", subject=subject, centre=torino)
    operations.append(by=colleague, verb="thing.done", subject=uid.new(), centre=torino)
    declared = personal_data.get("journal.Personal")
    assert declared.export is not None
    assert declared.erase is not None
    (act,) = declared.export(ana.person)  # type: ignore[arg-type, misc]
    assert (act["verb"], act["subject"]) == ("thing.done", str(subject))
    assert act["values"] == {"who": "Ana Marić"}
    assert declared.erase(ana.person) == 1  # type: ignore[arg-type]
    assert declared.export(ana.person) == []  # type: ignore[arg-type]
    assert operations.verify(torino) == []
