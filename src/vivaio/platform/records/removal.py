"""Taking records away: what was there is gone, that it was there stays known."""

from __future__ import annotations

from django.db import transaction

from vivaio.kernel import clock
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_
from vivaio.kernel.text import Text
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal import verbs
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.models import Record
from vivaio.platform.records.writing import next_change
from vivaio.platform.registry.instances import examples as others
from vivaio.platform.registry.instances import removals
from vivaio.platform.search import operations as search
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

REMOVED = verbs.register("record.removed", N_("%(who)s removed this record."))


def remove_examples(*, by: Viewer) -> int:
    """Remove every example for good; returns how many. Their identities stay as tombstones."""
    if not by.is_system:
        require(no(N_("Only the operator of the platform removes the examples.")))
    with transaction.atomic():
        # Those that were merged or taken away are there too; a tombstone has no address.
        marked = Record.objects.filter(nature=Nature.EXAMPLE).exclude(address="")
        # The latest first: what rests on others was made after them.
        examples = list(marked.order_by("-created_at", "-uid"))
        for record in examples:
            _remove(record, by)
        for forget in others.all().values():
            forget()
        return len(examples)


def _remove(record: Record, by: Viewer) -> None:
    for forget in removals.all().values():
        forget(record.uid)
    models_by_kind()[record.kind].objects.filter(uid=record.uid).delete()
    search.remove(record.uid)
    record.sort_keys.all().delete()
    record.translation_states.all().delete()
    record.assertions.all().delete()
    record.provenance.all().delete()
    record.slugs.all().delete()
    record.title, record.address = Text("en", {}), ""
    record.deleted_at = clock.now()
    record.change = next_change()
    record.save()
    journal.append(by=by, verb=REMOVED, subject=record.uid, centre=record.centre_id, parameters={})
