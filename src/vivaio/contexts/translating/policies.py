"""Who may do what at the translation desk; who may translate a record, its own room decides."""

from __future__ import annotations

from uuid import UUID

from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.records import translatables
from vivaio.platform.records.translating import Translated
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.rules import ENTRUSTED, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("The translation desk"))


@rule(N_("Use the translation desk"), "edit")
def can_use_desk(viewer: Viewer) -> Decision:
    """The desk is for those who edit somewhere."""
    if viewer.may("edit", None) or any(viewer.may("edit", one) for one in viewer.centres):
        return YES
    return no(N_("The translation desk is for the editors of a centre."))


@rule(N_("Translate a record"), "edit", ENTRUSTED)
def can_translate(viewer: Viewer, found: Translated) -> Decision:
    """As the room of the record says."""
    return translatables.may_translate(viewer, found.row)


@rule(N_("Decide what may go to a translating machine"), "manage")
def can_choose(viewer: Viewer, centre: UUID) -> Decision:
    """What may go to the machine is decided by the administrators of the centre."""
    if viewer.may("manage", centre):
        return YES
    return no(N_("This is decided by the administrators of the centre."))


@rule(N_("Have a text translated by a machine"), "edit")
def can_send(found: Translated, *, sends_private: bool) -> Decision:
    """What everybody may read may go to the machine; the rest only if the centre says so."""
    if sends_private or (found.visibility == Visibility.PUBLIC and found.is_open):
        return YES
    return no(N_("This is not public, and its centre does not let such texts go to a machine."))
