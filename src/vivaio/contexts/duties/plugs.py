"""What public duties offer to the rest of the house."""

from __future__ import annotations

from importlib import import_module

from vivaio.contexts.duties import declarations, desk, policies
from vivaio.contexts.duties.models import Responsibility, Statement, Ticket
from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.registry import RoomLink, desk_items, room_links
from vivaio.platform.registry.instances import examples

SENTENCES = {
    "duties.statement": N_("%(who)s published version %(version)s of the accessibility statement."),
    "duties.responsibility": N_("%(who)s changed who answers for people's data."),
    "duties.received": N_("%(who)s sent report %(number)s."),
    "duties.take_up": N_("%(who)s took up report %(number)s."),
    "duties.answered": N_("%(who)s answered report %(number)s."),
    "duties.close": N_("%(who)s closed report %(number)s."),
    "duties.reopen": N_("%(who)s opened report %(number)s again."),
    "duties.done": N_("%(who)s noted a yearly duty of %(year)s as done."),
}

ROOMS = (
    RoomLink(
        "reports", N_("Reports from people"), "reports/", policies.can_work,
        N_("What people sent you, each with the day of its answer."), "flag",
    ),
    RoomLink(
        "accessibility", N_("Accessibility statement"), "accessibility/edit/?centre={slug}",
        policies.can_keep, N_("Say how far your pages are accessible, and since when."), "user",
    ),
    RoomLink(
        "responsible", N_("Who is responsible for what"), "privacy/who/edit/?centre={slug}",
        policies.can_keep, N_("Controller, officer, and who does what."), "file-text",
    ),
    RoomLink(
        "yearly", N_("Yearly duties"), "duties/", policies.can_keep,
        N_("Days of the law, and noting them as done."), "calendar",
    ),
)  # fmt: skip


def forget_examples() -> None:
    """Remove the statements, reports and responsibilities that are examples."""
    for model in (Statement, Ticket, Responsibility):
        model.objects.filter(nature="example").delete()


def plug_in() -> None:
    """Register sentences, lines of the desk, the job and what the models know of people."""
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    for item in desk.ITEMS:
        desk_items.register(item.code, item)
    for link in ROOMS:
        room_links.register(link.code, link)
    examples.register("duties", forget_examples)
    import_module("vivaio.contexts.duties.tasks")
    declarations.register()
