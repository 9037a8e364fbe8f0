"""What the translation desk offers to the rest of the house."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from vivaio.contexts.translating import declarations, policies, queries
from vivaio.kernel.errors import N_, Message
from vivaio.platform.journal import verbs
from vivaio.platform.records import untranslated
from vivaio.platform.registry import DeskItem, DeskLine, RoomLink, desk_items, room_links
from vivaio.platform.tenancy.viewer import Viewer

SENTENCES = {
    "translating.sending_allowed": N_(
        "%(who)s let texts that are not public go to the translation service."
    ),
    "translating.sending_forbidden": N_(
        "%(who)s keeps texts that are not public from the translation service."
    ),
}
_KEEPS = N_("You edit what this centre keeps.")
_OLD = N_("Translations older than their original: %(number)s")
_MADE = N_("Machine translations that nobody has confirmed: %(number)s")


def desk_lines(viewer: Viewer) -> Iterator[DeskLine]:
    """Files that wait, old translations, and what a machine made: one line each for a centre."""
    for one in queries.waiting_deliveries(viewer):
        yield DeskLine(
            Message(N_("A translated file waits to be applied: %(name)s"), {"name": one.file_name}),
            f"translations/files/{one.uid}/",
            why=Message(N_("You brought it in.")),
            verb=Message(N_("Look at it")),
            key=f"delivery-{one.uid}",
        )
    if not policies.can_use_desk(viewer):
        return
    for centre, stale, machine in _by_centre(viewer):
        for need, number, message, verb in (
            ("stale", stale, _OLD, N_("Translate")),
            ("machine", machine, _MADE, N_("Check")),
        ):
            if number:
                yield DeskLine(
                    Message(message, {"number": number}),
                    f"translations/?need={need}&centre={centre or 'network'}",
                    why=Message(_KEEPS),
                    verb=Message(verb),
                    centre=centre,
                    key=f"translations-{need}-{centre or 'network'}",
                )


def _by_centre(viewer: Viewer) -> list[tuple[UUID | None, int, int]]:
    """Of each centre in which the viewer edits: how many are old, how many machine-made."""
    sums: dict[UUID | None, tuple[int, int]] = {}
    for one in untranslated.standings(viewer):
        if one.centre in viewer.centres or (one.centre is None and viewer.network):
            stale, machine = sums.get(one.centre, (0, 0))
            sums[one.centre] = (stale + one.stale, machine + one.machine)
    return [(centre, *numbers) for centre, numbers in sums.items()]


def plug_in() -> None:
    """Register sentences, desk lines, the entrance from the centres' rooms, and declarations."""
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    desk_items.register("translating", DeskItem("translating", N_("Translations"), desk_lines))
    room_links.register(
        "translating",
        RoomLink(
            "translating",
            N_("Translations"),
            "translations/",
            lambda viewer, centre: viewer.may("edit", centre),
            N_("What is missing or old, side by side or by file."),
            "language",
        ),
    )
    declarations.register()
